/// A table that can't be read. The message is one sentence with file and line.
public struct TableError: Error, Hashable, Sendable, CustomStringConvertible {
    public var message: String

    public init(_ message: String) { self.message = message }

    public var description: String { message }
}
