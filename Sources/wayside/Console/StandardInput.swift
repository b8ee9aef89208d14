import FoundationEssentials
import Glibc

enum StandardInput {
    /// All of standard input.
    ///
    /// - Parameter limit: More bytes than this are an error.
    static func read(limit: Int) throws -> Data {
        var data = Data()
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(STDIN_FILENO, &chunk, chunk.count)
            if count < 0 && errno == EINTR { continue }
            if count < 0 {
                throw ConsoleError(message: "standard input can't be read: \(String(cString: strerror(errno)))")
            }
            if count == 0 { return data }
            guard data.count + count <= limit else {
                throw ConsoleError(message: "standard input holds more than \(limit) bytes")
            }
            data.append(contentsOf: chunk[..<count])
        }
    }
}
