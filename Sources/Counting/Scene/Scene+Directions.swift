extension Scene {
    /// Every direction of every line that is counted, in the file's order.
    public var directions: [(line: String, direction: String)] {
        lines.flatMap { line in [line.leftToRight, line.rightToLeft].compactMap { $0 }.map { (line.name, $0) } }
    }
}
