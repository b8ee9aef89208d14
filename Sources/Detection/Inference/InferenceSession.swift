import COpenVINO
import ClassPolicy
import FoundationEssentials
import Glibc
import Imaging

/// A compiled network, ready to run on one picture at a time.
///
/// Not for several threads at once; ``Detector`` sees to that.
final class InferenceSession {
    /// After the last ``infer(_:)``, in the order of the network. Valid until the next one.
    private(set) var outputs: [OutputTensor]
    /// The manifest's, admitted by the policy with the number of classes that the network's tensors have.
    let classes: ClassList
    /// What was asked for, resolved to what this CPU does.
    let precision: DetectorOptions.Precision
    /// What didn't go as asked without hindering the work.
    let notes: [String]

    private let name: String
    private let request: OpenVINO.Object
    private let outputObjects: [OpenVINO.Object]
    /// Held, for the request reads its memory.
    private var boundTensor: OpenVINO.Object?

    /// Checks the network file's hash, reads it, compares its tensors with the manifest, and only then compiles it; or takes what an
    /// earlier start compiled from the same file, and compares that.
    ///
    /// - Throws: ``ModelError``, of any reason from ``ModelError/Reason/networkMissing`` to ``ModelError/Reason/compilation``.
    init(model: Model, options: DetectorOptions) throws(ModelError) {
        name = model.name
        // For the check alone: with a compiled network in the cache its bytes aren't needed, and without one they are read again.
        _ = try model.network()
        let compiler = try NetworkCompiler(manifest: model.manifest, options: options)
        precision = compiler.precision
        var cache = CompileCache(options.compileCache, environment: ProcessInfo.processInfo.environment)
        let compiled: OpenVINO.Object
        (compiled, classes) = try compiler.compile(cache: &cache, network: model.network)
        notes = cache.notes
        do {
            let request = try OpenVINO.make(freedBy: ov_infer_request_free, owner: compiled) {
                ov_compiled_model_create_infer_request(compiled.pointer, &$0)
            }
            var count = 0
            try OpenVINO.check(ov_compiled_model_outputs_size(compiled.pointer, &count))
            var objects: [OpenVINO.Object] = []
            for index in 0..<count {
                objects.append(
                    try OpenVINO.make(freedBy: ov_tensor_free, owner: request) {
                        ov_infer_request_get_output_tensor_by_index(request.pointer, index, &$0)
                    })
            }
            self.request = request
            outputObjects = objects
        } catch {
            throw ModelError(
                model: name, reason: .compilation, message: "OpenVINO can't prepare it for this CPU: \(error.message)")
        }
        outputs = outputObjects.map { _ in OutputTensor(values: UnsafeBufferPointer(start: nil, count: 0)) }
        // Compiling leaves megabytes of free memory, which glibc would keep.
        malloc_trim(0)
    }

    /// Runs the network; the caller's thread waits for it.
    ///
    /// - Throws: ``ModelError`` of ``ModelError/Reason/inference``.
    func infer(_ input: InputTensor) throws(ModelError) {
        do {
            let tensor = input.tensor
            if boundTensor !== tensor {
                try OpenVINO.check(ov_infer_request_set_input_tensor(request.pointer, tensor.pointer))
                boundTensor = tensor
            }
            try OpenVINO.check(ov_infer_request_infer(request.pointer))
            for index in outputObjects.indices {
                outputs[index] = try OutputTensor(outputObjects[index])
            }
        } catch {
            throw ModelError(model: name, reason: .inference, message: "inference failed: \(error.message)")
        }
    }
}
