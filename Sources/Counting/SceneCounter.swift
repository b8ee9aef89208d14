public import ClassPolicy
public import Values

/// Counts what crosses the lines of a scene.
///
/// ```swift
/// let crossings = counter.update(tracks: tracker.tracks, endedTrackIDs: tracker.endedTrackIDs, at: frame.stamp.time)
/// ```
public struct SceneCounter: Sendable {
    /// What is remembered of a track: one memory a line, and crossings of a track that is still provisional.
    private struct Passenger {
        var memories: [LineCounter.Memory]
        var waiting: [(line: Int, crossing: LineCounter.Crossing)] = []
        var isConfirmed = false
        var classIndex = -1
        /// The update in which the track was last seen.
        var lastUpdate = 0
    }

    public let scene: Scene
    /// Is the class, by its index in the model's list, counted at all?
    public let isCounted: [Bool]

    private let counters: [LineCounter]
    private var passengers: [Int: Passenger] = [:]
    private var counts: [Int]
    private var crossings: [LineCrossing] = []
    private var updates = 0

    /// More tracks than any tracker keeps at a time.
    private static let mostPassengers = 10_000

    /// - Parameters:
    ///   - classes: The model's classes, which the tracks' class indices refer to.
    ///   - pictureWidth: The width of the pictures in which the tracks' boxes are given; the scene is scaled to it.
    ///   - pictureHeight: Likewise.
    /// - Throws: ``SceneError`` where the model lacks a class of the scene, or the pictures have another shape than the scene.
    public init(
        scene: Scene, classes: ClassList, pictureWidth: Int, pictureHeight: Int,
        options: CountingOptions = CountingOptions()
    ) throws(SceneError) {
        self.scene = scene
        isCounted = try scene.countedClasses(of: classes)
        let scale = try scene.scale(toWidth: pictureWidth, height: pictureHeight)
        counters = scene.lines.map { line in LineCounter(points: line.points.map { $0 * scale }, options: options) }
        counts = Array(repeating: 0, count: scene.lines.count * 2 * classes.count)
    }

    /// Takes the tracks of the next frame.
    ///
    /// - Parameters:
    ///   - tracks: The tracker's tracks; those not observed in this frame are passed over.
    ///   - endedTrackIDs: The tracks that ended with this frame, which are forgotten.
    /// - Returns: The crossings that are certain now, in the order of the lines for each track; their times may lie some frames back.
    public mutating func update(
        tracks: [Track], endedTrackIDs: [Int] = [], at time: FrameTime
    ) -> [LineCrossing] {
        crossings.removeAll(keepingCapacity: true)
        updates += 1
        for id in endedTrackIDs { end(id) }
        for track in tracks where track.isObserved { observe(track, at: time) }
        if passengers.count > Self.mostPassengers { forgetLongestUnseen() }
        return crossings
    }

    /// Takes the end of the source: what is on a line at the moment is on the side where it was seen last.
    public mutating func finish() -> [LineCrossing] {
        crossings.removeAll(keepingCapacity: true)
        for id in passengers.keys.sorted() { end(id) }
        return crossings
    }

    /// Everything counted so far, by line, direction and class, in the scene's order; without what is zero.
    public var totals: [LineTotal] {
        var totals: [LineTotal] = []
        for (index, line) in scene.lines.enumerated() {
            for (direction, name) in [(0, line.leftToRight), (1, line.rightToLeft)] {
                guard let name else { continue }
                for classIndex in isCounted.indices {
                    let count = counts[place(line: index, direction: direction, classIndex: classIndex)]
                    guard count > 0 else { continue }
                    totals.append(LineTotal(line: line.name, direction: name, classIndex: classIndex, count: count))
                }
            }
        }
        return totals
    }

    private func place(line: Int, direction: Int, classIndex: Int) -> Int {
        (line * 2 + direction) * isCounted.count + classIndex
    }

    private mutating func observe(_ track: Track, at time: FrameTime) {
        var passenger = passengers[track.id] ?? Passenger(memories: Array(repeating: .init(), count: counters.count))
        passengers[track.id] = nil
        passenger.isConfirmed = track.isConfirmed
        passenger.classIndex = track.classIndex
        passenger.lastUpdate = updates
        for (line, counter) in counters.enumerated() {
            guard let crossing = counter.observe(track.box, at: time, memory: &passenger.memories[line]) else {
                continue
            }
            passenger.waiting.append((line, crossing))
        }
        report(&passenger, trackID: track.id)
        passengers[track.id] = passenger
    }

    private mutating func end(_ id: Int) {
        guard var passenger = passengers.removeValue(forKey: id) else { return }
        for (line, counter) in counters.enumerated() {
            if let crossing = counter.end(&passenger.memories[line]) { passenger.waiting.append((line, crossing)) }
        }
        report(&passenger, trackID: id)
    }

    private mutating func report(_ passenger: inout Passenger, trackID: Int) {
        guard passenger.isConfirmed, !passenger.waiting.isEmpty else { return }
        defer { passenger.waiting.removeAll() }
        guard isCounted.indices.contains(passenger.classIndex), isCounted[passenger.classIndex] else { return }
        for (line, crossing) in passenger.waiting {
            let isLeftToRight = crossing.direction == .leftToRight
            let sceneLine = scene.lines[line]
            guard let direction = isLeftToRight ? sceneLine.leftToRight : sceneLine.rightToLeft else { continue }
            counts[place(line: line, direction: isLeftToRight ? 0 : 1, classIndex: passenger.classIndex)] += 1
            crossings.append(
                LineCrossing(
                    line: sceneLine.name, direction: direction, trackID: trackID, classIndex: passenger.classIndex,
                    time: crossing.time))
        }
    }

    /// For a caller that never says which tracks ended.
    private mutating func forgetLongestUnseen() {
        let byAge = passengers.sorted { ($0.value.lastUpdate, $0.key) < ($1.value.lastUpdate, $1.key) }
        for (id, _) in byAge.prefix(passengers.count - Self.mostPassengers / 2) { passengers[id] = nil }
    }
}
