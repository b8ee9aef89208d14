import Foundation
import TestSupport
import Testing

/// Nothing lifts the exclusion: whatever option, manifest key, scene key or variable there is, a model with an excluded class is not
/// run and an excluded label is not allowed.
@Suite(.enabled(if: SharedFiles.arePresent)) struct NothingWidensTests {
    /// One option of the program as its own help lists it.
    private struct Option {
        let command: [String]
        let kind: String
        let name: String
        let values: [String]
    }

    /// Every option of every command, out of the program itself: a new one is walked without a word here.
    private static let options = Result { () throws -> [Option] in
        let dump = try Program(["--experimental-dump-help"]).run()
        let root = try #require(try JSONSerialization.jsonObject(with: Data(dump.output.utf8)) as? [String: Any])
        var options: [Option] = []
        func walk(_ command: [String: Any], _ path: [String]) {
            for argument in command["arguments"] as? [[String: Any]] ?? [] {
                guard let name = (argument["preferredName"] as? [String: Any])?["name"] as? String, name.count > 1
                else { continue }
                options.append(
                    Option(
                        command: path, kind: argument["kind"] as? String ?? "", name: name,
                        values: argument["allValues"] as? [String] ?? []))
            }
            for child in command["subcommands"] as? [[String: Any]] ?? [] {
                walk(child, path + [child["commandName"] as? String ?? ""])
            }
        }
        walk(try #require(root["command"] as? [String: Any]), [])
        return options
    }

    private static func manifest(with label: String, name: String) throws -> String {
        try String(
            contentsOf: SharedFiles.packageRoot.appendingPathComponent("models/yolox-nano.yaml"), encoding: .utf8
        )
        .replacingOccurrences(of: "name: yolox-nano", with: "name: " + name)
        .replacingOccurrences(of: "- car\n", with: "- \(label)\n")
    }

    /// Values that an option might take: its own, and what somebody would try.
    private static func trials(_ option: Option) -> [[String]] {
        if option.kind == "flag" { return [["--" + option.name]] }
        return (option.values + ["1", "0.9", "all", "off", "none"]).map { ["--" + option.name, $0] }
    }

    @Test func noOptionRunsAModelWithAnExcludedClass() throws {
        let folder = try ScratchFolder()
        let mixed = try folder.write(try Self.manifest(with: "angry man", name: "mixed"), to: "mixed.yaml")
        let clean = try folder.write(try Self.manifest(with: "car", name: "clean"), to: "clean.yaml")
        let picture =
            SharedFiles.path("coco128/images") + "/"
            + (try #require(FileManager.default.contentsOfDirectory(atPath: SharedFiles.path("coco128/images")).min()))
        // The control: without the excluded class it runs.
        #expect(try Program(["detect", picture, "--model", clean]).run().status == 0)
        #expect(try Program(["detect", picture, "--model", mixed]).run().status == 3)
        let options = try Self.options.get().filter {
            $0.command == ["detect"] && !["model", "help", "version"].contains($0.name)
        }
        #expect(options.count >= 5)
        for option in options {
            for trial in Self.trials(option) {
                let outcome = try Program(["detect", picture, "--model", mixed] + trial, folder: folder.url).run()
                #expect([3, 64].contains(outcome.status), "detect \(trial): \(outcome.errors)")
                #expect(outcome.output.isEmpty, "detect \(trial)")
            }
        }
    }

    @Test func noOptionAllowsAnExcludedLabel() throws {
        let labels = "angry man\nwoman\nmonk\nblack person\nclass_12\n"
        let options = try Self.options.get().filter {
            $0.command == ["audit"] && !["labels", "help", "version"].contains($0.name)
        }
        #expect(options.count >= 4)
        for option in options {
            for trial in Self.trials(option) {
                let outcome = try Program(["audit", "--labels", "-", "--format", "json"] + trial).run(input: labels)
                #expect(outcome.status != 0, "audit \(trial)")
                let verdicts = outcome.objects.compactMap { $0["verdict"] as? String }
                #expect(verdicts.allSatisfy { $0 == "excluded" || $0 == "unknown" }, "audit \(trial): \(verdicts)")
            }
        }
    }

    @Test(arguments: [
        "policy: off", "allow: [angry man]", "exclude: []", "map: {angry man: car}", "unsafe: true",
        "class-policy: {enabled: false}",
    ])
    func noManifestKeyLiftsIt(_ key: String) throws {
        let folder = try ScratchFolder()
        let path = try folder.write(try Self.manifest(with: "angry man", name: "mixed") + key + "\n", to: "mixed.yaml")
        let outcome = try Program(["models", "check", path]).run()
        #expect([1, 3].contains(outcome.status), "\(outcome.output)")
        #expect(outcome.output.isEmpty)
    }

    @Test(arguments: [
        "task: classify", "task: multi-label", "inputs: vehicle-crop", "inputs: animal-crop", "inputs: generic-crop",
    ])
    func noManifestValueLiftsIt(_ value: String) throws {
        let folder = try ScratchFolder()
        let key = value.prefix { $0 != ":" }
        let lines = try Self.manifest(with: "angry man", name: "mixed").split(
            separator: "\n", omittingEmptySubsequences: false
        )
        .map { $0.hasPrefix(key + ":") ? value : String($0) }
        let path = try folder.write(lines.joined(separator: "\n"), to: "mixed.yaml")
        #expect([1, 3].contains(try Program(["models", "check", path]).run().status))
    }

    @Test func noVariableLiftsIt() throws {
        var variables: [String: String] = [:]
        for name in ["POLICY", "CLASS_POLICY", "ALLOW", "ALLOW_PERSONS", "UNSAFE", "DEBUG", "EXCLUDE", "NO_POLICY"] {
            for prefix in ["WAYSIDE_", ""] { variables[prefix + name] = name.hasPrefix("ALLOW") ? "angry man" : "off" }
        }
        let outcome = try Program(["audit", "--labels", "-", "--format", "json"], environment: variables).run(
            input: "angry man\n")
        #expect(outcome.status == 3)
        #expect(outcome.objects.first?["verdict"] as? String == "excluded")
    }

    @Test func noSceneNamesAnExcludedClass() throws {
        let folder = try ScratchFolder()
        let scene = try folder.write(
            "name: a\nclasses: [angry man]\nlines:\n  - {name: L, points: [[0, 0], [1, 1]], left_to_right: in}\n",
            to: "scene.yaml")
        let sample = SharedFiles.packageRoot.appendingPathComponent("models/sample/road.mp4").path
        let outcome = try Program(["run", "--source", sample, "--scene", scene, "--model", "yolox-nano"]).run()
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("angry man"))
    }
}
