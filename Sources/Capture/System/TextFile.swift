import Glibc

/// Small files of the kernel.
enum TextFile {
    /// Without its line end, at most 255 bytes; nil where the file can't be read or is empty.
    static func firstLine(of path: String) -> String? {
        guard let file = fopen(path, "re") else { return nil }
        defer { fclose(file) }
        return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
            guard let line = fgets(buffer.baseAddress, Int32(buffer.count), file) else { return nil }
            let text = String(cString: line)
            return text.hasSuffix("\n") ? String(text.dropLast()) : text
        }
    }
}
