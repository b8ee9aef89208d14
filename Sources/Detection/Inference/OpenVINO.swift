import COpenVINO

/// What every call of OpenVINO's C API needs: its status checked, its message made readable, its objects freed once.
enum OpenVINO {
    /// An object of the runtime, freed with the last reference, and before what it needs itself.
    final class Object {
        let pointer: OpaquePointer
        private let free: (OpaquePointer?) -> Void
        private let owner: AnyObject?

        fileprivate init(_ pointer: OpaquePointer, free: @escaping (OpaquePointer?) -> Void, owner: AnyObject?) {
            self.pointer = pointer
            self.free = free
            self.owner = owner
        }

        // What it needs is released after this, with its other properties.
        deinit { free(pointer) }
    }

    /// A refused call, with the runtime's reason in one sentence.
    struct Failure: Error {
        var message: String
    }

    static func check(_ status: ov_status_e) throws(Failure) {
        guard status == OK else { throw Failure(message: reason(for: status)) }
    }

    /// - Parameter owner: What the new object needs as long as it lives.
    static func make(
        freedBy free: @escaping (OpaquePointer?) -> Void, owner: AnyObject? = nil,
        _ call: (inout OpaquePointer?) -> ov_status_e
    ) throws(Failure) -> Object {
        var pointer: OpaquePointer?
        try check(call(&pointer))
        guard let pointer else { throw Failure(message: "OpenVINO returned nothing") }
        return Object(pointer, free: free, owner: owner)
    }

    /// Key and value as OpenVINO's C API takes them, alive during the call.
    static func withProperties<Result>(
        _ properties: [(key: String, value: String)], _ body: ([ov_property_t]) -> Result
    ) -> Result {
        // One block of null-terminated strings, and where each begins in it.
        var offsets: [(key: Int, value: Int)] = []
        var block: [CChar] = []
        for (key, value) in properties {
            let start = block.count
            block += key.utf8CString
            offsets.append((start, block.count))
            block += value.utf8CString
        }
        return block.withUnsafeBufferPointer { block in
            guard let base = block.baseAddress else { return body([]) }
            return body(offsets.map { ov_property_t(key: base + $0.key, value: UnsafeRawPointer(base + $0.value)) })
        }
    }

    private static func reason(for status: ov_status_e) -> String {
        var message = ""
        if let text = ov_get_last_err_msg() {
            message = condense(String(cString: text))
            ov_free(text)
        }
        return message.isEmpty ? "OpenVINO status \(status.rawValue)" : message
    }

    /// The part of OpenVINO's message that helps its user: without the lines that name its source files and failed checks.
    static func condense(_ message: String) -> String {
        let noise = ["Exception from ", "Check '", "FrontEnd API failed"]
        let lines = message.split(whereSeparator: \.isNewline)
            .map { String($0).trimmingSpaces() }
            .filter { line in !line.isEmpty && line != "(null)" && !noise.contains { line.hasPrefix($0) } }
        let sentence = lines.joined(separator: " ")
        return sentence.count > 300 ? sentence.prefix(300) + "…" : sentence
    }
}

extension String {
    fileprivate func trimmingSpaces() -> String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else {
            return ""
        }
        return String(self[first...last])
    }
}
