import ClassPolicy
import Detection
import Foundation
import Imaging
import TestSupport
import Testing
import Values

/// What must not get through, in the order of the gates: policy, hash, structure, compilation.
struct DetectorLoadingTests {
    private static let yolov5 = ["layout: yolov5", "nms-iou: 0.5"]
    /// One car in the middle of a 32 x 32 input.
    private static let oneCar = TinyNetwork.Tensor(name: "out", shape: [1, 1, 7], values: [16, 16, 8, 4, 1, 0.9, 0.1])
    private static let mapping = PictureMapping(pictureWidth: 64, pictureHeight: 64, scaleX: 0.5, scaleY: 0.5)

    @Test func aNetworkOfOurOwnDetects() throws {
        let detector = try ModelFixture.tiny(TinyNetwork(outputs: [Self.oneCar]), output: Self.yolov5).load()
        #expect(detector.classes.classes.map(\.name) == ["car", "dog"])
        #expect(detector.notes.isEmpty)
        var detections: [Detection] = []
        try detector.detect(detector.makeInput(), mapping: Self.mapping, minScore: 0.3, into: &detections)
        let car = Detection(box: BoundingBox(x: 24, y: 28, width: 16, height: 8), score: 0.9, classIndex: 0)
        #expect(detections == [car])
        try detector.detect(detector.makeInput(), mapping: Self.mapping, minScore: 0.95, into: &detections)
        #expect(detections.isEmpty)
    }

    /// The policy speaks first: the network file isn't even there.
    @Test func thePolicyRefusesBeforeTheNetworkIsTouched() throws {
        let labels = ["car", "angry woman", "ethnicity_3"]
        let fixture = try ModelFixture(ManifestText().classes(labels), network: nil)
        let error = #expect(throws: ModelError.self) { try fixture.load() }
        #expect(error?.reason == .refusedByPolicy)
        #expect(error?.refusal?.offending.map(\.label) == ["angry woman", "ethnicity_3"])
    }

    @Test func brokenNetworksAreRefusedInOneSentence() throws {
        var generator = SeededGenerator(seed: 1)
        let good = TinyNetwork(outputs: [Self.oneCar]).bytes
        let random = Data((0..<5000).map { _ in UInt8.random(in: 0...255, using: &generator) })
        for network in [Data(), random, good.dropLast(40), Data("<?xml version=\"1.0\"?><net/>".utf8)] {
            let fixture = try ModelFixture(
                ManifestText().classes(["car", "dog"]).output(Self.yolov5).setting("  width", "32").setting(
                    "  height", "32"),
                network: Data(network))
            let error = #expect(throws: ModelError.self) { try fixture.load() }
            expectReadable(error)
        }
    }

    @Test(.enabled(if: SharedFiles.arePresent))
    func aTruncatedRealNetworkIsRefused() throws {
        let network = try SharedFiles.data("models/yolox_nano.onnx").prefix(1_000_000)
        let error = #expect(throws: ModelError.self) { try ModelFixture(ManifestText(), network: Data(network)).load() }
        #expect(error?.reason == .networkUnreadable)
        expectReadable(error)
    }

    @Test(
        .enabled(if: SharedFiles.arePresent),
        arguments: [
            (ManifestText().setting("  width", "320").setting("  height", "320"), "[1, 3, 320, 320]"),
            (ManifestText().setting("  layout", "nhwc"), "[1, 416, 416, 3]"),
            (ManifestText().setting("  strides", "[8, 16]"), "[3380, 5 + classes]"),
            (ManifestText().output(["layout: fastestdet", "strides: [16]", "nms-iou: 0.5"]), "[5 + classes, 26, 26]"),
            (ManifestText().output(["layout: nms-in-graph"]), "[?, 7]"),
            (
                ManifestText().setting("  element", "uint8").setting("  mean", nil).setting("  deviation", nil),
                "input.element uint8"
            ),
        ])
    func manifestsThatDontFitTheNetworkAreRefused(manifest: ManifestText, expected: String) throws {
        let fixture = try ModelFixture(manifest, network: SharedFiles.data("models/yolox_nano.onnx"))
        let error = #expect(throws: ModelError.self) { try fixture.load() }
        #expect(error?.reason == .structureMismatch)
        #expect(error?.message.contains(expected) == true, "\(String(describing: error))")
        expectReadable(error)
    }

    /// The network's own class count stands against the list: one label too few hides an output, one too many invents one.
    @Test(
        .enabled(if: SharedFiles.arePresent),
        arguments: [
            (ManifestText().classes(ManifestText.coco.dropLast()), "the list has 79 labels, the network 80 classes"),
            (ManifestText().classes(ManifestText.coco + ["animal"]), "the list has 81 labels, the network 80 classes"),
            (ManifestText().output(["layout: yolov8", "nms-iou: 0.5"]), "the network 3545 classes"),
        ])
    func anotherClassCountIsRefusedByThePolicy(manifest: ManifestText, expected: String) throws {
        let fixture = try ModelFixture(manifest, network: SharedFiles.data("models/yolox_nano.onnx"))
        let error = #expect(throws: ModelError.self) { try fixture.load() }
        #expect(error?.reason == .refusedByPolicy && error?.refusal != nil)
        #expect(error?.message.contains(expected) == true, "\(String(describing: error))")
        #expect(error?.message.contains("output float32 [1, 3549, 85]") == true, "it names the tensor")
    }

    @Test(arguments: [[nil, 3, 32, 32], [1, 3, nil, nil], [nil, nil, nil, nil]] as [[Int?]])
    func dynamicInputsTakeTheManifestsSize(shape: [Int?]) throws {
        let network = TinyNetwork(inputShape: shape, outputs: [Self.oneCar])
        let detector = try ModelFixture.tiny(network, output: Self.yolov5).load()
        var detections: [Detection] = []
        try detector.detect(detector.makeInput(), mapping: Self.mapping, minScore: 0.3, into: &detections)
        #expect(detections.count == 1)
        let fixedChannels = TinyNetwork(inputShape: [nil, 1, 32, 32], outputs: [Self.oneCar])
        #expect(throws: ModelError.self) { try ModelFixture.tiny(fixedChannels, output: Self.yolov5).load() }
    }

    @Test func inputsOfBytesAreTakenAsTheyAre() throws {
        let network = TinyNetwork(element: .uint8, outputs: [Self.oneCar])
        let detector = try ModelFixture.tiny(network, output: Self.yolov5, element: "uint8").load()
        let input = try detector.makeInput()
        #expect(input.bytes.count == 32 * 32 * 3)
        var detections: [Detection] = []
        try detector.detect(input, mapping: Self.mapping, minScore: 0.3, into: &detections)
        #expect(detections.count == 1)
    }

    @Test func hostileOutputsGiveNothingOrAnError() throws {
        let nonsense: [Float] = [
            .nan, 16, 8, 4, 1, 0.9, 0.1, 16, 16, .infinity, 4, 1, 0.9, 0, 16, 16, 8, 4, .nan, 0.9, 0,
        ]
        let network = TinyNetwork(outputs: [TinyNetwork.Tensor(name: "out", shape: [1, 3, 7], values: nonsense)])
        let detector = try ModelFixture.tiny(network, output: Self.yolov5).load()
        var detections: [Detection] = []
        try detector.detect(detector.makeInput(), mapping: Self.mapping, minScore: 0, into: &detections)
        #expect(detections.isEmpty)

        let logits = TinyNetwork.Tensor(name: "out", shape: [1, 1, 7], values: [16, 16, 8, 4, 9, 9, -3])
        let wrong = try ModelFixture.tiny(TinyNetwork(outputs: [logits]), output: Self.yolov5).load()
        let error = #expect(throws: ModelError.self) {
            try wrong.detect(wrong.makeInput(), mapping: Self.mapping, minScore: 0.3, into: &detections)
        }
        #expect(error?.reason == .inference)
        #expect(error?.message.contains("score of 81.0") == true)
    }

    @Test func aBoxInThePaddingIsNoDetection() throws {
        let detector = try ModelFixture.tiny(TinyNetwork(outputs: [Self.oneCar]), output: Self.yolov5).load()
        var detections: [Detection] = []
        // The picture fills the upper 8 rows of the input; the box lies below it.
        let mapping = PictureMapping(pictureWidth: 64, pictureHeight: 16, scaleX: 0.5, scaleY: 0.5)
        try detector.detect(detector.makeInput(), mapping: mapping, minScore: 0.3, into: &detections)
        #expect(detections.isEmpty)
    }

    @Test func anotherModelsInputIsRefused() throws {
        let small = try ModelFixture.tiny(TinyNetwork(outputs: [Self.oneCar]), output: Self.yolov5).load()
        let large = try ModelFixture.tiny(
            TinyNetwork(inputShape: [1, 3, 64, 64], outputs: [Self.oneCar]), output: Self.yolov5, size: 64
        ).load()
        var detections: [Detection] = []
        let error = #expect(throws: ModelError.self) {
            try large.detect(small.makeInput(), mapping: Self.mapping, minScore: 0.3, into: &detections)
        }
        #expect(error?.message.contains("another model's input") == true)
    }

    /// Two sizes of one network: the picture's own decides, and what is found lies in the picture either way.
    @Test func thePicturesSizeChoosesTheInput() throws {
        let manifest = ManifestText().classes(["car", "dog"]).output(Self.yolov5).setting("  width", "32")
            .setting("  height", "32").setting("  padding", "114\n  large: {width: 64, height: 64, from: 100}")
        let network = TinyNetwork(inputShape: [1, 3, nil, nil], outputs: [Self.oneCar])
        let fixture = try ModelFixture(manifest, network: network.bytes)
        let detector = try fixture.load()
        let input = try detector.makeInput()
        let preparer = InputPreparer()
        var detections: [Detection] = []
        // To and fro: a size that has been used stays.
        for (side, expected) in [(99, 32), (100, 64), (400, 64), (20, 32), (640, 64)] {
            let bytes = [UInt8](repeating: 9, count: side * side)
            let mapping = try bytes.withUnsafeBytes {
                try input.fill(
                    from: Frame(
                        layout: .contiguous(.grey, width: side, height: side), bytes: $0,
                        stamp: FrameStamp(index: 0, time: FrameTime(monotonic: .zero))), by: preparer)
            }
            #expect(input.networkInput.width == expected)
            try detector.detect(input, mapping: mapping, minScore: 0.3, into: &detections)
            #expect(detections.count == 1)
            // 8 wide in the network's input.
            let width = 8 * Float(side) / Float(expected)
            #expect(abs((detections.first?.box.width ?? 0) - width) < 0.1, "\(side)")
        }
        let held = try fixture.load(DetectorOptions(compileCache: .none, inputWidth: 64))
        #expect(try held.makeInput().networkInput.width == 64 && held.inputs.large == nil)
        let error = #expect(throws: ModelError.self) {
            try fixture.load(DetectorOptions(compileCache: .none, inputWidth: 48))
        }
        #expect(error?.message.contains("32 or 64, not of 48") == true)
        // A network whose input has one size only can't be run at another.
        let fixed = try ModelFixture(manifest, network: TinyNetwork(outputs: [Self.oneCar]).bytes)
        #expect(throws: ModelError.self) { try fixed.load(DetectorOptions(compileCache: .none, inputWidth: 64)) }
    }

    @Test func inputsLieAtMultiplesOf64() throws {
        let detector = try ModelFixture.tiny(TinyNetwork(outputs: [Self.oneCar]), output: Self.yolov5).load()
        for _ in 0..<8 {
            let input = try detector.makeInput()
            #expect(UInt(bitPattern: input.bytes.baseAddress) % 64 == 0)
            #expect(input.bytes.count == input.networkInput.byteCount)
        }
    }

    private func expectReadable(_ error: ModelError?) {
        guard let message = error?.message else { return }
        #expect(!message.contains("\n") && !message.contains(".cpp") && !message.contains("Exception"), "\(message)")
    }
}
