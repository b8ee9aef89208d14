import Foundation
import TestSupport
import Testing

/// `wayside models pull` from a real server on this machine: whatever it does, the folder then holds the described file, a part to go on
/// from, or nothing.
@Suite struct ModelsPullTests {
    /// A server of the network of a ``TinyModel``, and the model with its source there.
    private func serve(_ manner: String) throws -> (TinyModel, ModelServer) {
        let model = try TinyModel()
        let server = try ModelServer(file: model.network)
        try model.writeManifest(source: server.url(manner))
        return (model, server)
    }

    @Test(arguments: ["good", "plain", "redirect"])
    func whatIsMissingIsFetchedCheckedAndReady(_ manner: String) throws {
        let (model, server) = try serve(manner)
        defer { withExtendedLifetime(server) {} }
        let missing = try model.program(["check", "tiny"]).run()
        #expect(missing.status == 1 && missing.errors.contains("`wayside models pull tiny`"), "\(missing.errors)")
        let outcome = try model.program(["pull", "tiny"]).run()
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("tiny: fits its manifest; 2 generic classes; \(model.userFolder)/tiny.onnx"))
        #expect(outcome.errors.contains("Apache-2.0"))
        // The manifest is found where it is.
        #expect(model.files == ["tiny.onnx"])
        #expect(try model.contents("tiny.onnx") == model.network)
        #expect(try model.program(["check", "tiny"]).run().status == 0)
        // Nothing is fetched twice.
        let requests = server.requests
        let again = try model.program(["pull", "tiny", "--format", "json"]).run()
        #expect(again.status == 0 && again.objects.first?["state"] as? String == "already here")
        #expect(server.requests == requests)
    }

    @Test func aManifestOfOnesOwnComesAlong() throws {
        let (model, server) = try serve("good")
        defer { withExtendedLifetime(server) {} }
        let own = try model.writeManifest(source: server.url("good"), to: "elsewhere/own.yaml")
        let outcome = try model.program(["pull", own, "--format", "json"]).run()
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.objects.count == 1)
        #expect(outcome.objects.first?["state"] as? String == "added")
        #expect(outcome.objects.first?["network"] as? String == model.userFolder + "/tiny.onnx")
        #expect(outcome.objects.first?["resumed_from"] as? Int == 0)
        #expect(model.files == ["own.yaml", "tiny.onnx"])
        #expect(try model.program(["check", "own"]).run().status == 0)
    }

    /// What must come of a server that doesn't give the file: a part of the sentence, and whether a part of the file stays.
    @Test(arguments: [
        ("missing", "no such file (404)", false), ("busy", "status 503", false), ("truncated", "run again", true),
        ("tampered", "SHA-256", false), ("huge", "larger than", false), ("away", "not https", false),
        ("loop", "sends on", false),
    ])
    func aBadServerLeavesNothingBut(_ manner: String, _ sentence: String, _ leavesPart: Bool) throws {
        let (model, server) = try serve(manner)
        defer { withExtendedLifetime(server) {} }
        let outcome = try model.program(["pull", "tiny"]).run()
        #expect(outcome.status == 1)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.contains(sentence), "\(outcome.errors)")
        #expect(outcome.errors.split(separator: "\n").count { $0.hasPrefix("wayside: ") } == 1, "\(outcome.errors)")
        #expect(model.files == (leavesPart ? ["tiny.onnx.part"] : []), "\(outcome.errors)")
    }

    /// Half of the file came first; then the server is this one.
    @Test(arguments: ["good", "plain"])
    func aBrokenDownloadGoesOn(_ manner: String) throws {
        let (model, server) = try serve("truncated")
        defer { withExtendedLifetime(server) {} }
        #expect(try model.program(["pull", "tiny"]).run().status == 1)
        let part = try model.contents("tiny.onnx.part").count
        #expect(part == model.network.count / 2)
        try model.writeManifest(source: server.url(manner))
        let outcome = try model.program(["pull", "tiny", "--format", "json"]).run()
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(model.files == ["tiny.onnx"])
        #expect(try model.contents("tiny.onnx") == model.network)
        #expect(server.requests.contains("\(manner) bytes=\(part)-"))
        // Python's server gives the whole file and no part of it.
        #expect(outcome.objects.first?["resumed_from"] as? Int == (manner == "good" ? part : 0))
    }

    /// The part is that of another file, or longer than the file, or all of it.
    @Test(arguments: ["other", "longer", "whole"])
    func aPartIsNotTrusted(_ kind: String) throws {
        let (model, server) = try serve("good")
        defer { withExtendedLifetime(server) {} }
        let part =
            switch kind {
            case "other": Data(repeating: 7, count: 1000)
            case "longer": model.network + Data([1, 2, 3])
            default: model.network
            }
        try FileManager.default.createDirectory(atPath: model.userFolder, withIntermediateDirectories: true)
        try part.write(to: URL(fileURLWithPath: model.userFolder + "/tiny.onnx.part"))
        let outcome = try model.program(["pull", "tiny"]).run()
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(try model.contents("tiny.onnx") == model.network)
        #expect(model.files == ["tiny.onnx"])
        #expect(server.requests.isEmpty == (kind == "whole"))
    }

    @Test func whoeverStopsItGoesOnLater() throws {
        let (model, server) = try serve("slow")
        defer { withExtendedLifetime(server) {} }
        let program = model.program(["pull", "tiny", "--timeout", "10m"])
        try program.start()
        let half = model.network.count / 2
        let deadline = Date().addingTimeInterval(30)
        while (try? model.contents("tiny.onnx.part").count) != half, Date() < deadline { usleep(20_000) }
        // Two at once would mix their bytes.
        let second = try model.program(["pull", "tiny"]).run()
        #expect(second.status == 1 && second.errors.contains("another `models pull`"), "\(second.errors)")
        kill(program.process.processIdentifier, SIGINT)
        let outcome = program.finish(timeout: 20)
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("stopped; the \(half) bytes that came are kept"), "\(outcome.errors)")
        #expect(model.files == ["tiny.onnx.part"])
        try model.writeManifest(source: server.url("good"))
        #expect(try model.program(["pull", "tiny"]).run().status == 0)
        #expect(server.requests.last == "good bytes=\(half)-")
    }

    @Test func aSilentServerIsGivenUp() throws {
        let (model, server) = try serve("slow")
        defer { withExtendedLifetime(server) {} }
        let outcome = try model.program(["pull", "tiny", "--timeout", "1s"]).run(timeout: 30)
        #expect(outcome.status == 1 && outcome.errors.contains("--timeout"), "\(outcome.errors)")
        #expect(model.files == ["tiny.onnx.part"])
    }

    @Test func withoutAServerItSaysSo() throws {
        let model = try TinyModel()
        try model.writeManifest(source: "http://127.0.0.1:9/tiny.onnx")
        let outcome = try model.program(["pull", "tiny"]).run()
        #expect(outcome.status == 1 && outcome.errors.contains("can't be reached"), "\(outcome.errors)")
        #expect(model.files.isEmpty)
    }

    /// A page, another scheme, http to another machine, and what only looks like this machine.
    @Test(arguments: [
        "https://example.com/about", "http://example.com/tiny.onnx", "ftp://127.0.0.1/tiny.onnx",
        "file:///tmp/tiny.onnx", "http://localhost@example.com/tiny.onnx", "http://localhost.example.com/tiny.onnx",
        "made by hand/tiny.onnx", "http://127.0.0.1:80@example.com/tiny.onnx",
    ])
    func otherSourcesAreNotFetched(_ source: String) throws {
        let model = try TinyModel()
        try model.writeManifest(source: "\"\(source)\"")
        let outcome = try model.program(["pull", "tiny"]).run()
        #expect(outcome.status == 1 && outcome.errors.contains("wayside models add"), "\(outcome.errors)")
        #expect(model.files.isEmpty)
        #expect(try !model.program(["check", "tiny"]).run().errors.contains("models pull"))
    }

    @Test func aRefusedModelIsNotEvenFetched() throws {
        let (model, server) = try serve("good")
        defer { withExtendedLifetime(server) {} }
        try model.writeManifest(source: server.url("good"), classes: "[car, angry man]")
        #expect(try model.program(["pull", "tiny"]).run().status == 3)
        #expect(server.requests.isEmpty && model.files.isEmpty)
    }

    @Test func aNetworkThatDoesNotFitIsNotKept() throws {
        let (model, server) = try serve("good")
        defer { withExtendedLifetime(server) {} }
        try model.writeManifest(source: server.url("good"), width: 64)
        let outcome = try model.program(["pull", "tiny"]).run()
        #expect(outcome.status == 1 && outcome.errors.contains("64"), "\(outcome.errors)")
        #expect(model.files.isEmpty)
    }

    @Test func anotherFileOfTheNameStaysUnlessReplaced() throws {
        let (model, server) = try serve("good")
        defer { withExtendedLifetime(server) {} }
        try model.folder.write("mine", to: "data/wayside/models/tiny.onnx")
        let outcome = try model.program(["pull", "tiny"]).run()
        #expect(outcome.status == 1 && outcome.errors.contains("--replace"), "\(outcome.errors)")
        #expect(server.requests.isEmpty)
        #expect(try model.contents("tiny.onnx") == Data("mine".utf8))
        #expect(try model.program(["pull", "tiny", "--replace"]).run().status == 0)
        #expect(try model.contents("tiny.onnx") == model.network)
        #expect(model.files == ["tiny.onnx"])
    }

    @Test func aFullDiskKeepsWhatFits() throws {
        let (model, server) = try serve("good")
        defer { withExtendedLifetime(server) {} }
        let outcome = try model.program(["pull", "tiny"], fileLimit: 50).run()
        #expect(outcome.status == 1 && outcome.errors.contains("can't be written"), "\(outcome.errors)")
        #expect(model.files == ["tiny.onnx.part"])
        #expect(try model.program(["pull", "tiny"]).run().status == 0)
        #expect(try model.contents("tiny.onnx") == model.network)
    }

    /// Every shipped manifest whose network isn't shipped names a source that `pull` takes.
    @Test func theShippedManifestsNameFiles() throws {
        let folder = SharedFiles.packageRoot.appendingPathComponent("models")
        let manifests = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
            $0.hasSuffix(".yaml")
        }
        #expect(manifests.count >= 5)
        for name in manifests {
            let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
            let file = text.split(separator: "\n").first { $0.hasPrefix("file: ") }?.dropFirst(6) ?? ""
            // Our own network lies beside its manifest.
            if FileManager.default.fileExists(atPath: folder.path + "/" + file) { continue }
            let source = text.split(separator: "\n").first { $0.hasPrefix("source: ") } ?? ""
            #expect(
                source.hasPrefix("source: https://") && (source.hasSuffix(".onnx") || source.hasSuffix(".tflite")),
                "\(name): \(source)")
        }
    }
}
