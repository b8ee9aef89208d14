public import ClassPolicy
import Formats
public import Values

/// How many crossed each line and made each turning movement, by class, and how long somebody looked.
public struct CountTotals: Sendable {
    /// What one total of a line is of.
    public struct Key: Hashable, Sendable {
        public var line: String
        public var direction: String
        public var className: String
    }

    /// What one total of a turning movement is of.
    public struct MovementKey: Hashable, Sendable {
        public var from: String
        public var to: String
        public var className: String
    }

    /// Lines and directions in the scene's order. A direction at which nothing passed is a total of 0, for somebody looked.
    private let directions: [(line: String, direction: String)]
    private let movements: [(from: String, to: String)]
    private var counts: [Key: Int] = [:]
    private var movementCounts: [MovementKey: Int] = [:]
    /// How long the lines were watched: the time with frames, without the gaps.
    public var observed = Duration.zero

    /// - Parameters:
    ///   - directions: Every direction of every line that is counted.
    ///   - movements: Every way from an arm of a junction to an arm; none where there are no arms.
    public init(directions: [(line: String, direction: String)], movements: [(from: String, to: String)] = []) {
        self.directions = directions
        self.movements = movements
    }

    public mutating func add(_ crossing: LineCrossing, classes: ClassList) {
        let key = Key(
            line: crossing.line, direction: crossing.direction, className: classes[crossing.classIndex].name)
        counts[key, default: 0] += 1
    }

    public mutating func add(_ movement: TurningMovement, classes: ClassList) {
        let key = MovementKey(from: movement.from, to: movement.to, className: classes[movement.classIndex].name)
        movementCounts[key, default: 0] += 1
    }

    /// Crossings of all lines.
    public var total: Int { counts.values.reduce(0, +) }

    /// One row a line, direction and class that was seen, in the scene's order, classes by name; where none was seen, one row with
    /// an empty class and 0.
    public var rows: [(key: Key, count: Int)] {
        directions.flatMap { line, direction in
            let found = counts.filter { $0.key.line == line && $0.key.direction == direction }
                .sorted { $0.key.className < $1.key.className }.map { (key: $0.key, count: $0.value) }
            return found.isEmpty ? [(key: Key(line: line, direction: direction, className: ""), count: 0)] : found
        }
    }

    /// The same of turning movements; none where the scene has no arms.
    public var movementRows: [(key: MovementKey, count: Int)] {
        movements.flatMap { from, to in
            let found = movementCounts.filter { $0.key.from == from && $0.key.to == to }
                .sorted { $0.key.className < $1.key.className }.map { (key: $0.key, count: $0.value) }
            return found.isEmpty ? [(key: MovementKey(from: from, to: to, className: ""), count: 0)] : found
        }
    }

    /// Totals by line and direction over all classes, in the scene's order.
    public var byDirection: [(line: String, direction: String, count: Int)] {
        directions.map { line, direction in
            let sum = counts.reduce(0) { $0 + ($1.key.line == line && $1.key.direction == direction ? $1.value : 0) }
            return (line, direction, sum)
        }
    }

    /// A CSV table: `line,direction,class,count,observed_s,policy`. The last column is the class policy's digest, in every row, since
    /// the format has no place before the rows.
    /// ``observed`` is the same in every row.
    public var csv: String {
        table("line,direction", rows.map { ([$0.key.line, $0.key.direction, $0.key.className], $0.count) })
    }

    /// A CSV table: `from,to,class,count,observed_s,policy`; nil where the scene has no arms.
    public var movementsCSV: String? {
        guard !movements.isEmpty else { return nil }
        return table("from,to", movementRows.map { ([$0.key.from, $0.key.to, $0.key.className], $0.count) })
    }

    private func table(_ place: String, _ rows: [(cells: [String], count: Int)]) -> String {
        var text = place + ",class,count,observed_s,policy\n"
        let seconds = (observed.seconds * 1000).rounded() / 1000
        for (cells, count) in rows {
            let fields = cells.map(CSVText.cell) + ["\(count)", "\(seconds)", ClassPolicy.digest]
            text += fields.joined(separator: ",") + "\n"
        }
        return text
    }
}
