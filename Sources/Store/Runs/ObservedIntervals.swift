import GRDB

/// When a run's camera was watched: the intervals that changed since they were last written, the one that still grows at the end.
struct ObservedIntervals: Sendable {
    struct Interval: Sendable {
        var sequence: Int
        var start: StoreTime
        var end: StoreTime
    }

    private var changed: [Interval] = []
    private var next = 0

    /// Clocks and frame rates round; nothing that short is a gap.
    private static let joinedGapMicroseconds = 1000
    /// Further back than clocks are corrected while they run: it was set.
    private static let joinedOverlapMicroseconds = 1_000_000

    var hasChanges: Bool { !changed.isEmpty }

    /// Joins what follows the last interval; what comes after a gap, or after the clock was set back, begins another.
    mutating func add(from start: StoreTime, to end: StoreTime, last: inout Interval?) {
        if let open = last, start >= open.start,
            (-Self.joinedOverlapMicroseconds...Self.joinedGapMicroseconds).contains(
                start.microseconds - open.end.microseconds)
        {
            guard end > open.end else { return }
            last?.end = end
        } else {
            last = Interval(sequence: next, start: start, end: end)
            next += 1
        }
        guard let last else { return }
        if changed.last?.sequence == last.sequence { changed[changed.count - 1] = last } else { changed.append(last) }
    }

    mutating func takeChanges() -> [Interval] {
        defer { changed.removeAll(keepingCapacity: true) }
        return changed
    }

    /// Puts back what could not be written.
    mutating func restore(_ intervals: [Interval]) {
        let newer = Set(changed.map(\.sequence))
        changed.insert(contentsOf: intervals.filter { !newer.contains($0.sequence) }, at: 0)
    }
}

extension ObservedIntervals.Interval {
    func write(to database: Database, run: Int64) throws {
        try database.cachedStatement(
            sql: """
                INSERT INTO observed (run, sequence, start_us, end_us) VALUES (?, ?, ?, ?)
                ON CONFLICT (run, sequence) DO UPDATE SET end_us = excluded.end_us
                """
        ).execute(arguments: [run, sequence, start.microseconds, end.microseconds])
    }
}
