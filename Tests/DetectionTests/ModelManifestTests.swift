import ClassPolicy
import Detection
import Foundation
import Imaging
import TestSupport
import Testing

struct ModelManifestTests {
    /// The label is kept, the mapping is there to be recorded, and neither side is taken on trust.
    @Test func aForeignLabelMayBeMapped() throws {
        func classes(_ line: String, label: String = "Zottelhirsch") throws -> ClassList {
            var manifest = ManifestText().classes(["car", label])
            manifest.lines.append(line)
            let fixture = try ModelFixture(manifest, network: nil)
            let model = try ModelStore(folders: []).model(fixture.manifestPath)
            return try model.classes()
        }
        let found = try classes("mappings: {Zottelhirsch: cervus elaphus}")
        #expect(found[1].name == "Zottelhirsch" && !found[1].isPerson)
        for (line, label, reason) in [
            ("mappings: {angry man: car}", "angry man", ModelError.Reason.refusedByPolicy),
            ("mappings: {Zottelhirsch: angry man}", "Zottelhirsch", .refusedByPolicy),
            ("mappings: {Zottelhirsch: person}", "Zottelhirsch", .refusedByPolicy),
            ("mappings: {Hirsch: cervus elaphus}", "dog", .invalidManifest), ("mappings: []", "dog", .invalidManifest),
            ("mappings: {dog: [cat]}", "dog", .invalidManifest),
        ] {
            let error = #expect(throws: ModelError.self) { try classes(line, label: label) }
            #expect(error?.reason == reason, "\(line)")
        }
    }

    @Test func readsEveryKey() throws {
        let manifest = try parse(ManifestText())
        #expect(manifest.name == "fixture")
        #expect(manifest.networkFile == "fixture.onnx")
        #expect(manifest.licence == "Apache-2.0")
        #expect(manifest.source == "made by a test")
        #expect(manifest.input == NetworkInput(width: 416, height: 416))
        #expect(manifest.output == .yolox(strides: [8, 16, 32]))
        #expect(manifest.suppressionThreshold == 0.65)
        #expect(manifest.labels.count == 80)
    }

    @Test func readsNormalisationAndGFL() throws {
        let manifest = try parse(
            ManifestText().setting("  channels", "rgb").setting("  mean", "[123.675, 116.28, 103.53]")
                .setting("  deviation", "[58.395, 57.12, 57.375]").setting("  fit", "stretch").setting("  padding", nil)
                .output(["layout: gfl", "strides: [8, 16]", "bins: 8", "center-offset: -0.5", "nms-iou: 0.6"]))
        #expect(manifest.input.mean == SIMD3(123.675, 116.28, 103.53))
        #expect(manifest.input.deviation == SIMD3(58.395, 57.12, 57.375))
        #expect(manifest.input.fit == .stretch)
        #expect(manifest.output == .gfl(strides: [8, 16], bins: 8, centerOffset: -0.5))
    }

    @Test func classNamesAreTakenAsWritten() throws {
        let names = ["no", "on", "N", "12", "1e3", "null", "true", "~x", "0x1F", "2024-01-01"]
        #expect(try parse(ManifestText().classes(names)).labels == names)
        #expect(
            try parse(ManifestText().classes(["\"traffic light\"", "'it''s'"])).labels == ["traffic light", "it's"])
    }

    @Test(arguments: ManifestText().lines.filter { $0 != "input:" && $0 != "output:" })
    func eachMissingKeyIsNamed(line: String) {
        let key = line.prefix { $0 != ":" }
        let error = refusal(of: ManifestText().setting(String(key), nil))
        let name = key.trimmingCharacters(in: .whitespaces)
        #expect(error?.message.contains("\(name)' is missing") == true, "\(String(describing: error))")
        #expect(error?.model.hasSuffix("fixture.yaml") == true)
    }

    @Test(arguments: [
        ("name", "other", "key 'name'"), ("name", "Fix/ture", "key 'name'"), ("name", "[a]", "key 'name'"),
        ("description", "", "key 'description'"), ("licence", "~", "key 'licence'"),
        ("file", "../fixture.onnx", "key 'file'"), ("file", "fixture.exe", "key 'file'"),
        ("sha256", "12ab", "64 hexadecimal digits"),
        ("task", "multi-label", "expected detect, or classify, found 'multi-label'"),
        ("inputs", "genericCrop", "expected picture"),
        ("classes", "person", "key 'classes'"),
        ("classes", "[]", "a list of 1 to 10000"), ("classes", "[[person]]", "classes[0]"),
        ("classes", "['']", "classes[0]"),
        ("  width", "0", "key 'input.width': expected a whole number from 32 to 4096, found '0'"),
        ("  width", "99999999999999999999", "input.width"), ("  width", "4.5", "input.width"),
        ("  height", "[1]", "input.height"),
        ("  padding", "114\n  large: 640", "input.large"),
        ("  padding", "114\n  large: {width: 640, height: 640}", "input.large.from' is missing"),
        (
            "  padding", "114\n  large: {width: 416, height: 416, from: 600}",
            "input.large.width': expected a whole number from 417"
        ),
        ("  padding", "114\n  large: {width: 640, height: 640, from: 0}", "input.large.from"),
        ("  layout", "nwhc", "expected nchw, or nhwc, found 'nwhc'"), ("  element", "int8", "float32, or uint8"),
        ("  channels", "rgba", "rgb, or bgr"), ("  mean", "[0, 0]", "a list of 3 numbers"),
        ("  mean", "[0, 0, nan]", "input.mean"), ("  mean", "[0, 0, 1e39]", "input.mean"),
        ("  deviation", "[1, 0, 1]", "input.deviation"), ("  fit", "crop", "letterbox"),
        ("  padding", "256", "0 to 255"),
        ("  strides", "[]", "output.strides"), ("  strides", "[8, 0]", "output.strides"),
        ("  strides", "[500]", "output.strides"),
        ("  nms-iou", "0", "output.nms-iou"), ("  nms-iou", "1.5", "output.nms-iou"),
        ("  nms-iou", "inf", "output.nms-iou"),
    ])
    func eachWrongValueIsNamed(key: String, value: String, expected: String) {
        let error = refusal(of: ManifestText().setting(key, value))
        #expect(error?.message.contains(expected) == true, "\(String(describing: error))")
        #expect(error?.message.contains("\n") == false)
    }

    @Test(arguments: [
        ("classes_file: coco.names", "'classes_file' is not expected"), ("clases: [a]", "'clases' is not expected"),
        ("name: fixture", "not valid YAML: key 'name' stands there twice"), ("x: [", "not valid YAML"),
        ("x: &a 1", "anchors and aliases"), ("? *a\n: 1", "anchors and aliases"), ("[a, b]: 1", "not plain text"),
    ])
    func unexpectedLinesAreRefused(line: String, expected: String) {
        var manifest = ManifestText()
        manifest.lines.append(line)
        let error = refusal(of: manifest)
        #expect(error?.message.contains(expected) == true, "\(String(describing: error))")
    }

    @Test func aSectionThatIsNoneIsRefused() {
        var manifest = ManifestText()
        manifest.lines.replaceSubrange(8..<18, with: ["input: 5"])
        #expect(refusal(of: manifest)?.message.contains("key 'input': expected a mapping") == true)
    }

    @Test func keysWithoutMeaningAreRefused() {
        #expect(refusal(of: ManifestText().setting("  fit", "stretch"))?.message.contains("input.padding") == true)
        #expect(refusal(of: ManifestText().setting("  element", "uint8"))?.message.contains("input.deviation") == true)
        let surplus = ManifestText().output(["layout: yolov8", "strides: [8]", "nms-iou: 0.5"])
        #expect(refusal(of: surplus)?.message.contains("output.strides") == true)
    }

    @Test(arguments: ["", "\n", "- a\n- b\n", "just words", "--- a\n--- b\n", "\u{0}", "{", "!!binary x: y", "\t- x"])
    func whatIsNoManifestIsRefused(text: String) {
        #expect(throws: ModelError.self) { try ModelManifest(yaml: text, path: "x.yaml") }
    }

    /// The famous billion laughs, as values and as keys; both end at once.
    @Test func aliasBombsAreRefused() {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
        for level in 1...30 {
            text +=
                "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ",") + "]\n"
        }
        for bomb in [text, text + "? *a30\n: x\n"] {
            #expect(throws: ModelError.self) { try ModelManifest(yaml: bomb, path: "x.yaml") }
        }
    }

    @Test func deepNestingIsRefused() {
        for opening in ["[", "{a: "] {
            let text = "name: " + String(repeating: opening, count: 100_000)
            #expect(throws: ModelError.self) { try ModelManifest(yaml: text, path: "x.yaml") }
        }
    }

    @Test func filesThatAreNoManifestsAreRefused() throws {
        let folder = try ScratchFolder()
        let pipe = folder.path + "/pipe.yaml"
        #expect(mkfifo(pipe, 0o600) == 0)
        let binary = folder.path + "/binary.yaml"
        try Data([0xff, 0xfe, 0x00, 0x80]).write(to: URL(fileURLWithPath: binary))
        let giant = try giantFile(in: folder, named: "giant.yaml", bytes: 1 << 31)
        for (path, expected) in [
            (pipe, "not a regular file"), (binary, "not UTF-8"), (giant, "more than"),
            (folder.path, "not a regular file"),
            (folder.path + "/none.yaml", "no such file"),
        ] {
            let error = #expect(throws: ModelError.self) { try ModelManifest(contentsOf: path) }
            #expect(error?.message.contains(expected) == true, "\(String(describing: error))")
        }
    }

    @Test(arguments: ["yolox-nano", "yolox-tiny", "yolox-s", "picodet-s-416", "nanodet-m-416", "fastestdet-352"])
    func shippedManifestsAreValid(name: String) throws {
        let path = SharedFiles.packageRoot.appendingPathComponent("models/\(name).yaml").path
        let manifest = try ModelManifest(contentsOf: path)
        #expect(manifest.labels.count == 80)
        #expect(manifest.labels[0] == "person")
        #expect(manifest.labels[79] == "toothbrush")
    }

    private func parse(_ manifest: ManifestText) throws -> ModelManifest {
        try ModelManifest(yaml: manifest.text, path: "/some/where/fixture.yaml")
    }

    private func refusal(of manifest: ManifestText) -> ModelError? {
        let error = #expect(throws: ModelError.self) { try parse(manifest) }
        #expect(error?.reason == .invalidManifest)
        return error
    }
}

/// A sparse file: large in name, nothing on the disk.
func giantFile(in folder: ScratchFolder, named name: String, bytes: Int) throws -> String {
    let path = folder.path + "/" + name
    try Data().write(to: URL(fileURLWithPath: path))
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    try handle.truncate(atOffset: UInt64(bytes))
    try handle.close()
    return path
}
