/// How many of one class crossed one line in one direction.
public struct LineTotal: Hashable, Sendable {
    public var line: String
    public var direction: String
    public var classIndex: Int
    public var count: Int

    public init(line: String, direction: String, classIndex: Int, count: Int) {
        self.line = line
        self.direction = direction
        self.classIndex = classIndex
        self.count = count
    }
}
