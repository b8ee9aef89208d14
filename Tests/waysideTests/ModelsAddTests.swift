import Foundation
import TestSupport
import Testing

/// `wayside models add`: a model that could be run is copied, whole; of any other nothing is.
@Suite struct ModelsAddTests {
    @Test func aGoodModelIsCopiedWithItsManifest() throws {
        let model = try TinyModel()
        let own = try model.writeManifest(to: "own/mine.yaml")
        let outcome = try model.program(["add", model.networkPath, "--manifest", own, "--format", "json"]).run()
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.objects.first?["network"] as? String == model.userFolder + "/tiny.onnx")
        #expect(model.files == ["mine.yaml", "tiny.onnx"])
        #expect(try model.contents("tiny.onnx") == model.network)
        #expect(try model.contents("mine.yaml") == Data(contentsOf: URL(fileURLWithPath: own)))
        #expect(try model.program(["check", "mine"]).run().status == 0)
        // Once more is no harm.
        #expect(try model.program(["add", model.networkPath, "--manifest", own]).run().status == 0)
    }

    @Test func aKnownManifestIsNotCopied() throws {
        let model = try TinyModel()
        let network = model.folder.path + "/tiny.onnx"
        try model.network.write(to: URL(fileURLWithPath: network))
        let outcome = try model.program(["add", network]).run()
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(model.files == ["tiny.onnx"])
    }

    @Test(arguments: ["tiny.onnx", "mine.yaml"])
    func anotherFileOfTheNameStaysUnlessReplaced(_ name: String) throws {
        let model = try TinyModel()
        let own = try model.writeManifest(to: "own/mine.yaml")
        try model.folder.write("other", to: "data/wayside/models/" + name)
        let outcome = try model.program(["add", model.networkPath, "--manifest", own]).run()
        #expect(outcome.status == 1 && outcome.errors.contains("--replace"), "\(outcome.errors)")
        #expect(model.files == [name])
        #expect(try model.contents(name) == Data("other".utf8))
        #expect(try model.program(["add", model.networkPath, "--manifest", own, "--replace"]).run().status == 0)
        #expect(model.files == ["mine.yaml", "tiny.onnx"])
        #expect(try model.contents("tiny.onnx") == model.network)
    }

    /// What is wrong with the model, the exit status, and a part of the sentence.
    @Test(arguments: [
        ("no network", Int32(1), "no such file"), ("no manifest", 1, "no such file"),
        ("manifest of another file", 1, "SHA-256"), ("corrupted network", 1, "OpenVINO can't read"),
        ("unsupported operator", 1, "ReduceMux"), ("another input", 1, "64"), ("excluded class", 3, "angry man"),
        ("unknown class", 3, "class_12"), ("1 GB", 1, "more than"), ("a folder", 1, "not a regular file"),
        ("no YAML", 1, "YAML"),
    ])
    func ofABadModelNothingIsCopied(_ kind: String, _ status: Int32, _ sentence: String) throws {
        let model = try TinyModel()
        var network = model.networkPath
        var manifest = model.folder.path + "/own/mine.yaml"
        func write(_ bytes: Data) throws {
            try bytes.write(to: URL(fileURLWithPath: network))
            try model.writeManifest(hash: TinyModel.digest(of: bytes), to: "own/mine.yaml")
        }
        try write(model.network)
        switch kind {
        case "no network": network += "x.onnx"
        case "no manifest": manifest += "x.yaml"
        case "manifest of another file":
            try model.writeManifest(hash: String(repeating: "0", count: 64), to: "own/mine.yaml")
        case "corrupted network": try write(model.network.prefix(5000))
        case "unsupported operator":
            var bytes = model.network
            let name = try #require(bytes.range(of: Data("ReduceMax".utf8)))
            bytes.replaceSubrange(name, with: Data("ReduceMux".utf8))
            try write(bytes)
        case "another input": try model.writeManifest(width: 64, to: "own/mine.yaml")
        case "excluded class": try model.writeManifest(classes: "[car, angry man]", to: "own/mine.yaml")
        case "unknown class": try model.writeManifest(classes: "[car, class_12]", to: "own/mine.yaml")
        case "1 GB": #expect(truncate(network, 1 << 30) == 0)
        case "a folder": network = model.folder.path
        default: try model.folder.write("name: [", to: "own/mine.yaml")
        }
        let outcome = try model.program(["add", network, "--manifest", manifest]).run()
        #expect(outcome.status == status, "\(outcome.errors)")
        #expect(outcome.errors.contains(sentence), "\(outcome.errors)")
        #expect(outcome.errors.split(separator: "\n").count { $0.hasPrefix("wayside: ") } == 1, "\(outcome.errors)")
        #expect(outcome.output.isEmpty && model.files.isEmpty)
    }

    /// Also for root, whom permissions don't stop.
    @Test func aFolderThatCannotBeMadeIsNamed() throws {
        let model = try TinyModel()
        try model.folder.write("in the way", to: "data")
        let own = try model.writeManifest(to: "own/mine.yaml")
        let outcome = try model.program(["add", model.networkPath, "--manifest", own]).run()
        #expect(outcome.status == 1 && outcome.errors.contains(model.userFolder), "\(outcome.errors)")
        let homeless = Program(
            ["models", "add", model.networkPath, "--manifest", own], environment: ["HOME": "", "XDG_DATA_HOME": ""])
        let told = try homeless.run()
        #expect(told.status == 1 && told.errors.contains("XDG_DATA_HOME"), "\(told.errors)")
    }

    @Test func aFullDiskLeavesNothing() throws {
        let model = try TinyModel()
        let own = try model.writeManifest(to: "own/mine.yaml")
        let outcome = try model.program(["add", model.networkPath, "--manifest", own], fileLimit: 50).run()
        #expect(outcome.status == 1 && outcome.errors.contains("can't be written"), "\(outcome.errors)")
        #expect(model.files.isEmpty)
    }
}
