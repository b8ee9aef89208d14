import Glibc

/// Standard output: results. Whole lines, at once.
enum StandardOutput {
    /// Whoever read our output has gone.
    struct Closed: Error {}

    static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

    static func line(_ text: String) throws { try write(Array((text + "\n").utf8)) }

    static func write(_ bytes: [UInt8]) throws {
        try bytes.withUnsafeBytes { bytes in
            var rest = bytes
            while let base = rest.baseAddress, !rest.isEmpty {
                let count = Glibc.write(STDOUT_FILENO, base, rest.count)
                if count < 0 && errno == EINTR { continue }
                if count <= 0 {
                    if errno == EPIPE { throw Closed() }
                    throw ConsoleError(message: "standard output can't be written: \(String(cString: strerror(errno)))")
                }
                rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
            }
        }
    }
}

struct ConsoleError: Error, CustomStringConvertible {
    let message: String
    var description: String { message }
}
