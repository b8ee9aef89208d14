/// Why bytes are not a NUT file that we read.
package enum NUTError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The bytes end within a header or a frame.
    case truncated
    case malformed(String)

    package var description: String {
        switch self {
        case .truncated: "the frame stream ends in the middle"
        case .malformed(let what): "the frame stream is malformed: \(what)"
        }
    }
}
