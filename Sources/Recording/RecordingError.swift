/// A result that could not be written.
public struct RecordingError: Error, Hashable, Sendable, CustomStringConvertible {
    public var path: String
    /// One sentence with the next step.
    public var message: String

    public init(path: String, message: String) {
        self.path = path
        self.message = message
    }

    public var description: String { "\(path): \(message)" }
}
