import ClassPolicy
import Detection
import Foundation
import TestSupport
import Testing

struct ModelStoreTests {
    @Test func foldersComeFromEnvironmentAndProgram() throws {
        let package = try ScratchFolder()
        try package.write("", to: "Package.swift")
        let store = ModelStore(
            environment: ["WAYSIDE_MODELS": "/a:/b", "HOME": "/home/x"],
            program: package.path + "/.build/x86_64-unknown-linux-gnu/release/wayside")
        #expect(
            store.folders == [
                "/a", "/b", "/home/x/.local/share/wayside/models",
                package.path + "/.build/x86_64-unknown-linux-gnu/share/wayside/models", package.path + "/models",
            ])
        let installed = ModelStore(
            environment: ["WAYSIDE_MODELS": "", "HOME": "/home/x", "XDG_DATA_HOME": "/data"],
            program: "/usr/bin/wayside")
        #expect(installed.folders == ["/data/wayside/models", "/usr/share/wayside/models"])
        #expect(ModelStore(environment: [:], program: nil).folders.isEmpty)
    }

    /// The test's own process runs from the build folder, as `swift run wayside` does.
    @Test func theStandardStoreKnowsThePackagesManifests() throws {
        #expect(try ModelStore.standard().model("yolox-nano").manifest.labels.count == 80)
    }

    @Test func aModelIsFoundByNameManifestOrNetwork() throws {
        let fixture = try ModelFixture(ManifestText(), network: Data([1, 2, 3]))
        let store = ModelStore(folders: ["/nowhere", fixture.folder.path])
        for reference in ["fixture", fixture.manifestPath, fixture.networkPath] {
            let model = try store.model(reference)
            #expect(model.name == "fixture")
            #expect(try model.networkPath() == fixture.networkPath)
        }
    }

    @Test func aNetworksManifestMayHaveAnotherNameOrFolder() throws {
        let manifests = try ScratchFolder()
        let networks = try ScratchFolder()
        try manifests.write("broken: [", to: "a-broken.yaml")
        try manifests.write(ManifestText("nano", file: "some_net.onnx").text, to: "nano.yaml")
        let network = try networks.write("x", to: "some_net.onnx")
        let store = ModelStore(folders: [networks.path, manifests.path])
        #expect(try store.model(network).name == "nano")
        #expect(try store.model(network).networkPath() == network)
        #expect(try store.model("nano").networkPath() == network)
    }

    @Test func theFirstFolderWins() throws {
        let first = try ModelFixture(ManifestText().setting("description", "first"), network: Data([1]))
        let second = try ModelFixture(ManifestText().setting("description", "second"), network: Data([2]))
        let store = ModelStore(folders: [first.folder.path, second.folder.path])
        #expect(try store.model("fixture").manifest.description == "first")
        #expect(store.list().count == 1)
    }

    @Test func unknownNamesGetTheKnownOnes() throws {
        let fixture = try ModelFixture(ManifestText(), network: nil)
        let store = ModelStore(folders: [fixture.folder.path])
        for reference in ["fixtur", "", "..", "./fixtur", "/nowhere/x.onnx", "/nowhere/x.yaml", "fixtur.onnx"] {
            let error = #expect(throws: ModelError.self) { try store.model(reference) }
            #expect(error?.reason == .notFound, "\(reference): \(String(describing: error))")
        }
        let error = #expect(throws: ModelError.self) { try store.model("fixtur") }
        #expect(error?.message.contains("known are fixture, from \(fixture.folder.path)") == true)
    }

    @Test func aNetworkWithoutAManifestIsRefused() throws {
        let folder = try ScratchFolder()
        let network = try folder.write("x", to: "lonely.onnx")
        let error = #expect(throws: ModelError.self) { try ModelStore(folders: []).model(network) }
        #expect(error?.message.contains("lonely.yaml") == true)
    }

    @Test func aMissingNetworkNamesItsPlacesAndItsSource() throws {
        let fixture = try ModelFixture(ManifestText(), network: nil)
        let error = #expect(throws: ModelError.self) {
            try ModelStore(folders: ["/one", "/two"]).model(fixture.manifestPath).networkPath()
        }
        #expect(error?.reason == .networkMissing)
        for part in ["fixture.onnx", fixture.folder.path, "/one", "/two", "made by a test", "WAYSIDE_MODELS"] {
            #expect(error?.message.contains(part) == true, "\(part)")
        }
    }

    @Test func anotherNetworkIsRefusedWithBothHashes() throws {
        let said = String(repeating: "a", count: 64)
        let fixture = try ModelFixture(ManifestText(), network: Data("abc".utf8), hash: said)
        let error = #expect(throws: ModelError.self) { try fixture.load() }
        #expect(error?.reason == .hashMismatch)
        #expect(error?.message.contains(said) == true)
        // SHA-256("abc"), FIPS 180-4's own example.
        let actual = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        #expect(error?.message.contains(actual) == true)
    }

    @Test func whatIsNoNetworkFileIsRefusedAtOnce() throws {
        let folder = try ScratchFolder()
        let manifest = try folder.write(ManifestText().text, to: "fixture.yaml")
        let network = folder.path + "/fixture.onnx"
        func refusal() -> ModelError? {
            let error = #expect(throws: ModelError.self) {
                try Detector(
                    model: ModelStore(folders: []).model(manifest), options: DetectorOptions(compileCache: .none))
            }
            try? FileManager.default.removeItem(atPath: network)
            #expect(error?.reason == .networkUnreadable)
            return error
        }
        _ = try giantFile(in: folder, named: "fixture.onnx", bytes: 1 << 40)
        #expect(refusal()?.message.contains("more than") == true)
        #expect(mkfifo(network, 0o600) == 0)
        #expect(refusal()?.message.contains("not a regular file") == true)
        try FileManager.default.createDirectory(atPath: network, withIntermediateDirectories: false)
        #expect(refusal()?.message.contains("not a regular file") == true)
        try FileManager.default.createSymbolicLink(atPath: network, withDestinationPath: "/dev/zero")
        #expect(refusal()?.message.contains("not a regular file") == true)
    }

    @Test func theListTellsEachModelsState() throws {
        let folder = try ScratchFolder()
        let digest = SHA256.hexDigest(of: Array("abc".utf8)) ?? ""
        try folder.write("abc", to: "net.onnx")
        try folder.write(ManifestText("a-ready", file: "net.onnx", sha256: digest).text, to: "a-ready.yaml")
        try folder.write(ManifestText("b-missing", file: "gone.onnx").text, to: "b-missing.yaml")
        try folder.write(ManifestText("c-other", file: "net.onnx").text, to: "c-other.yaml")
        try folder.write(
            ManifestText("d-refused", file: "net.onnx", sha256: digest).classes(["car", "angry woman"]).text,
            to: "d-refused.yaml")
        try folder.write("name: 5", to: "e-broken.yaml")
        try folder.write("no manifest", to: "README.md")

        let list = ModelStore(folders: [folder.path, "/nowhere"]).list()
        #expect(list.map(\.name) == ["a-ready", "b-missing", "c-other", "d-refused", "e-broken"])
        #expect(list.map(\.isReady) == [true, false, false, false, false])
        let reasons = list.map { listing -> ModelError.Reason? in
            switch listing.state {
            case .ready: nil
            case .refusedByPolicy: .refusedByPolicy
            case .unusable(let error): error.reason
            }
        }
        #expect(reasons == [nil, .networkMissing, .hashMismatch, .refusedByPolicy, .invalidManifest])
    }
}
