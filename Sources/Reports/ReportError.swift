/// A report that can't be made of what is there. The message is one sentence with the next step.
public struct ReportError: Error, Hashable, Sendable, CustomStringConvertible {
    public var message: String

    public init(_ message: String) { self.message = message }

    public var description: String { message }
}
