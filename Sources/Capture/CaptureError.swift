/// Why a source can't be opened or read: what was tried on what, what went wrong, and what to do next.
public struct CaptureError: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Reason: String, Hashable, Sendable {
        case notFound, noPermission, busy, unplugged, unsupported, unreadable, timedOut, toolMissing
        /// A camera is cut off from its frame grabber, or dark.
        case noSignal
        /// Its frames have another size or format than a moment ago.
        case formatChanged
    }

    public var source: String
    public var reason: Reason
    /// One sentence with the next step: `busy (held by pid 812); stop that program or choose another camera with --source`.
    public var message: String

    public init(source: String, reason: Reason, message: String) {
        self.source = source
        self.reason = reason
        self.message = message
    }

    public var description: String { "\(source): \(message)" }
}
