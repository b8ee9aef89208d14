import Foundation
import TestSupport
import Testing

/// What the command line promises: help, exit statuses, one clear sentence for whatever is wrong, and nothing half-written.
@Suite struct CommandLineTests {
    @Test func everyCommandHelpsWithExamplesInEightyColumns() throws {
        var commands = 0
        try CommandTree.root.get().walk { command, path in
            let name = path.joined(separator: " ")
            let discussion = command.discussion ?? ""
            let long = discussion.split(separator: "\n").filter { $0.count > 80 }.map(String.init)
            #expect(long == [], "\(name)")
            guard command.subcommands == nil, command.commandName != "help" else { return }
            commands += 1
            #expect(discussion.contains("EXAMPLES"), "\(name)")
        }
        #expect(commands > 20)
    }

    @Test func versionNamesProgramAndPolicy() throws {
        let outcome = try Program(["--version"]).run()
        #expect(outcome.status == 0)
        #expect(outcome.output.hasPrefix("wayside "))
        #expect(outcome.output.contains("policy"))
    }

    @Test(arguments: [
        ["--bogus"], ["run", "--limit", "0"], ["run", "--duration", "soon"], ["run", "--size", "big"],
        ["run", "--save", "clip"],
        ["detect"], ["detect", "x.jpg", "--min-score", "2"], ["run", "--threads", "0"],
        ["run", "--person-model", "yolox-nano"],
        ["detect", "x.jpg", "--person-model", "yolox-nano"],
        ["detect", "x.jpg", "--classifier", "a", "--format", "coco"], ["audit", "--label-set"],
        ["models", "add", "network.yaml"], ["models", "pull", "yolox-nano", "--timeout", "soon"],
    ])
    func wrongUseIs64(_ arguments: [String]) throws {
        let outcome = try Program(arguments).run()
        #expect(outcome.status == 64, "\(outcome.errors)")
        #expect(!outcome.errors.isEmpty)
    }

    /// Bad input, and a part of the sentence that must come of it.
    private static let badRuns: [(name: String, arguments: [String], sentence: String)] = [
        ("no such file", ["--source", "nothing.mp4", "--model", "none"], "no such file"),
        ("no video", ["--source", "text.mp4", "--model", "none"], "ffmpeg could not read it"),
        ("empty video", ["--source", "empty.mp4", "--model", "none"], "text.mp4|empty"),
        ("folder without pictures", ["--source", "folder", "--model", "none"], "no picture in this folder"),
        ("scene with a line of one point", ["--source", "SAMPLE", "--scene", "one.yaml"], "one.yaml:3"),
        ("no scene", ["--source", "SAMPLE", "--scene", "nothing.yaml"], "nothing.yaml"),
        ("unknown model", ["--source", "SAMPLE", "--model", "nothing"], "no model of that name"),
        ("missing key", ["--source", "SAMPLE", "--model", "./missing.yaml"], "'licence' is missing"),
        ("nobody listens", ["--source", "http://127.0.0.1:9/x.mp4", "--model", "none"], "ffmpeg could not read it"),
        ("size that no folder is", ["--source", "SAMPLE", "--model", "none", "--out", "text.mp4"], "not a folder"),
    ]

    @Test(arguments: badRuns.map(\.name))
    func badInputGetsOneClearSentence(_ name: String) throws {
        let bad = try #require(Self.badRuns.first { $0.name == name })
        let folder = try ScratchFolder()
        try folder.write("hello", to: "text.mp4")
        try folder.write("", to: "empty.mp4")
        try FileManager.default.createDirectory(atPath: folder.path + "/folder", withIntermediateDirectories: true)
        try folder.write("name: a\nlines:\n  - {name: L, points: [[0.1, 0.1]], left_to_right: in}\n", to: "one.yaml")
        let models = SharedFiles.packageRoot.appendingPathComponent("models")
        let manifest = try String(contentsOf: models.appendingPathComponent("yolox-nano.yaml"), encoding: .utf8)
        try folder.write(
            manifest.replacingOccurrences(of: "licence: Apache-2.0\n", with: "").replacingOccurrences(
                of: "yolox-nano", with: "missing"),
            to: "missing.yaml")
        let arguments = bad.arguments.map { $0 == "SAMPLE" ? models.path + "/sample/road.mp4" : $0 }
        let output = bad.arguments.contains("--out") ? [] : ["--out", "results"]
        let outcome = try Program(["run"] + arguments + output, folder: folder.url).run(timeout: 30)
        #expect(outcome.status == 1, "\(outcome.errors)")
        let sentences = outcome.errors.split(separator: "\n").filter {
            $0.hasPrefix("wayside: ") && !$0.hasPrefix("wayside: note")
        }
        #expect(sentences.count == 1, "\(outcome.errors)")
        #expect(bad.sentence.split(separator: "|").contains { outcome.errors.contains($0) }, "\(outcome.errors)")
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/results"), "nothing may be half-written")
    }

    @Test(.enabled(if: SharedFiles.arePresent))
    func tamperedAndMisdescribedModelsAreRefused() throws {
        let folder = try ScratchFolder()
        let manifest = try String(
            contentsOf: SharedFiles.packageRoot.appendingPathComponent("models/yolox-nano.yaml"), encoding: .utf8)
        func variant(_ name: String, _ old: String, _ new: String) throws -> String {
            let text = manifest.replacingOccurrences(of: "name: yolox-nano", with: "name: " + name)
            try #require(text.contains(old))
            return try folder.write(text.replacingOccurrences(of: old, with: new), to: name + ".yaml")
        }
        let sample = SharedFiles.packageRoot.appendingPathComponent("models/sample/road.mp4").path
        for (path, status, sentence) in [
            (try variant("hash", "e8af0749", "00000000"), Int32(1), "SHA-256"),
            (try variant("shape", "width: 416", "width: 320"), 1, "320"),
            (try variant("attribute", "- car\n", "- angry man\n"), 3, "angry man"),
            (try variant("fewer", "  - toothbrush\n", ""), 1, "79"),
        ] {
            let outcome = try Program(["run", "--source", sample, "--model", path, "--out", folder.path + "/results"])
                .run()
            #expect(outcome.status == status, "\(path): \(outcome.errors)")
            #expect(outcome.errors.contains(sentence), "\(outcome.errors)")
        }
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/results"))
    }

    @Test func auditJudgesAListInOrder() throws {
        let outcome = try Program(["audit", "--labels", "-", "--format", "json"]).run(
            input: "car\nangry man\n\\u0070erson\n")
        #expect(outcome.status == 3)
        let verdicts = outcome.objects.map { $0["verdict"] as? String }
        #expect(verdicts.count == 3)
        #expect(verdicts[0] == "generic" && verdicts[2] == "person")
        #expect(verdicts[1] == "excluded" || verdicts[1] == "unknown")
        #expect(try Program(["audit", "yolox-nano"]).run().status == 0)
    }

    @Test func camerasOnAMachineWithoutOneSaySo() throws {
        guard !FileManager.default.fileExists(atPath: "/dev/video0") else { return }
        let outcome = try Program(["cameras"]).run()
        #expect(outcome.status == 0)
        #expect(outcome.output.isEmpty && outcome.errors.contains("no camera"))
    }

    @Test(.enabled(if: SharedFiles.arePresent))
    func doctorFindsAHealthyMachine() throws {
        let outcome = try Program(["doctor", "--format", "json"]).run()
        #expect(outcome.status == 0, "\(outcome.output)")
        #expect(
            Set(outcome.objects.compactMap { $0["check"] as? String }).isSuperset(of: [
                "program", "camera", "ffmpeg", "model", "disk",
            ]))
    }

    @Test func doctorNamesWhatIsMissing() throws {
        let outcome = try Program(["doctor"], environment: ["WAYSIDE_MODELS": "", "PATH": "/nonexistent"]).run()
        #expect(outcome.status == 1)
        #expect(outcome.output.contains("apt install ffmpeg"))
    }
}
