import Glibc

/// A result that could not be written.
public struct RecordingError: Error, Hashable, Sendable, CustomStringConvertible {
    public var path: String
    /// One sentence with the next step.
    public var message: String

    public init(path: String, message: String) {
        self.path = path
        self.message = message
    }

    /// For an errno of the call that failed.
    package init(path: String, errno code: Int32) {
        let step =
            switch code {
            case ENOSPC, EDQUOT: "; make room, then run again"
            case EACCES, EROFS, EPERM: "; choose a folder that you may write to"
            default: ""
            }
        self.init(path: path, message: "can't be written: " + String(cString: strerror(code)) + step)
    }

    public var description: String { "\(path): \(message)" }
}
