public import ClassPolicy
public import Values

/// How many crossed each line, by direction and class, and how long somebody looked.
public struct CountTotals: Sendable {
    /// What one total is of.
    public struct Key: Hashable, Sendable {
        public var line: String
        public var direction: String
        public var className: String
    }

    /// Lines and directions in the scene's order. A direction at which nothing passed is a total of 0, for somebody looked.
    private let directions: [(line: String, direction: String)]
    private var counts: [Key: Int] = [:]
    /// How long the lines were watched: the time with frames, without the gaps.
    public var observed = Duration.zero

    /// - Parameter directions: Every direction of every line that is counted.
    public init(directions: [(line: String, direction: String)]) { self.directions = directions }

    public mutating func add(_ crossing: LineCrossing, classes: ClassList) {
        let key = Key(
            line: crossing.line, direction: crossing.direction, className: classes[crossing.classIndex].name)
        counts[key, default: 0] += 1
    }

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
        var text = "line,direction,class,count,observed_s,policy\n"
        let seconds = (observed.seconds * 1000).rounded() / 1000
        for (key, count) in rows {
            let fields = [key.line, key.direction, key.className].map(CSV.field)
            text += (fields + ["\(count)", "\(seconds)", ClassPolicy.digest]).joined(separator: ",") + "\n"
        }
        return text
    }
}
