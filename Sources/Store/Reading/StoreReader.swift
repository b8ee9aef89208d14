import ClassPolicy
import GRDB
public import Values

/// Reads a store, also while another program writes to it.
///
/// ```swift
/// let reader = try StoreReader(path: "results.sqlite")
/// for run in try reader.runs() { … }
/// try reader.crossings(of: [1, 2], from: start, to: end) { print($0.line, $0.time.date) }
/// ```
public final class StoreReader: Sendable {
    public let path: String
    private let database: DatabaseQueue
    private let contents: StoreSchema.Contents

    /// - Throws: ``StoreError`` where the file is missing, no store, damaged, or of a newer version; and where it names a class that
    ///   the class policy refuses: a store is no way around it.
    public init(path: String) throws(StoreError) {
        self.path = path
        let database = try StoreConnection.forReading(path)
        self.database = database
        contents = try StoreError.translating(path: path) { try database.read(StoreSchema.contents) }
        try read { database in
            for row in try Row.fetchAll(database, sql: "SELECT name, node, is_person FROM class") {
                try check(name: row[0], node: row[1], isPerson: row[2])
            }
        }
    }

    private func check(name: String, node: String?, isPerson: Bool) throws(StoreError) {
        let own = ClassPolicy.current.verdict(for: name)
        let verdict = own.isAllowed ? own : node.map { ClassPolicy.current.verdict(for: name, mappedTo: $0) } ?? own
        guard verdict.isAllowed, (verdict.verdict == .person) == isPerson else {
            throw StoreError(
                .refused, path: path,
                message:
                    "the class \"\(name)\" is refused by the class policy: \(verdict.reason); nothing of this store "
                    + "is read")
        }
    }

    // MARK: Runs

    /// Every run, in the order in which they began.
    public func runs() throws(StoreError) -> [StoredRun] {
        try read { database in
            try Row.fetchAll(database, sql: "SELECT * FROM run ORDER BY id").map { try run($0, database) }
        }
    }

    private func run(_ row: Row, _ database: Database) throws -> StoredRun {
        let id: Int = row["id"]
        func rows(_ sql: String) throws -> [Row] { try Row.fetchAll(database, sql: sql, arguments: [id]) }
        let observed = try rows("SELECT start_us, end_us FROM observed WHERE run = ?").map {
            ObservedInterval(start: try time($0[0]), end: try time($0[1]))
        }
        return StoredRun(
            id: id, camera: row["camera"], zone: row["zone"], source: row["source"], scene: row["scene"],
            sceneSHA256: row["scene_sha256"], programVersion: row["program"], policyVersion: row["policy_version"],
            policyDigest: row["policy_digest"], model: row["model"], modelSHA256: row["model_sha256"],
            measuresStops: contents.stops ? row["measures_stops"] : false,
            lines: try rows("SELECT * FROM line WHERE run = ? ORDER BY id").map {
                (
                    $0["id"],
                    CountingLayout.LineDirection(
                        line: $0["line"], direction: $0["direction"], arm: $0["arm"],
                        role: ($0["role"] as String?).flatMap(CountingLayout.LineDirection.Role.init),
                        bearing: $0["bearing"])
                )
            },
            movements: try rows("SELECT * FROM movement WHERE run = ? ORDER BY id").map {
                ($0["id"], CountingLayout.Movement(from: $0["from_arm"], to: $0["to_arm"]))
            },
            segments: try rows("SELECT * FROM segment WHERE run = ? ORDER BY id").map {
                (
                    $0["id"],
                    CountingLayout.Segment(
                        name: $0["name"], direction: $0["direction"], lengthMeters: $0["length_m"])
                )
            },
            zones: try rows("SELECT * FROM zone WHERE run = ? ORDER BY id").map { ($0["id"], $0["name"]) },
            classes: try rows(
                """
                SELECT class.id, name, is_person, is_named FROM run_class JOIN class ON class.id = run_class.class
                WHERE run = ? ORDER BY class.id
                """
            ).map { StoredClass(id: $0[0], name: $0[1], isPerson: $0[2], isNamed: $0[3]) },
            observed: ObservedInterval.union(observed), repeated: ObservedInterval.repeated(observed))
    }

    // MARK: Events

    /// A crossing of a line, by the row numbers of ``StoredRun``.
    public struct Crossing: Sendable {
        public var time: StoreTime
        public var line: Int
        public var recognized: Int
        /// Unique within the run; nil for a person.
        public var track: Int?
        /// nil where the scene had no calibration, and for a person.
        public var metersPerSecond: Double?
    }

    public struct Movement: Sendable {
        /// When it left.
        public var time: StoreTime
        public var movement: Int
        public var recognized: Int
    }

    public struct Speed: Sendable {
        /// When the second line was crossed.
        public var time: StoreTime
        public var segment: Int
        public var recognized: Int
        public var metersPerSecond: Double
    }

    public struct Visit: Sendable {
        public var entered: StoreTime
        public var zone: Int
        public var recognized: Int
        public var track: Int?
        /// nil for a person.
        public var left: StoreTime?
    }

    public struct Stop: Sendable {
        public var began: StoreTime
        public var ended: StoreTime
        public var zone: Int
        public var recognized: Int
        public var track: Int
        /// nil where the scene had no calibration.
        public var place: StandingPlace?
    }

    /// Crossings from `start` up to but without `end`, in the order of time. Nothing is kept in memory.
    public func crossings(
        from start: StoreTime, to end: StoreTime, _ body: (Crossing) throws -> Void
    ) throws(StoreError) {
        let speed = contents.crossingSpeeds ? "speed_mps" : "NULL"
        try events("SELECT time_us, line, class, track, \(speed) FROM crossing_event", start, end) {
            try body(
                Crossing(
                    time: try time($0[0]), line: $0[1], recognized: $0[2], track: $0[3],
                    metersPerSecond: ($0[4] as Double?).flatMap { $0.isFinite && $0 >= 0 ? $0 : nil }))
        }
    }

    public func movements(
        from start: StoreTime, to end: StoreTime, _ body: (Movement) throws -> Void
    ) throws(StoreError) {
        try events("SELECT time_us, movement, class FROM movement_event", start, end) {
            try body(Movement(time: try time($0[0]), movement: $0[1], recognized: $0[2]))
        }
    }

    public func speeds(
        from start: StoreTime, to end: StoreTime, _ body: (Speed) throws -> Void
    ) throws(StoreError) {
        try events("SELECT time_us, segment, class, speed_mps FROM speed_event", start, end) {
            try body(
                Speed(
                    time: try time($0[0]), segment: $0[1], recognized: $0[2], metersPerSecond: $0[3]))
        }
    }

    public func visits(
        from start: StoreTime, to end: StoreTime, _ body: (Visit) throws -> Void
    ) throws(StoreError) {
        try events("SELECT time_us, zone, class, track, left_us FROM visit_event", start, end) {
            try body(
                Visit(
                    entered: try time($0[0]), zone: $0[1], recognized: $0[2], track: $0[3],
                    left: try ($0[4] as Int?).map(time)))
        }
    }

    /// Stays that had begun before `end` and were not over at `start`, in the order of their beginnings. Persons' are not among them: of
    /// those it is not known when they left.
    public func stays(
        from start: StoreTime, to end: StoreTime, _ body: (Visit) throws -> Void
    ) throws(StoreError) {
        try visits(from: Self.earliestStay(at: start), to: end) { visit in
            if let left = visit.left, left > start { try body(visit) }
        }
    }

    /// Stops that had begun before `end` and were not over at `start`, in the order of their beginnings; none in a store of an older
    /// version. See ``StoredRun/measuresStops``.
    public func stops(
        from start: StoreTime, to end: StoreTime, _ body: (Stop) throws -> Void
    ) throws(StoreError) {
        guard contents.stops else { return }
        try events(
            """
            SELECT time_us, zone, class, track, ended_us, start_x_m, start_y_m, end_x_m, end_y_m, length_x_m, length_y_m
            FROM stop_event
            """, Self.earliestStay(at: start), end
        ) { row in
            let ended = try time(row[4])
            guard ended > start else { return }
            let metres = (5...10).compactMap { row[$0] as Double? }.filter(\.isFinite)
            let place =
                metres.count < 6
                ? nil
                : StandingPlace(
                    start: SIMD2(metres[0], metres[1]), end: SIMD2(metres[2], metres[3]),
                    length: SIMD2(metres[4], metres[5]))
            try body(
                Stop(
                    began: try time(row[0]), ended: ended, zone: row[1], recognized: row[2], track: row[3], place: place
                ))
        }
    }

    private static func earliestStay(at start: StoreTime) -> StoreTime {
        StoreTime(microseconds: max(start.microseconds - longestStayMicroseconds, 0))
    }

    /// No tracker follows anything for longer.
    private static let longestStayMicroseconds = 86_400_000_000

    private func events(
        _ sql: String, _ start: StoreTime, _ end: StoreTime, _ body: (Row) throws -> Void
    ) throws(StoreError) {
        try read { database in
            let rows = try Row.fetchCursor(
                database, sql: sql + " WHERE time_us >= ? AND time_us < ? ORDER BY time_us",
                arguments: [start.microseconds, end.microseconds])
            while let row = try rows.next() { try body(row) }
        }
    }

    private func time(_ microseconds: Int) throws(StoreError) -> StoreTime {
        guard let time = StoreTime(stored: microseconds) else {
            throw StoreError(
                .corrupt, path: path, message: "holds a time outside the years 1970 to 9999; take a copy from a backup")
        }
        return time
    }

    private func read<Result>(_ work: (Database) throws -> Result) throws(StoreError) -> Result {
        try StoreError.translating(path: path) { try database.read(work) }
    }
}
