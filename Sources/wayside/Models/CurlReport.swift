/// What curl writes on standard error: each answer's headers, and its own message.
struct CurlReport {
    /// Of the last answer; those before it were redirects.
    private(set) var status: Int?
    /// Bytes of the last answer's body.
    private(set) var length: Int?
    /// `transfer closed with 3 bytes remaining to read`
    private(set) var message: String?
    private var line: [UInt8] = []
    /// Of one line, more than any sensible header has.
    private static let lineLimit = 4096

    mutating func append(_ bytes: UnsafeRawBufferPointer) {
        for byte in bytes {
            if byte == UInt8(ascii: "\n") {
                endLine()
            } else if line.count < Self.lineLimit {
                line.append(byte)
            }
        }
    }

    private mutating func endLine() {
        // Some other machine's bytes on their way to a terminal.
        let text = String(decoding: line.map { (0x20...0x7e).contains($0) ? $0 : UInt8(ascii: " ") }, as: UTF8.self)
        line.removeAll(keepingCapacity: true)
        if text.hasPrefix("HTTP/") {
            let words = text.split(separator: " ")
            status = words.count > 1 ? Int(words[1]) : nil
            length = nil
        } else if text.hasPrefix("curl: ") {
            // curl: (18) transfer closed
            message = text.firstIndex(of: ")").map { String(text[text.index(after: $0)...].drop { $0 == " " }) }
        } else if text.lowercased().hasPrefix("content-length:") {
            length = Int(text.dropFirst(15).filter { $0 != " " }).flatMap { (0...(1 << 48)).contains($0) ? $0 : nil }
        }
    }
}
