import COpenVINO
import Imaging

/// Checks that a network's tensors are exactly those that its manifest promises: one picture in; boxes, scores and one score a class
/// out, and nothing more.
///
/// Whatever else a network could take or give is refused from its tensors, whatever they are called: a second input (a text, a prompt,
/// tokens: what it recognises would be chosen at run time), an output that the layout doesn't know (an age, an embedding, key points, a
/// mask, attributes), a class dimension that is left open. More channels a box than there are classes, as key points and attribute
/// vectors have, is a class count that differs from the manifest's: the policy refuses that.
struct NetworkStructure {
    private let inputs: [TensorDescription]
    private let outputs: [TensorDescription]

    /// How many classes the network's tensors have, and which tensor says so.
    struct ClassOutputs {
        let count: Int
        /// `output float32 [1, 3549, 85]`
        let tensor: String
    }

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
            throw OpenVINO.Failure(
                message:
                    "the network has \(inputs.count) inputs: \(Self.list(inputs)); only the picture is given to a network, "
                    + "no text, prompt or number that would choose what it recognises; take another network")
        }
        let tensor = inputs[0]
        let wanted = manifest.input.tensorShape
        let element = manifest.input.elementType
        guard tensor.isRankDynamic || tensor.dimensions.count == 4 else {
            throw OpenVINO.Failure(
                message:
                    "the network's input \(tensor.text) is no picture, which has four dimensions; texts, tokens and "
                    + "features are not given to a network; take another")
        }
        guard tensor.element == element else {
            throw OpenVINO.Failure(
                message:
                    "the network's input \(tensor.text) is \(TensorDescription.name(of: tensor.element)), the manifest's "
                    + "input.element \(TensorDescription.name(of: element)); correct the manifest")
        }
        guard tensor.fits(wanted) else {
            throw OpenVINO.Failure(
                message: "the network's input \(tensor.name) has the shape \(tensor.shapeText), the manifest's input "
                    + "\(TensorDescription.text(wanted)); correct width, height or layout in the manifest")
        }
        return tensor.isDynamic
    }

    /// - Returns: How many classes the tensors have; nil where no dimension shows it (rows of boxes that the network has suppressed).
    /// - Throws: What doesn't fit, in one sentence that names the tensor and its shape.
    func checkOutputs(against manifest: ModelManifest) throws(OpenVINO.Failure) -> ClassOutputs? {
        let patterns = manifest.output.patterns(for: manifest.input)
        let comparisons = zip(outputs, patterns).map { tensor, pattern in
            (tensor, pattern.compare(with: tensor, mayBeOpen: manifest.output == .nmsInGraph))
        }
        if outputs.count > patterns.count {
            throw surplus(over: patterns, of: manifest)
        }
        if let (tensor, _) = comparisons.first(where: { $0.1 == .isOpen }) {
            throw OpenVINO.Failure(
                message:
                    "the network's output \(tensor.text) leaves open how many classes it has, as networks with an open "
                    + "vocabulary do; take one with fixed classes")
        }
        var found: ClassOutputs?
        for (tensor, comparison) in comparisons {
            guard case .fits(let classCount) = comparison, manifest.output.allows(tensor.element) else {
                throw mismatch(with: patterns, of: manifest)
            }
            guard let classCount else { continue }
            if let found, found.count != classCount { throw mismatch(with: patterns, of: manifest) }
            found = found ?? ClassOutputs(count: classCount, tensor: tensor.text)
        }
        guard outputs.count == patterns.count else { throw mismatch(with: patterns, of: manifest) }
        return found
    }

    /// Names the outputs that no pattern asks for.
    private func surplus(over patterns: [OutputPattern], of manifest: ModelManifest) -> OpenVINO.Failure {
        // The one that each pattern means: with the manifest's number of classes if there is such a one.
        var extra = Array(outputs.indices)
        for pattern in patterns {
            func matches(_ isWanted: (OutputPattern.Comparison) -> Bool) -> Int? {
                extra.firstIndex { isWanted(pattern.compare(with: outputs[$0], mayBeOpen: true)) }
            }
            if let index = matches({ [.fits(classCount: manifest.labels.count), .fits(classCount: nil)].contains($0) })
                ?? matches({ $0 != .differs })
            {
                extra.remove(at: index)
            }
        }
        let surplus = extra.map { outputs[$0] }
        return OpenVINO.Failure(
            message: "the network has \(outputs.count) outputs, a \(manifest.output.name) network \(patterns.count): "
                + "\(Self.list(surplus)) could say anything about anyone (an age, an embedding, key "
                + "points); take a network without \(extra.count > 1 ? "them" : "it")")
    }

    private func mismatch(with patterns: [OutputPattern], of manifest: ModelManifest) -> OpenVINO.Failure {
        OpenVINO.Failure(
            message:
                "the network's outputs are \(Self.list(outputs)); a \(manifest.output.name) network with an input of "
                + "\(manifest.input.width)x\(manifest.input.height) has exactly \(manifest.output.isClassifier ? "float32 or uint8" : "float32") "
                + "\(patterns.map(\.text).joined(separator: ", ")); correct output or input in the manifest, or take another "
                + "network")
    }

    private static func list(_ tensors: [TensorDescription]) -> String { tensors.map(\.text).joined(separator: ", ") }

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
    fileprivate var isClassifier: Bool { if case .classScores = self { true } else { false } }

    /// A classifier may give its scores as bytes.
    fileprivate func allows(_ element: ov_element_type_e) -> Bool { element == F32 || (isClassifier && element == U8) }
}
