import COpenVINO
import Imaging

/// Checks that a network's tensors are exactly those that its manifest promises: one picture in; boxes, scores and one score a class
/// out, and nothing more. An output that the layout doesn't know could say anything about anyone, so it is a refusal, not a surplus.
struct NetworkStructure {
    private let network: OpenVINO.Object
    private let manifest: ModelManifest

    /// - Throws: ``ModelError`` of ``ModelError/Reason/structureMismatch``.
    static func check(_ network: OpenVINO.Object, against manifest: ModelManifest) throws(ModelError) {
        let structure = NetworkStructure(network: network, manifest: manifest)
        do {
            try structure.checkInput()
            try structure.checkOutputs()
        } catch {
            throw ModelError(model: manifest.name, reason: .structureMismatch, message: error.message)
        }
    }

    private func checkInput() throws(OpenVINO.Failure) {
        var count = 0
        try OpenVINO.check(ov_model_inputs_size(network.pointer, &count))
        guard count == 1 else {
            throw OpenVINO.Failure(message: "the network has \(count) inputs; a detector has one, the picture")
        }
        let wanted = manifest.input.tensorShape
        let element = manifest.input.elementType
        let tensor = try input()
        guard tensor.element == element else {
            throw OpenVINO.Failure(
                message:
                    "the network's input \(tensor.name) is \(TensorDescription.name(of: tensor.element)), the manifest's "
                    + "input.element \(TensorDescription.name(of: element)); correct the manifest")
        }
        guard tensor.fits(wanted.map { $0 }) else {
            throw OpenVINO.Failure(
                message: "the network's input \(tensor.name) has the shape \(tensor.shapeText), the manifest's input "
                    + "\(TensorDescription.text(wanted)); correct width, height or layout in the manifest")
        }
        guard tensor.isDynamic else { return }
        var dimensions = wanted.map(Int64.init)
        var shape = ov_partial_shape_t()
        try OpenVINO.check(ov_partial_shape_create_static(Int64(dimensions.count), &dimensions, &shape))
        defer { ov_partial_shape_free(&shape) }
        try OpenVINO.check(ov_model_reshape_single_input(network.pointer, shape))
    }

    private func checkOutputs() throws(OpenVINO.Failure) {
        let patterns = manifest.output.shapePatterns(for: manifest.input, classCount: manifest.labels.count)
        var tensors: [TensorDescription] = []
        var count = 0
        try OpenVINO.check(ov_model_outputs_size(network.pointer, &count))
        for index in 0..<count {
            tensors.append(
                try TensorDescription(freedPort: { ov_model_const_output_by_index(network.pointer, index, &$0) }))
        }
        let fits =
            tensors.count == patterns.count
            && zip(tensors, patterns).allSatisfy { tensor, pattern in
                tensor.element == F32 && (tensor.fits(pattern) || tensor.fits([1] + pattern))
                    && (!tensor.isDynamic || manifest.output == .nmsInGraph)
            }
        guard fits else {
            throw OpenVINO.Failure(
                message:
                    "the network's outputs are \(tensors.map(\.text).joined(separator: ", ")); a \(manifest.output.name) "
                    + "network with \(manifest.labels.count) classes and an input of \(manifest.input.width)x"
                    + "\(manifest.input.height) has exactly float32 \(patterns.map(TensorDescription.text).joined(separator: ", "))"
                    + "; correct output, input or classes in the manifest, or take another network")
        }
    }

    private func input() throws(OpenVINO.Failure) -> TensorDescription {
        try TensorDescription(freedPort: { ov_model_const_input_by_index(network.pointer, 0, &$0) })
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
