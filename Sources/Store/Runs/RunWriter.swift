public import ClassPolicy
import Dispatch
public import FoundationEssentials
import GRDB
import Synchronization
public import Values

/// Takes the results of one run. ``Store/beginRun(_:)`` makes it.
///
/// Recording costs the frame path a lock and an append: a queue of its own writes what has come together, events and observed time in
/// one transaction, so that a crash leaves less observed time, never a false zero. Where the disk refuses, results wait in memory and
/// are tried again; ``problem`` says so, and nothing is dropped.
public final class RunWriter: Sendable {
    private struct State {
        var events: [StoredEvent] = []
        /// Handed to the disk at the moment.
        var inFlight = 0
        var observed = ObservedIntervals()
        var lastInterval: ObservedIntervals.Interval?
        var isScheduled = false
        var problem: StoreError?
        var isFinished = false
    }

    /// A transaction is begun early once so many results wait.
    private static let batch = 4096

    private let database: DatabaseQueue
    private let options: StoreOptions
    private let path: String
    private let rows: RunRows
    private let queue: DispatchQueue
    private let state = Mutex(State())

    init(database: DatabaseQueue, path: String, rows: RunRows, queue: DispatchQueue, options: StoreOptions) {
        self.database = database
        self.path = path
        self.rows = rows
        self.queue = queue
        self.options = options
        state.withLock { $0.events.reserveCapacity(Self.batch) }
    }

    /// The run's number in the store.
    public var run: Int { Int(rows.run) }

    /// What keeps results from the disk at the moment; they wait and are tried again.
    public var problem: StoreError? { state.withLock { $0.problem } }

    // MARK: Results

    /// - Throws: ``StoreError`` for a crossing without civil time, of a line or class that the run does not have, and where too many
    ///   results wait because the disk refuses them.
    public func record(_ crossing: LineCrossing, as recognized: RecognizedClass) throws(StoreError) {
        guard let line = rows.lines[.init(first: crossing.line, second: crossing.direction)] else {
            throw invalid("the run has no line \(crossing.line) with the direction \(crossing.direction)")
        }
        let isPerson = recognized.isPerson
        // A speed that can't be is none.
        let speed = crossing.speedMetersPerSecond.flatMap { $0.isFinite && $0 >= 0 ? $0 : nil }
        try append(
            .crossing(
                time: time(crossing.time.civil), line: line, recognized: row(of: recognized),
                track: isPerson ? nil : crossing.trackID, metersPerSecond: isPerson ? nil : speed))
    }

    /// A turning movement; it is counted when the thing left.
    public func recordMovement(
        from: String, to: String, as recognized: RecognizedClass, track: Int, entered: Date?, left: Date?
    ) throws(StoreError) {
        guard let movement = rows.movements[.init(first: from, second: to)] else {
            throw invalid("the run has no movement from \(from) to \(to)")
        }
        let isPerson = recognized.isPerson
        try append(
            .movement(
                time: time(left), movement: movement, recognized: row(of: recognized), track: isPerson ? nil : track,
                entered: isPerson ? nil : time(entered)))
    }

    /// A speed over a segment; it is counted when the second line was crossed. A person has none: it is passed over.
    public func recordSpeed(
        segment: String, as recognized: RecognizedClass, track: Int, metersPerSecond: Double, ended: Date?
    ) throws(StoreError) {
        guard let row = rows.segments[segment] else { throw invalid("the run has no segment \(segment)") }
        guard !recognized.isPerson else { return }
        guard metersPerSecond.isFinite, metersPerSecond >= 0 else {
            throw invalid("a speed of \(metersPerSecond) m/s over \(segment) can't be")
        }
        try append(
            .speed(
                time: time(ended), segment: row, recognized: self.row(of: recognized), track: track,
                metersPerSecond: metersPerSecond))
    }

    /// A stay in a zone; it is counted when it began.
    public func recordVisit(
        zone: String, as recognized: RecognizedClass, track: Int, entered: Date?, left: Date?
    ) throws(StoreError) {
        guard let row = rows.zones[zone] else { throw invalid("the run has no zone \(zone)") }
        let isPerson = recognized.isPerson
        try append(
            .visit(
                time: time(entered), zone: row, recognized: self.row(of: recognized), track: isPerson ? nil : track,
                left: isPerson ? nil : time(left)))
    }

    /// A stop in a zone; it is counted when it began. Nobody looks how long a person stands: a person's is passed over.
    public func recordStop(
        zone: String, as recognized: RecognizedClass, track: Int, began: Date?, ended: Date?, place: StandingPlace?
    ) throws(StoreError) {
        guard let row = rows.zones[zone] else { throw invalid("the run has no zone \(zone)") }
        guard !recognized.isPerson else { return }
        try append(
            .stop(
                time: time(began), zone: row, recognized: self.row(of: recognized), track: track, ended: time(ended),
                place: place.flatMap { $0.isFinite ? $0 : nil }))
    }

    /// Says that the camera was watched. What is never said to be watched is unknown, not zero.
    ///
    /// - Parameters:
    ///   - start: The time of a frame.
    ///   - end: The time of the next frame, or the end of this one. Intervals that follow each other become one.
    public func observed(from start: Date, to end: Date) throws(StoreError) {
        let (start, end) = (try time(start), try time(end))
        guard end >= start else { throw invalid("an observed time ends before it begins") }
        let due = state.withLock { state in
            state.observed.add(from: start, to: end, last: &state.lastInterval)
            return schedule(&state)
        }
        if due { commitLater() }
    }

    // MARK: Ends

    /// Writes everything that waits.
    ///
    /// - Throws: ``StoreError`` where that fails; the results go on waiting.
    public func flush() throws(StoreError) {
        queue.sync { commit() }
        if let problem { throw problem }
    }

    /// Ends the run: writes everything that waits, and takes nothing more.
    public func finish() throws(StoreError) {
        do {
            try flush()
        } catch {
            let waiting = state.withLock { $0.events.count }
            var error = error
            if waiting > 0 { error.message += "; \(waiting) results of this run are not stored" }
            throw error
        }
        state.withLock { $0.isFinished = true }
    }

    /// Takes the whole run out of the store again, for a source that turned out to be bad.
    public func discard() throws(StoreError) {
        state.withLock { state in
            state.isFinished = true
            state.events.removeAll()
            _ = state.observed.takeChanges()
        }
        try StoreError.translating(path: path) {
            try queue.sync {
                try database.write { try $0.execute(sql: "DELETE FROM run WHERE id = ?", arguments: [rows.run]) }
            }
        }
    }

    // MARK: Waiting results

    private func append(_ event: StoredEvent) throws(StoreError) {
        var isFull = false
        let due = try state.withLock { state throws(StoreError) in
            guard !state.isFinished else { throw invalid("the run has ended") }
            guard state.events.count + state.inFlight < options.mostPending else {
                isFull = true
                return false
            }
            state.events.append(event)
            return schedule(&state)
        }
        if isFull {
            // The disk refuses, and is tried again in its time: the caller doesn't wait for that.
            if let problem { throw problem }
            // A recording is read faster than the disk writes.
            try flush()
            try append(event)
            return
        }
        if due { commitLater() }
    }

    /// - Returns: true where the caller has to ask for a commit after the interval.
    private func schedule(_ state: inout State) -> Bool {
        if state.events.count == Self.batch { queue.async { [self] in commit() } }
        guard !state.isScheduled else { return false }
        state.isScheduled = true
        return true
    }

    private func commitLater() {
        queue.asyncAfter(deadline: .now() + options.commitIntervalSeconds) { [self] in
            state.withLock { $0.isScheduled = false }
            commit()
        }
    }

    /// On the queue.
    private func commit() {
        let (events, intervals) = state.withLock { state in
            let events = state.events
            state.events = []
            state.events.reserveCapacity(Self.batch)
            state.inFlight = events.count
            return (events, state.observed.takeChanges())
        }
        guard !events.isEmpty || !intervals.isEmpty else { return }
        do {
            try database.write { database in
                for event in events { try event.insert(into: database) }
                for interval in intervals { try interval.write(to: database, run: rows.run) }
            }
            state.withLock { state in
                state.inFlight = 0
                state.problem = nil
            }
        } catch {
            let problem = StoreError(error, path: path)
            let due = state.withLock { state in
                state.inFlight = 0
                state.problem = problem
                state.events.insert(contentsOf: events, at: 0)
                state.observed.restore(intervals)
                return !state.isFinished && schedule(&state)
            }
            if due { commitLater() }
        }
    }

    // MARK: Values

    private func row(of recognized: RecognizedClass) throws(StoreError) -> Int64 {
        guard let row = rows.classes[recognized] else { throw invalid("the run does not count \(recognized.name)") }
        return row
    }

    private func time(_ date: Date?) throws(StoreError) -> StoreTime {
        guard let date else {
            throw invalid("a result has no civil time; say when the recording began with --start-time")
        }
        guard let time = StoreTime(date) else {
            throw invalid(
                "a result's time is not within the years 1970 to 9999; set the clock, or correct --start-time")
        }
        return time
    }

    private func invalid(_ message: String) -> StoreError { StoreError(.invalid, path: path, message: message) }
}
