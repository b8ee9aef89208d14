/// How many of one class crossed one line in one direction.
public struct LineTotal: Hashable, Sendable {
    public var line: String
    public var direction: String
    public var classIndex: Int
    public var count: Int
}
