extension ModelManifest {
    /// ``source`` where it is the network file itself and not a page about it: an https URL whose path ends in `.onnx` or `.tflite`.
    /// Plain http only from this machine.
    public var networkURL: String? {
        // Letters that URLs are made of. An '@' could pass another host off as this machine.
        guard source.utf8.allSatisfy({ (0x21...0x7e).contains($0) }),
            !source.contains(where: { "@\\\"<>^`{|}".contains($0) })
        else { return nil }
        let parts = source.split(separator: "://", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let slash = parts[1].firstIndex(of: "/") else { return nil }
        let host = parts[1][..<slash].prefix { $0 != ":" }
        let path = parts[1][slash...].prefix { $0 != "?" && $0 != "#" }
        guard !host.isEmpty, path.hasSuffix(".onnx") || path.hasSuffix(".tflite") else { return nil }
        switch parts[0] {
        case "https": return source
        case "http" where host == "localhost" || host == "127.0.0.1": return source
        default: return nil
        }
    }
}
