/// Text that is no JSON. The message is one sentence with the place in the file.
public struct JSONError: Error, Hashable, Sendable, CustomStringConvertible {
    public var message: String

    public init(_ message: String) { self.message = message }

    public var description: String { message }
}
