import ClassPolicy
import Detection
import Foundation
import Imaging
import TestSupport
import Testing
import Values

/// The public models on real pictures, in float32, against what another runtime and another decoder see.
@Suite(.enabled(if: SharedFiles.arePresent))
struct RealModelTests {
    @Test(arguments: ["yolox-nano", "picodet-s-416", "nanodet-m-416", "fastestdet-352"])
    func shippedManifestsSeeWhatTheReferenceSees(name: String) throws {
        let store = ModelStore(folders: [
            SharedFiles.packageRoot.appendingPathComponent("models").path, SharedFiles.path("models"),
        ])
        let detector = try Detector(model: store.model(name), options: DetectorOptions(compileCache: .none))
        try compare(detector, with: name)
    }

    /// YOLOX-Nano with its boxes decoded, transposed, or suppressed inside the network.
    @Test(arguments: [
        ("yolox_nano_v5layout", "bgr", "[1, 1, 1]", ["layout: yolov5", "nms-iou: 0.65"]),
        ("yolox_nano_v8layout", "rgb", "[255, 255, 255]", ["layout: yolov8", "nms-iou: 0.65"]),
        ("yolox_nano_nms", "bgr", "[1, 1, 1]", ["layout: nms-in-graph"]),
    ])
    func otherLayoutsOfOneNetworkSeeTheSame(file: String, channels: String, deviation: String, output: [String]) throws
    {
        let manifest = ManifestText().output(output).setting("  channels", channels).setting("  deviation", deviation)
        let fixture = try ModelFixture(manifest, network: SharedFiles.data("models/derived/\(file).onnx"))
        // The graph's own suppression takes 0.5; nothing that is sure is lost by it.
        try compare(fixture.load(), with: "yolox-nano")
    }

    /// One picture is laid out by another thread while the network runs on the one before, with the same two inputs throughout: no result
    /// may belong to another picture.
    @Test(arguments: ["yolox_nano.onnx", "derived/yolox_nano_nms.onnx"])
    func twoInputsTakeTurns(file: String) async throws {
        let manifest = file.hasPrefix("derived") ? ManifestText().output(["layout: nms-in-graph"]) : ManifestText()
        let detector = try ModelFixture(manifest, network: SharedFiles.data("models/\(file)")).load()
        let pictures = try Self.pictures()
        var alone: [[Detection]] = []
        for picture in pictures {
            let input = try detector.makeInput()
            var detections: [Detection] = []
            try detector.detect(
                input, mapping: picture.lay(into: input.bytes, for: detector.inputs.standard), minScore: 0.3,
                into: &detections)
            #expect(!detections.isEmpty)
            alone.append(detections)
        }

        let inputs = [try detector.makeInput(), try detector.makeInput()]
        var mapping = pictures[0].lay(into: inputs[0].bytes, for: detector.inputs.standard)
        for turn in 0..<6 {
            let next = pictures[(turn + 1) % pictures.count]
            let free = inputs[(turn + 1) % 2]
            async let nextMapping = next.lay(into: free.bytes, for: detector.inputs.standard)
            var detections: [Detection] = []
            try detector.detect(inputs[turn % 2], mapping: mapping, minScore: 0.3, into: &detections)
            #expect(detections == alone[turn % pictures.count])
            mapping = await nextMapping
        }
    }

    @Test func fromTheCacheItSeesTheSame() throws {
        let fixture = try ModelFixture(ManifestText(), network: SharedFiles.data("models/yolox_nano.onnx"))
        let options = DetectorOptions(compileCache: .folder(fixture.folder.path + "/compiled"))
        var seen: [[Detection]] = []
        for _ in 0..<2 {
            let detector = try fixture.load(options)
            let input = try detector.makeInput()
            var detections: [Detection] = []
            let mapping = try Self.pictures()[1].lay(into: input.bytes, for: detector.inputs.standard)
            try detector.detect(input, mapping: mapping, minScore: 0.3, into: &detections)
            seen.append(detections)
        }
        #expect(seen[0].count > 3)
        #expect(seen[0] == seen[1])
    }

    @Test func fastestIsWhatThisCPUHas() throws {
        let fixture = try ModelFixture(ManifestText(), network: SharedFiles.data("models/yolox_nano.onnx"))
        let detector = try fixture.load(DetectorOptions(precision: .fastest, compileCache: .none))
        let flags = try String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)
        let hasBFloat16 = flags.contains("avx512_bf16") || flags.contains("amx_bf16")
        #expect(detector.precision == (hasBFloat16 ? .bfloat16 : .float32))
        if !hasBFloat16, flags.contains("GenuineIntel") || flags.contains("AuthenticAMD") {
            let error = #expect(throws: ModelError.self) {
                try fixture.load(DetectorOptions(precision: .bfloat16, compileCache: .none))
            }
            #expect(error?.message.contains("no bfloat16") == true)
        }
    }

    private static let decoded = Result {
        try [
            ReferencePicture("025", width: 640, height: 426), ReferencePicture("074", width: 640, height: 426),
            ReferencePicture("471", width: 640, height: 427),
        ]
    }

    private static func pictures() throws -> [ReferencePicture] { try decoded.get() }

    /// Every sure reference must be found, and everything sure that is found must be in the reference.
    private func compare(_ detector: Detector, with model: String) throws {
        let references = try #require(ReferenceDetection.byModel[model])
        let input = try detector.makeInput()
        for (name, picture) in zip(["025", "074", "471"], try Self.pictures()) {
            var detections: [Detection] = []
            let mapping = picture.lay(into: input.bytes, for: detector.inputs.standard)
            try detector.detect(input, mapping: mapping, minScore: 0.4, into: &detections)
            let expected = references.filter { $0.picture == name }
            func agree(_ found: Detection, _ reference: ReferenceDetection) -> Bool {
                detector.classes[found.classIndex].name == reference.className
                    && abs(found.score - reference.score) <= 0.02
                    && found.box.intersectionOverUnion(with: reference.box) > 0.9
            }
            for reference in expected where reference.score > 0.45 {
                #expect(detections.contains { agree($0, reference) }, "missing: \(reference)")
            }
            for found in detections where found.score > 0.45 {
                #expect(expected.contains { agree(found, $0) }, "not in the reference: \(found)")
            }
        }
    }
}
