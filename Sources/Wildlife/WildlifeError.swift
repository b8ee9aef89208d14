/// What can't be made of a camera trap's files or tables. The message is one sentence with the next step.
public struct WildlifeError: Error, Hashable, Sendable, CustomStringConvertible {
    public var message: String

    public init(_ message: String) { self.message = message }

    public var description: String { message }
}
