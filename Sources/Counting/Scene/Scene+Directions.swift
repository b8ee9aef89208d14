extension Scene {
    /// Every direction of every line that is counted, in the file's order.
    public var directions: [(line: String, direction: String)] {
        lines.flatMap { line in [line.leftToRight, line.rightToLeft].compactMap { $0 }.map { (line.name, $0) } }
    }
}

extension Scene {
    /// Every way through the junction, from an arm of entry to an arm of exit, U-turns too; none where the lines have no arms.
    public var movements: [(from: String, to: String)] {
        func arms(_ role: SceneLine.Role) -> [String] {
            lines.filter { $0.role == role }.compactMap(\.arm).reduce(into: []) { arms, arm in
                if !arms.contains(arm) { arms.append(arm) }
            }
        }
        return arms(.entry).flatMap { from in arms(.exit).map { (from, $0) } }
    }
}
