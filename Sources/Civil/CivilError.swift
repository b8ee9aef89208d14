/// A time or a zone that doesn't exist. The message is one sentence with the next step.
public struct CivilError: Error, Hashable, Sendable, CustomStringConvertible {
    public var message: String

    public init(_ message: String) { self.message = message }

    public var description: String { message }
}
