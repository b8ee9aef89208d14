import Foundation
import TestSupport
import Testing

/// What is stored shows no person, whatever model is in use, and says what made it.
@Suite(.enabled(if: SharedFiles.arePresent)) struct StoredPicturesTests {
    private static let images = SharedFiles.path("coco128/images")

    /// YOLOX-Nano under a list without persons: what it says of a person is another thing's name.
    private static func modelWithoutPersons(in folder: ScratchFolder) throws -> String {
        let shipped = SharedFiles.packageRoot.appendingPathComponent("models/yolox-nano.yaml")
        let text = try String(contentsOf: shipped, encoding: .utf8).replacing(
            "name: yolox-nano", with: "name: no-persons"
        )
        .replacing("- person\n", with: "- lamp post\n")
        return try folder.write(text, to: "no-persons.yaml")
    }

    /// A picture with a large person, and where that is.
    private static let largePerson = Result { () throws -> (path: String, box: [Double]) in
        let outcome = try Program([
            "detect", images, "--model", "yolox-nano", "--precision", "float32", "--min-score", "0.8", "--format",
            "json",
        ]).run()
        let found = outcome.objects.flatMap { object -> [(path: String, box: [Double])] in
            let detections = object["detections"] as? [[String: Any]] ?? []
            return detections.filter { $0["class"] as? String == "person" }.compactMap {
                guard let path = object["file"] as? String, let box = $0["box"] as? [Double] else { return nil }
                return (path, box)
            }
        }
        return try #require(found.max { $0.box[2] * $0.box[3] < $1.box[2] * $1.box[3] })
    }

    /// The share of a box's pixels that have the fill's grey, within what JPEG does to it.
    private func hiddenShare(of box: [Double], in path: String) throws -> Double {
        // Even numbers, as chroma samples lie.
        let (x, y, width, height) = (Int(box[0]) & ~1, Int(box[1]) & ~1, Int(box[2]) & ~1, Int(box[3]) & ~1)
        let filter = "crop=\(width):\(height):\(x):\(y)"
        let bytes = try Self.output(
            of: ["ffmpeg", "-v", "error", "-i", path, "-vf", filter, "-f", "rawvideo", "-pix_fmt", "rgb24", "-"])
        #expect(bytes.count == width * height * 3)
        return Double(bytes.count { abs(Int($0) - 128) <= 10 }) / Double(max(bytes.count, 1))
    }

    private static func output(of command: [String]) throws -> Data {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = command
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return data
    }

    @Test func aSecondModelFindsThePersons() throws {
        let folder = try ScratchFolder()
        let model = try Self.modelWithoutPersons(in: folder)
        let (path, box) = try Self.largePerson.get()
        let file = (path as NSString).lastPathComponent
        for (command, copy) in [
            (["detect", path, "--person-model", "picodet-s-416", "--draw", "a"], "a/" + file),
            (["detect", path, "--draw", "b"], "b/" + file),
            (["run", "--source", path, "--save", "pictures", "--out", "c"], "c/pictures/frame-00000000.jpg"),
        ] {
            let outcome = try Program(command + ["--model", model], folder: folder.url).run()
            #expect(outcome.status == 0, "\(outcome.errors)")
            // The model in use draws its own box and label over it.
            #expect(try hiddenShare(of: box, in: folder.path + "/" + copy) > 0.8, "\(command)")
            #expect(try hiddenShare(of: box, in: path) < 0.5, "the original")
            // Of the second model's boxes nothing is told.
            #expect(!outcome.output.contains("person"))
        }
    }

    @Test(arguments: [
        ["detect", "PICTURE", "--draw", "out"], ["run", "--source", "PICTURE", "--save", "pictures", "--out", "out"],
    ])
    func withoutAModelThatFindsPersonsNoPictureIsStored(_ command: [String]) throws {
        let folder = try ScratchFolder()
        let model = try Self.modelWithoutPersons(in: folder)
        try FileManager.default.copyItem(
            atPath: SharedFiles.path("models/yolox_nano.onnx"), toPath: folder.path + "/yolox_nano.onnx")
        let path = try Self.largePerson.get().path
        let arguments = command.map { $0 == "PICTURE" ? path : $0 } + ["--model", model]
        // The detector on board finds persons; a manifest of its name that can't be read stands before it.
        let broken = folder.path + "/broken"
        try FileManager.default.createDirectory(atPath: broken, withIntermediateDirectories: true)
        try folder.write("no manifest", to: "broken/wayside-nano.yaml")
        let nowhere = ["WAYSIDE_MODELS": broken]
        // The control: without pictures it runs.
        #expect(try Program(["detect", path, "--model", model], environment: nowhere).run().status == 0)
        let outcome = try Program(arguments, environment: nowhere, folder: folder.url).run()
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("--person-model"))
        // One that can't find them either is no help.
        let other = try Program(arguments + ["--person-model", model], environment: nowhere, folder: folder.url).run()
        #expect(other.status == 1)
        #expect(other.errors.contains("has no class person"))
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/out"))
    }

    @Test func everyStoredFileSaysWhatMadeIt() throws {
        let version = try Program(["--version"]).run().output.trimmingCharacters(in: .whitespacesAndNewlines)
        let digest = try #require(version.split(separator: " ").last)
        #expect(digest.count == 16)
        let folder = try ScratchFolder()
        let scene = try folder.write(
            "name: a\nclasses: [car]\nlines:\n  - {name: L, points: [[0, 0.5], [1, 0.5]], left_to_right: in}\n",
            to: "scene.yaml")
        for kind in ["pictures", "clip"] {
            let outcome = try Program([
                "run", "--source", SharedFiles.path("video/automl_traffic_frames.mp4"), "--model", "yolox-nano",
                "--save", kind,
                "--out", folder.path + "/" + kind, "--scene", scene, "--limit", "3",
            ]).run()
            #expect(outcome.status == 0, "\(outcome.errors)")
            let log = try String(contentsOfFile: folder.path + "/\(kind)/detections.jsonl", encoding: .utf8)
            #expect(log.split(separator: "\n")[0].contains(digest))
            let counts = try String(contentsOfFile: folder.path + "/\(kind)/counts.csv", encoding: .utf8)
            #expect(counts.split(separator: "\n").dropFirst().allSatisfy { $0.hasSuffix("," + digest) })
        }
        // Each picture's comment begins with what --version prints, and names the model and its network.
        for path in [folder.path + "/pictures/pictures/frame-00000000.jpg", folder.path + "/clip/clip.mp4"] {
            let data = try Data(contentsOf: URL(fileURLWithPath: path))
            #expect(data.range(of: Data((version + ", model yolox-nano e8af0749").utf8)) != nil, "\(path)")
        }
        let probed = try Self.output(of: [
            "ffprobe", "-v", "error", "-show_entries", "format_tags=comment", "-of", "csv=p=0",
            folder.path + "/clip/clip.mp4",
        ])
        #expect(String(decoding: probed, as: UTF8.self).contains(digest))
    }
}
