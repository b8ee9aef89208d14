import COpenVINO
import Imaging

/// Checks that a network's tensors are exactly those that its manifest promises: one picture in; boxes, scores and one score a class
/// out, and nothing more. An output that the layout doesn't know could say anything about anyone, so it is a refusal, not a surplus.
struct NetworkStructure {
    private let inputs: [TensorDescription]
    private let outputs: [TensorDescription]

    /// Of a network that was read.
    init(network: OpenVINO.Object) throws(OpenVINO.Failure) {
        let pointer = network.pointer
        inputs = try Self.tensors(
            count: { ov_model_inputs_size(pointer, &$0) }, port: { ov_model_const_input_by_index(pointer, $0, &$1) })
        outputs = try Self.tensors(
            count: { ov_model_outputs_size(pointer, &$0) }, port: { ov_model_const_output_by_index(pointer, $0, &$1) })
    }

    /// Of a compiled network.
    init(compiled: OpenVINO.Object) throws(OpenVINO.Failure) {
        let pointer = compiled.pointer
        inputs = try Self.tensors(
            count: { ov_compiled_model_inputs_size(pointer, &$0) },
            port: { ov_compiled_model_input_by_index(pointer, $0, &$1) })
        outputs = try Self.tensors(
            count: { ov_compiled_model_outputs_size(pointer, &$0) },
            port: { ov_compiled_model_output_by_index(pointer, $0, &$1) })
    }

    /// - Returns: Is a dimension of the input left open, so that the manifest's size must be set?
    /// - Throws: What doesn't fit, in one sentence.
    func checkInput(against manifest: ModelManifest) throws(OpenVINO.Failure) -> Bool {
        guard inputs.count == 1 else {
            throw OpenVINO.Failure(message: "the network has \(inputs.count) inputs; a detector has one, the picture")
        }
        let tensor = inputs[0]
        let wanted = manifest.input.tensorShape
        let element = manifest.input.elementType
        guard tensor.element == element else {
            throw OpenVINO.Failure(
                message:
                    "the network's input \(tensor.name) is \(TensorDescription.name(of: tensor.element)), the manifest's "
                    + "input.element \(TensorDescription.name(of: element)); correct the manifest")
        }
        guard tensor.fits(wanted) else {
            throw OpenVINO.Failure(
                message: "the network's input \(tensor.name) has the shape \(tensor.shapeText), the manifest's input "
                    + "\(TensorDescription.text(wanted)); correct width, height or layout in the manifest")
        }
        return tensor.isDynamic
    }

    /// - Throws: What doesn't fit, in one sentence.
    func checkOutputs(against manifest: ModelManifest) throws(OpenVINO.Failure) {
        let patterns = manifest.output.shapePatterns(for: manifest.input, classCount: manifest.labels.count)
        let fits =
            outputs.count == patterns.count
            && zip(outputs, patterns).allSatisfy { tensor, pattern in
                tensor.element == F32 && (tensor.fits(pattern) || tensor.fits([1] + pattern))
                    && (!tensor.isDynamic || manifest.output == .nmsInGraph)
            }
        guard fits else {
            throw OpenVINO.Failure(
                message:
                    "the network's outputs are \(outputs.map(\.text).joined(separator: ", ")); a \(manifest.output.name) "
                    + "network with \(manifest.labels.count) classes and an input of \(manifest.input.width)x"
                    + "\(manifest.input.height) has exactly float32 \(patterns.map(TensorDescription.text).joined(separator: ", "))"
                    + "; correct output, input or classes in the manifest, or take another network")
        }
    }

    private static func tensors(
        count: (inout Int) -> ov_status_e, port: (Int, inout OpaquePointer?) -> ov_status_e
    ) throws(OpenVINO.Failure) -> [TensorDescription] {
        var number = 0
        try OpenVINO.check(count(&number))
        var tensors: [TensorDescription] = []
        for index in 0..<number { tensors.append(try TensorDescription(port: { port(index, &$0) })) }
        return tensors
    }
}

extension OutputLayout {
    /// The shapes of all outputs, in order, without the batch axis; nil where a dimension is the network's own affair.
    func shapePatterns(for input: NetworkInput, classCount: Int) -> [[Int?]] {
        func cells(_ stride: Int) -> Int { cellCount(input.width, stride) * cellCount(input.height, stride) }
        return switch self {
        case .yolox(let strides): [[strides.map(cells).reduce(0, +), 5 + classCount]]
        case .yolov5: [[nil, 5 + classCount]]
        case .yolov8: [[4 + classCount, nil]]
        case .gfl(let strides, let bins, _):
            strides.map { [cells($0), classCount] } + strides.map { [cells($0), 4 * bins] }
        case .fastestDet(let stride):
            [[5 + classCount, cellCount(input.height, stride), cellCount(input.width, stride)]]
        case .nmsInGraph: [[nil, 7]]
        }
    }
}

/// Cells of a grid along a side: padded convolutions round up.
func cellCount(_ size: Int, _ stride: Int) -> Int { (size + stride - 1) / stride }
