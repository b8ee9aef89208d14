import COpenVINO
import ClassPolicy

/// Turns the bytes of a network into a compiled one: read, compare with the manifest, compile; or take it from the cache and compare.
struct NetworkCompiler {
    let precision: DetectorOptions.Precision

    private let manifest: ModelManifest
    private let core: OpenVINO.Object
    private let properties: [(key: String, value: String)]

    /// Starts the runtime.
    ///
    /// - Throws: ``ModelError`` of ``ModelError/Reason/compilation``.
    init(manifest: ModelManifest, options: DetectorOptions) throws(ModelError) {
        self.manifest = manifest
        do {
            let core = try OpenVINO.make(freedBy: ov_core_free) { ov_core_create(&$0) }
            self.core = core
            precision = try Self.resolve(options.precision, on: core)
            // One stream: a pipeline has one picture in the network at a time.
            properties = [
                ("PERFORMANCE_HINT", "LATENCY"), ("NUM_STREAMS", "1"),
                ("INFERENCE_NUM_THREADS", String(max(options.threads, 1))),
                ("INFERENCE_PRECISION_HINT", precision == .bfloat16 ? "bf16" : "f32"),
                // A thread that is pinned to a core starves when another program holds that core while others are free.
                ("ENABLE_CPU_PINNING", "NO"),
            ]
            // Set on the device, so that they hold for compiling and for what comes from the cache alike.
            try OpenVINO.check(
                OpenVINO.withProperties(properties) { ov_core_set_properties(core.pointer, "CPU", $0.count, $0) })
        } catch {
            throw ModelError(
                model: manifest.name, reason: .compilation, message: "OpenVINO can't be used: \(error.message)")
        }
    }

    /// - Parameter network: Reads the network file; called where the cache doesn't have what came of it.
    /// - Returns: The network, and the manifest's classes, which the policy has compared with the network's own outputs.
    /// - Throws: What `network` throws, and ``ModelError`` of ``ModelError/Reason/networkUnreadable``,
    ///   ``ModelError/Reason/structureMismatch``, ``ModelError/Reason/refusedByPolicy`` or ``ModelError/Reason/compilation``.
    func compile(
        cache: inout CompileCache, network: () throws(ModelError) -> [UInt8]
    ) throws(ModelError) -> (compiled: OpenVINO.Object, classes: ClassList) {
        let key = cacheKey()
        if let blob = cache.load(key), let compiled = load(blob) {
            let outputs = try fitting { () throws(OpenVINO.Failure) in
                let structure = try NetworkStructure(compiled: compiled)
                _ = try structure.checkInput(against: manifest)
                return try structure.checkOutputs(against: manifest)
            }
            return (compiled, try manifest.classes(outputs: outputs))
        }
        let model = try read(try network())
        let outputs = try fitting { () throws(OpenVINO.Failure) in
            if try NetworkStructure(network: model).checkInput(against: manifest) { try reshape(model) }
            return try NetworkStructure(network: model).checkOutputs(against: manifest)
        }
        let classes = try manifest.classes(outputs: outputs)
        let compiled: OpenVINO.Object
        do {
            compiled = try OpenVINO.make(freedBy: ov_compiled_model_free) {
                ov_core_compile_model_props(core.pointer, model.pointer, "CPU", 0, nil, &$0)
            }
        } catch {
            throw ModelError(
                model: manifest.name, reason: .compilation,
                message: "OpenVINO can't compile it for this CPU: \(error.message)")
        }
        cache.save(key) { path throws(OpenVINO.Failure) in
            try OpenVINO.check(ov_compiled_model_export_model(compiled.pointer, path))
        }
        return (compiled, classes)
    }

    /// From memory, so that what was hashed is what is read, and files that it might refer to are not.
    private func read(_ network: [UInt8]) throws(ModelError) -> OpenVINO.Object {
        if manifest.networkFile.hasSuffix(".tflite") { return try readFile(network) }
        do {
            return try network.withUnsafeBytes { bytes in
                let text = bytes.assumingMemoryBound(to: CChar.self)
                return Result { () throws(OpenVINO.Failure) in
                    try OpenVINO.make(freedBy: ov_model_free) {
                        ov_core_read_model_from_memory_buffer(core.pointer, text.baseAddress, text.count, nil, &$0)
                    }
                }
            }.get()
        } catch {
            throw ModelError(
                model: manifest.name, reason: .networkUnreadable,
                message:
                    "OpenVINO can't read \(manifest.networkFile): \(error.message); get it again from \(manifest.source)"
            )
        }
    }

    /// OpenVINO's reader of TensorFlow Lite takes nothing but files.
    private func readFile(_ network: [UInt8]) throws(ModelError) -> OpenVINO.Object {
        do {
            return try PrivateFile.with(network, name: "network.tflite") { path in
                try OpenVINO.make(freedBy: ov_model_free) { ov_core_read_model(core.pointer, path, nil, &$0) }
            }
        } catch {
            let reason =
                switch error {
                case PrivateFile.Failure.unwritable(let path): "\(path) can't be written; name another folder in TMPDIR"
                case let failure as OpenVINO.Failure: "\(failure.message); get it again from \(manifest.source)"
                default: "\(error)"
                }
            throw ModelError(
                model: manifest.name, reason: .networkUnreadable,
                message: "OpenVINO can't read \(manifest.networkFile): \(reason)")
        }
    }

    /// nil where the runtime doesn't want what an earlier one wrote; it is compiled anew then, as if it had not been there.
    private func load(_ bytes: consuming [UInt8]) -> OpenVINO.Object? {
        let blob = Blob(bytes)
        return try? OpenVINO.make(freedBy: ov_compiled_model_free, owner: blob) {
            let text = blob.bytes.assumingMemoryBound(to: CChar.self)
            return ov_core_import_model(core.pointer, text.baseAddress, text.count, "CPU", &$0)
        }
    }

    private func reshape(_ model: OpenVINO.Object) throws(OpenVINO.Failure) {
        var dimensions = manifest.input.tensorShape.map(Int64.init)
        var shape = ov_partial_shape_t()
        try OpenVINO.check(ov_partial_shape_create_static(Int64(dimensions.count), &dimensions, &shape))
        defer { ov_partial_shape_free(&shape) }
        try OpenVINO.check(ov_model_reshape_single_input(model.pointer, shape))
    }

    private func fitting<Result>(_ body: () throws(OpenVINO.Failure) -> Result) throws(ModelError) -> Result {
        do {
            return try body()
        } catch {
            throw ModelError(model: manifest.name, reason: .structureMismatch, message: error.message)
        }
    }

    /// Everything that the compiled network depends on.
    private func cacheKey() -> [String] {
        var version = ov_version_t()
        var build = ""
        if ov_get_openvino_version(&version) == OK {
            if let number = version.buildNumber { build = String(cString: number) }
            ov_version_free(&version)
        }
        return [manifest.sha256, TensorDescription.text(manifest.input.tensorShape), build]
            + ["FULL_DEVICE_NAME", "OPTIMIZATION_CAPABILITIES"].map { (try? Self.property($0, of: core)) ?? "" }
            + properties.map { "\($0.key)=\($0.value)" }
    }

    private static func resolve(
        _ precision: DetectorOptions.Precision, on core: OpenVINO.Object
    ) throws(OpenVINO.Failure) -> DetectorOptions.Precision {
        guard precision != .float32 else { return .float32 }
        let capabilities = try property("OPTIMIZATION_CAPABILITIES", of: core)
        if capabilities.split(separator: " ").contains("BF16") { return .bfloat16 }
        guard precision == .fastest else {
            throw OpenVINO.Failure(
                message: "this CPU has no bfloat16 arithmetic; choose the precision float32 or fastest")
        }
        return .float32
    }

    private static func property(_ key: String, of core: OpenVINO.Object) throws(OpenVINO.Failure) -> String {
        var text: UnsafeMutablePointer<CChar>?
        try OpenVINO.check(ov_core_get_property(core.pointer, "CPU", key, &text))
        guard let text else { return "" }
        defer { ov_free(text) }
        return String(cString: text)
    }
}

/// The bytes of a compiled network. The runtime reads its weights where they lie, so they live as long as it.
private final class Blob {
    let bytes: UnsafeMutableRawBufferPointer

    init(_ content: [UInt8]) {
        // On a page, as a file that is mapped would lie.
        bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: content.count, alignment: 4096)
        bytes.copyBytes(from: content)
    }

    deinit { bytes.deallocate() }
}
