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
        var options: [Option] = []
        try CommandTree.root.get().walk { command, path in
            for argument in command.arguments ?? [] {
                guard let name = argument.preferredName?.name, name.count > 1 else { continue }
                options.append(
                    Option(command: path, kind: argument.kind, name: name, values: argument.allValues ?? []))
            }
        }
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

    private static let sampleScene =
        SharedFiles.packageRoot.appendingPathComponent("models/sample/scene.yaml").path

    private static func picture() throws -> String {
        let folder = SharedFiles.path("coco128/images")
        return folder + "/" + (try #require(FileManager.default.contentsOfDirectory(atPath: folder).min()))
    }

    /// How each command is run with a model, or a class name, that the policy refuses. A command that takes any and isn't here fails the
    /// walk below.
    private static func refusedUse(of command: [String], picture: String, mixed: String, folder: ScratchFolder)
        -> [String]?
    {
        switch command {
        case ["detect"]: ["detect", picture, "--model", mixed]
        case ["run"]: ["run", "--source", picture, "--model", mixed]
        case ["eval"]:
            [
                "eval", "--annotations", SharedFiles.path("coco128/annotations.json"), "--images", folder.path,
                "--model", mixed,
            ]
        case ["batch", "run"]:
            [
                "batch", URL(fileURLWithPath: picture).deletingLastPathComponent().path, "--out", folder.path + "/out",
                "--model", mixed,
            ]
        case ["batch", "convert"]:
            ["batch", "convert", folder.path + "/mixed.json", "--out", folder.path + "/converted"]
        case ["models", "check"]: ["models", "check", mixed]
        case ["models", "add"]: ["models", "add", SharedFiles.path("models/yolox_nano.onnx"), "--manifest", mixed]
        case ["models", "pull"]: ["models", "pull", mixed]
        case ["scene", "check"]: ["scene", "check", sampleScene, "--model", mixed]
        case ["scene", "draw"]:
            ["scene", "draw", sampleScene, "--on", picture, "--out", folder.path + "/drawn.jpg", "--model", mixed]
        case ["track"]:
            [
                "track", "--detections", folder.path + "/boxes.txt", "--fps", "10", "--size", "640x480", "--classes",
                "1=angry man",
            ]
        case ["report"]: ["report", folder.path + "/mixed.sqlite"]
        case ["validate"]:
            ["validate", "--manual", folder.path + "/boxes.txt", "--store", folder.path + "/mixed.sqlite"]
        default: nil
        }
    }

    /// Every option of every command with whatever somebody might try, where a class is refused: the command never does its work.
    @Test func noOptionOfAnyCommandUsesAnExcludedClass() throws {
        let folder = try ScratchFolder()
        let mixed = try folder.write(try Self.manifest(with: "angry man", name: "mixed"), to: "mixed.yaml")
        let clean = try folder.write(try Self.manifest(with: "car", name: "clean"), to: "clean.yaml")
        try folder.write("1,-1,100,100,50,50,0.9,1\n", to: "boxes.txt")
        try folder.write(
            #"{"info":{"format_version":"1.5"},"detection_categories":{"1":"angry man"},"images":[]}"#, to: "mixed.json"
        )
        try StoredRuns.writeStore(withClass: "monk", to: "mixed.sqlite", in: folder)
        let picture = try Self.picture()
        // The control: without the excluded class it runs.
        #expect(try Program(["detect", picture, "--model", clean]).run().status == 0)
        let all = try Self.options.get()
        var walked: Set<[String]> = []
        for option in all where !["help", "version"].contains(option.name) {
            guard let use = Self.refusedUse(of: option.command, picture: picture, mixed: mixed, folder: folder) else {
                let words = ["model", "classifier", "label", "class"]
                #expect(
                    ["audit"].contains(option.command.first) || !words.contains { option.name.contains($0) },
                    "\(option.command) --\(option.name): say above how this command meets a refused class")
                continue
            }
            if walked.insert(option.command).inserted {
                #expect(try Program(use, folder: folder.url).run().status == 3, "\(use)")
            }
            // What names the model itself; it is tried with the refused one below.
            if use.contains("--" + option.name), option.name != "source" { continue }
            for trial in Self.trials(option) {
                let outcome = try Program(use + trial, folder: folder.url).run()
                // A source, a scene or another model that isn't there is an error of its own.
                #expect([1, 3, 64].contains(outcome.status), "\(use) \(trial): \(outcome.status)")
                if option.command == ["detect"], option.name != "person-model", option.name != "classifier" {
                    #expect([3, 64].contains(outcome.status), "\(trial): \(outcome.errors)")
                }
                #expect(outcome.output.isEmpty, "\(use) \(trial)")
            }
        }
        #expect(walked.isSuperset(of: [["detect"], ["run"]]))
    }

    /// Wherever a model is named, in whatever part, a refused one is refused.
    @Test func noOptionThatNamesAModelTakesAMixedOne() throws {
        let folder = try ScratchFolder()
        let mixed = try folder.write(try Self.manifest(with: "angry man", name: "mixed"), to: "mixed.yaml")
        let clean = try folder.write(try Self.manifest(with: "car", name: "clean"), to: "clean.yaml")
        let picture = try Self.picture()
        let needed = [
            "detect": ["detect", picture, "--draw", "a"],
            "run": ["run", "--source", picture, "--out", "b", "--save", "pictures"],
            "batch run": [
                "batch", URL(fileURLWithPath: picture).deletingLastPathComponent().path, "--out", "c",
            ],
        ]
        var tried = 0
        for option in try Self.options.get() where option.name.contains("model") || option.name.contains("classifier") {
            guard let use = needed[option.command.joined(separator: " ")] else { continue }
            let rest = option.name == "model" ? [] : ["--model", clean]
            let outcome = try Program(use + rest + ["--" + option.name, mixed], folder: folder.url).run()
            #expect(
                outcome.status == 3,
                "\(option.command) --\(option.name): \(outcome.errors)")
            #expect(outcome.output.isEmpty)
            tried += 1
        }
        #expect(tried >= 7)
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/a"))
        // A classifier with such a class.
        let species = try String(
            contentsOf: SharedFiles.packageRoot.appendingPathComponent("models/inat-birds.yaml"), encoding: .utf8)
        let describing = try folder.write(
            species.replacing("name: inat-birds", with: "name: people").replacing(
                "Buteo jamaicensis (Red-tailed Hawk)", with: "angry man"), to: "people.yaml")
        #expect(species.contains("Buteo jamaicensis (Red-tailed Hawk)"))
        let outcome = try Program(["detect", picture, "--model", clean, "--classifier", describing]).run()
        #expect(outcome.status == 3 && outcome.output.isEmpty)
    }

    /// Every key that a manifest has, with whatever somebody might put there.
    @Test func noValueOfAnyManifestKeyLiftsIt() throws {
        let folder = try ScratchFolder()
        let lines = try Self.manifest(with: "angry man", name: "mixed").split(
            separator: "\n", omittingEmptySubsequences: false
        ).map(String.init)
        var tried = 0
        for (index, line) in lines.enumerated() where line.contains(":") && !line.hasPrefix("  -") {
            let key = line.prefix { $0 != ":" }
            for value in ["off", "[angry man]", "{angry man: car}"] {
                var changed = lines
                changed[index] = "\(key): \(value)"
                let path = try folder.write(changed.joined(separator: "\n"), to: "mixed.yaml")
                let outcome = try Program(["models", "check", path]).run()
                #expect([1, 3].contains(outcome.status) && outcome.output.isEmpty, "\(key): \(value)")
                tried += 1
            }
        }
        #expect(tried > 60)
    }

    /// Every key that a scene has. A scene names classes; it makes none.
    @Test func noSceneKeyLiftsIt() throws {
        let folder = try ScratchFolder()
        let mixed = try folder.write(try Self.manifest(with: "angry man", name: "mixed"), to: "mixed.yaml")
        let counting = SharedFiles.packageRoot.appendingPathComponent("Sources/Counting").path
        let reader = try #require(FileManager.default.enumerator(atPath: counting)).compactMap { $0 as? String }
            .filter { $0.hasSuffix(".swift") }.map { try String(contentsOfFile: counting + "/" + $0, encoding: .utf8) }
            .joined(separator: "\n")
        // The keys that the reader asks for.
        var keys: Set<String> = ["policy", "allow", "map", "exclude"]
        for call in ["required(\"", "optional(\""] {
            for found in reader.ranges(of: call) {
                keys.insert(String(reader[found.upperBound...].prefix { $0 != "\"" }))
            }
        }
        #expect(keys.count > 8, "\(keys)")
        let sample = SharedFiles.packageRoot.appendingPathComponent("models/sample/road.mp4").path
        for key in keys {
            for value in ["off", "[angry man]", "{angry man: car}"] {
                let scene = try folder.write(
                    "name: a\nclasses: [car]\nlines:\n  - {name: L, points: [[0, 0], [1, 1]], left_to_right: in}\n"
                        .split(separator: "\n").filter { !$0.hasPrefix(key + ":") }.joined(separator: "\n")
                        + "\n\(key): \(value)\n", to: "scene.yaml")
                let outcome = try Program(["run", "--source", sample, "--scene", scene, "--model", mixed]).run()
                #expect([1, 3].contains(outcome.status) && outcome.output.isEmpty, "\(key): \(value)")
            }
        }
    }

    /// Every key that a site file has, at the top and of a camera. A site names models and scenes; it makes no class.
    @Test func noSiteKeyLiftsIt() throws {
        let folder = try ScratchFolder()
        try folder.write(try Self.manifest(with: "angry man", name: "mixed"), to: "mixed.yaml")
        let reader = try String(
            contentsOf: SharedFiles.packageRoot.appendingPathComponent("Sources/Pipeline/Site/SiteReader.swift"),
            encoding: .utf8)
        var keys: Set<String> = ["policy", "allow", "map", "exclude", "classes", "person_model"]
        for call in ["required(\"", "optional(\""] {
            for found in reader.ranges(of: call) {
                keys.insert(String(reader[found.upperBound...].prefix { $0 != "\"" }))
            }
        }
        #expect(keys.isSuperset(of: ["model", "scene", "save", "controls", "min_score"]), "\(keys)")
        let sample = SharedFiles.packageRoot.appendingPathComponent("models/sample/road.mp4").path
        func run(_ site: String) throws -> Program.Outcome {
            try Program(["run", "--config", try folder.write(site, to: "site.yaml")], folder: folder.url).run()
        }
        #expect(try run("cameras:\n  - {name: a, source: \(sample), model: mixed.yaml}\n").status == 3)
        #expect(try run("model: mixed.yaml\ncameras:\n  - {name: a, source: \(sample)}\n").status == 3)
        for key in keys where key != "cameras" {
            for value in ["off", "[angry man]", "{angry man: car}"] {
                for site in [
                    "model: mixed.yaml\n\(key == "model" ? "" : "\(key): \(value)\n")cameras:\n  - {name: a, source: \(sample)}\n",
                    "model: mixed.yaml\ncameras:\n  - name: a\n    source: \(sample)\n    \(key): \(value)\n",
                ] {
                    let outcome = try run(site)
                    #expect([1, 3].contains(outcome.status) && outcome.output.isEmpty, "\(site): \(outcome.status)")
                }
            }
        }
        // A scene's excluded class, named in a site.
        try folder.write(
            "name: a\nclasses: [angry man]\nlines:\n  - {name: L, points: [[0, 0], [1, 1]], left_to_right: in}\n",
            to: "scene.yaml")
        let outcome = try run("cameras:\n  - {name: a, source: \(sample), scene: scene.yaml, model: yolox-nano}\n")
        #expect(outcome.status == 1 && outcome.errors.contains("angry man"))
    }

    /// Every environment variable that the program's sources name.
    @Test func noVariableOfTheProgramLiftsIt() throws {
        let root = SharedFiles.packageRoot.appendingPathComponent("Sources").path
        var names: Set<String> = []
        for path in try #require(FileManager.default.enumerator(atPath: root)).compactMap({ $0 as? String })
        where path.hasSuffix(".swift") && !path.contains("Table") {
            let text = try String(contentsOfFile: root + "/" + path, encoding: .utf8)
            guard text.contains("environment") || text.contains("getenv") else { continue }
            for part in text.split(separator: "\"")
            where part.count > 2 && part.allSatisfy({ $0.isUppercase || $0 == "_" }) {
                names.insert(String(part))
            }
        }
        #expect(names.isSuperset(of: ["WAYSIDE_MODELS", "XDG_CACHE_HOME", "HOME", "PATH", "TMPDIR"]))
        for name in names {
            for value in ["off", "angry man", "/dev/null", "1"] {
                let outcome = try Program(["audit", "--labels", "-", "--format", "json"], environment: [name: value])
                    .run(
                        input: "angry man\n")
                #expect(outcome.status == 3, "\(name)=\(value)")
                #expect(outcome.objects.first?["verdict"] as? String == "excluded", "\(name)=\(value)")
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
        "class-policy: {enabled: false}", "mappings: {angry man: car}", "mappings: {angry man: angry man}",
        "mappings: {car: angry man}",
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
