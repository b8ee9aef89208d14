import ClassPolicy
import Detection
import Foundation
import TestSupport
import Testing

/// Structure, not only words: what a network could take or give besides one picture, boxes and the manifest's classes is refused from
/// its tensors. Each network here is a real ONNX file that OpenVINO reads, with labels that the policy allows.
struct NetworkStructureTests {
    private static let yolov5 = ["layout: yolov5", "nms-iou: 0.5"]
    private static let yolov8 = ["layout: yolov8", "nms-iou: 0.5"]
    private static let oneCar = TinyNetwork.Tensor(name: "out", shape: [1, 1, 7], values: [16, 16, 8, 4, 1, 0.9, 0.1])

    private func refusal(of network: TinyNetwork, output: [String] = yolov5) throws -> ModelError? {
        let fixture = try ModelFixture.tiny(network, output: output)
        return #expect(throws: ModelError.self) { try fixture.load() }
    }

    /// A second output could be anything, whatever it is called.
    @Test(arguments: [
        ("age", [1, 1]), ("embedding", [1, 1, 512]), ("attributes", [1, 1, 26]), ("keypoints", [1, 1, 17, 3]),
        ("masks", [1, 32, 8, 8]), ("second_head", [1, 1, 7]),
    ])
    func anExtraOutputIsRefused(name: String, shape: [Int]) throws {
        let count = shape.reduce(1, *)
        let extra = TinyNetwork.Tensor(name: name, shape: shape, values: [Float](repeating: 0, count: count))
        for outputs in [[Self.oneCar, extra], [extra, Self.oneCar]] {
            let error = try refusal(of: TinyNetwork(outputs: outputs))
            #expect(error?.reason == .structureMismatch)
            #expect(error?.message.contains("2 outputs, a yolov5 network 1") == true)
            if name != "second_head" {
                #expect(
                    error?.message.contains("\(name) float32 [\(shape.map(String.init).joined(separator: ", "))]")
                        == true)
                #expect(error?.message.contains("out float32") == false, "only the surplus is named")
            }
        }
    }

    /// Key points as YOLOv8-pose gives them and attribute vectors lie in further channels of a box: they are classes that the list
    /// doesn't have.
    @Test(arguments: [
        (yolov5, [1, 1, 7 + 6], "out float32 [1, 1, 13]", 8), (yolov8, [1, 6 + 51, 3], "out float32 [1, 57, 3]", 53),
    ])
    func furtherChannelsOfABoxAreRefusedByThePolicy(
        output: [String], shape: [Int], tensor: String, classes: Int
    ) throws {
        let values = [Float](repeating: 0, count: shape.reduce(1, *))
        let error = try refusal(
            of: TinyNetwork(outputs: [.init(name: "out", shape: shape, values: values)]), output: output)
        #expect(error?.reason == .refusedByPolicy)
        #expect(error?.message.contains(tensor) == true, "\(String(describing: error))")
        #expect(error?.message.contains("the list has 2 labels, the network \(classes) classes") == true)
    }

    @Test func furtherColumnsOfSuppressedBoxesAreRefused() throws {
        let rows = TinyNetwork.Tensor(name: "boxes", shape: [1, 8], values: [0, 1, 1, 9, 9, 0, 0.9, 35])
        let error = try refusal(of: TinyNetwork(outputs: [rows]), output: ["layout: nms-in-graph"])
        #expect(error?.reason == .structureMismatch)
        #expect(error?.message.contains("boxes float32 [1, 8]") == true)
    }

    /// What a network recognises is chosen by its list alone: nobody tells it at run time.
    @Test(arguments: [
        TinyNetwork.Input(name: "tokens", shape: [1, 77], element: .int64),
        TinyNetwork.Input(name: "prompt", shape: [nil, 512], element: .float32),
        TinyNetwork.Input(name: "reference", shape: [1, 3, 32, 32], element: .float32),
        TinyNetwork.Input(name: "size", shape: [1, 2], element: .int64),
    ])
    func aSecondInputIsRefused(_ input: TinyNetwork.Input) throws {
        let error = try refusal(of: TinyNetwork(otherInputs: [input], outputs: [Self.oneCar]))
        #expect(error?.reason == .structureMismatch)
        #expect(error?.message.contains("2 inputs") == true && error?.message.contains(input.name) == true)
    }

    @Test(arguments: [
        ([1, 77], TinyNetwork.Element.int64, "int64 [1, 77]"), ([1, 512], .float32, "float32 [1, 512]"),
    ])
    func anInputThatIsNoPictureIsRefused(shape: [Int], element: TinyNetwork.Element, text: String) throws {
        let error = try refusal(of: TinyNetwork(inputShape: shape, element: element, outputs: [Self.oneCar]))
        #expect(error?.reason == .structureMismatch)
        #expect(error?.message.contains("picture \(text)") == true, "\(String(describing: error))")
    }

    /// An open vocabulary: how many classes there are is known only once somebody has named them.
    @Test func anOpenClassDimensionIsRefused() throws {
        var open = Self.oneCar
        open.openAxis = 2
        let error = try refusal(of: TinyNetwork(outputs: [open]))
        #expect(error?.reason == .structureMismatch)
        #expect(error?.message.contains("open vocabulary") == true, "\(String(describing: error))")
        #expect(error?.message.contains("out float32 [1, 1, ?]") == true)
    }

    /// Heads of one network with lists of their own.
    @Test func stridesThatDisagreeAboutTheClassesAreRefused() throws {
        func tensor(_ name: String, _ shape: [Int]) -> TinyNetwork.Tensor {
            TinyNetwork.Tensor(name: name, shape: shape, values: [Float](repeating: 0, count: shape.reduce(1, *)))
        }
        let network = TinyNetwork(outputs: [
            tensor("a", [1, 16, 2]), tensor("b", [1, 4, 3]), tensor("c", [1, 16, 32]), tensor("d", [1, 4, 32]),
        ])
        let error = try refusal(
            of: network, output: ["layout: gfl", "strides: [8, 16]", "bins: 8", "center-offset: 0", "nms-iou: 0.6"])
        #expect(error?.reason == .structureMismatch)
        #expect(error?.message.contains("b float32 [1, 4, 3]") == true)
    }

    /// A compiled network that lies in the cache is judged like one that is read.
    @Test func theCacheIsNoWayRound() throws {
        let fixture = try ModelFixture.tiny(TinyNetwork(outputs: [Self.oneCar]), output: Self.yolov5)
        let options = DetectorOptions(compileCache: .folder(fixture.folder.path + "/compiled"))
        _ = try fixture.load(options)
        let text = try String(contentsOfFile: fixture.manifestPath, encoding: .utf8)
        try text.replacing("classes: [car, dog]", with: "classes: [car, dog, cat]").write(
            toFile: fixture.manifestPath, atomically: true, encoding: .utf8)
        let error = #expect(throws: ModelError.self) { try fixture.load(options) }
        #expect(error?.reason == .refusedByPolicy)
        #expect(error?.message.contains("the list has 3 labels, the network 2 classes") == true)
    }
}
