/// What can't be evaluated, in one sentence with the next step.
public struct EvaluationError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file that it is about.
    public let file: String
    public let message: String

    public var description: String { "\(file): \(message)" }

    public init(file: String, message: String) {
        self.file = file
        self.message = message
    }
}
