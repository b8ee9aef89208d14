import COpenVINO
import FoundationEssentials
import Imaging

/// A compiled network, ready to run on one picture at a time.
///
/// Not for several threads at once; ``Detector`` sees to that. Loading reads the network, compares its tensors with the manifest and
/// only then compiles it.
final class InferenceSession {
    /// After the last ``infer(_:)``, in the order of the network. Valid until the next one.
    private(set) var outputs: [OutputTensor] = []
    /// What was asked for, resolved to what this CPU does.
    let precision: DetectorOptions.Precision
    /// What didn't go as asked without hindering the work.
    let notes: [String]

    private let name: String
    private let request: OpenVINO.Object
    private let outputObjects: [OpenVINO.Object]
    /// Held, for the request reads its memory.
    private var boundInput: InputTensor?

    /// - Parameter network: The bytes of an ONNX file. They are not kept.
    /// - Throws: ``ModelError`` of ``ModelError/Reason/networkUnreadable``, ``ModelError/Reason/structureMismatch`` or
    ///   ``ModelError/Reason/compilation``.
    init(network: [UInt8], manifest: ModelManifest, options: DetectorOptions) throws(ModelError) {
        name = manifest.name
        let core: OpenVINO.Object
        let model: OpenVINO.Object
        do {
            core = try OpenVINO.make(freedBy: ov_core_free) { ov_core_create(&$0) }
        } catch {
            throw ModelError(
                model: name, reason: .compilation,
                message: "OpenVINO can't start: \(error.message); install it again with 'make setup'")
        }
        do {
            // From memory, so that what was hashed is what is read, and files that it might refer to are not.
            model = try network.withUnsafeBytes { bytes in
                let text = bytes.assumingMemoryBound(to: CChar.self)
                return Result { () throws(OpenVINO.Failure) in
                    try OpenVINO.make(freedBy: ov_model_free) {
                        ov_core_read_model_from_memory_buffer(core.pointer, text.baseAddress, text.count, nil, &$0)
                    }
                }
            }.get()
        } catch {
            throw ModelError(
                model: name, reason: .networkUnreadable,
                message:
                    "OpenVINO can't read \(manifest.networkFile): \(error.message); get it again from \(manifest.source)"
            )
        }
        try NetworkStructure.check(model, against: manifest)

        precision = try Self.resolve(options.precision, on: core, model: name)
        let cache = CompileCache(options.compileCache, environment: ProcessInfo.processInfo.environment)
        notes = cache.note.map { [$0] } ?? []
        var properties = [
            ("PERFORMANCE_HINT", "LATENCY"), ("NUM_STREAMS", "1"),
            ("INFERENCE_NUM_THREADS", String(max(options.threads, 1))),
            ("INFERENCE_PRECISION_HINT", precision == .bfloat16 ? "bf16" : "f32"),
        ]
        if let folder = cache.folder { properties.append(("CACHE_DIR", folder)) }
        do {
            let compiled = try OpenVINO.withProperties(properties) { properties in
                Result { () throws(OpenVINO.Failure) in
                    try OpenVINO.make(freedBy: ov_compiled_model_free) {
                        ov_core_compile_model_props(
                            core.pointer, model.pointer, "CPU", properties.count, properties, &$0)
                    }
                }
            }.get()
            let request = try OpenVINO.make(freedBy: ov_infer_request_free) {
                ov_compiled_model_create_infer_request(compiled.pointer, &$0)
            }
            self.request = request
            let patterns = manifest.output.shapePatterns(for: manifest.input, classCount: manifest.labels.count)
            var objects: [OpenVINO.Object] = []
            for index in patterns.indices {
                objects.append(
                    try OpenVINO.make(freedBy: ov_tensor_free) {
                        ov_infer_request_get_output_tensor_by_index(request.pointer, index, &$0)
                    })
            }
            outputObjects = objects
        } catch {
            throw ModelError(
                model: name, reason: .compilation, message: "OpenVINO can't compile it for this CPU: \(error.message)")
        }
        outputs = outputObjects.map { _ in OutputTensor(values: UnsafeBufferPointer(start: nil, count: 0)) }
    }

    /// Runs the network on the caller's thread, which waits for it.
    ///
    /// - Throws: ``ModelError`` of ``ModelError/Reason/inference``.
    func infer(_ input: InputTensor) throws(ModelError) {
        do {
            if boundInput !== input {
                try OpenVINO.check(ov_infer_request_set_input_tensor(request.pointer, input.tensor.pointer))
                boundInput = input
            }
            try OpenVINO.check(ov_infer_request_infer(request.pointer))
            for index in outputObjects.indices {
                outputs[index] = try OutputTensor(outputObjects[index])
            }
        } catch {
            throw ModelError(model: name, reason: .inference, message: "inference failed: \(error.message)")
        }
    }

    private static func resolve(
        _ precision: DetectorOptions.Precision, on core: OpenVINO.Object, model: String
    ) throws(ModelError) -> DetectorOptions.Precision {
        guard precision != .float32 else { return .float32 }
        var text: UnsafeMutablePointer<CChar>?
        guard ov_core_get_property(core.pointer, "CPU", "OPTIMIZATION_CAPABILITIES", &text) == OK, let text else {
            throw ModelError(
                model: model, reason: .compilation, message: "OpenVINO can't say what this CPU can do; use float32")
        }
        defer { ov_free(text) }
        if String(cString: text).split(separator: " ").contains("BF16") { return .bfloat16 }
        guard precision == .fastest else {
            throw ModelError(
                model: model, reason: .compilation,
                message: "this CPU has no bfloat16 arithmetic; use the precision float32 or fastest")
        }
        return .float32
    }
}
