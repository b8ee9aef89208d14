import Values

/// What is remembered of one track while it lasts.
struct Passenger: Sendable {
    struct Passage: Sendable {
        var arm: String
        var time: FrameTime
    }

    var lines: [LineCounter.Memory]
    var zones: [ZoneMonitor.Memory]
    var standstill = Standstill()
    /// When the first line of each segment was crossed.
    var segmentStarts: [FrameTime?]
    var trace = GroundTrace()
    /// Of its way over segments on the ground.
    var record = PassageRecord()
    /// Crossings of a track that is still provisional.
    var waiting: [(line: Int, crossing: LineCounter.Crossing)] = []
    var isConfirmed = false
    var classIndex = -1
    /// Where its motion was known first, if it did not come in over the picture's edge.
    private(set) var birth: HalfMovement.End?
    private var isFirst = true
    private var cameFromOutside = false
    /// Was it well inside the picture when it was seen last?
    private var isInside = false
    /// The update in which the track was last seen.
    var lastUpdate = 0
    /// The first entry into the junction, and the last exit since.
    private(set) var entry: Passage?
    private(set) var exit: Passage?

    init(lines: Int, zones: Int, segments: Int) {
        self.lines = Array(repeating: .init(), count: lines)
        self.zones = Array(repeating: .init(), count: zones)
        segmentStarts = Array(repeating: nil, count: segments)
    }

    /// - Returns: The movement that is over. What comes in after it went out is on another one; on a road out of sight it may well be
    ///   another vehicle.
    mutating func passArm(of line: SceneLine, at time: FrameTime) -> (entry: Passage, exit: Passage)? {
        guard let arm = line.arm, let role = line.role else { return nil }
        switch role {
        case .entry:
            guard let exit else {
                if entry == nil { entry = Passage(arm: arm, time: time) }
                return nil
            }
            let before = entry
            self.exit = nil
            entry = Passage(arm: arm, time: time)
            return before.map { ($0, exit) }
        case .exit:
            exit = Passage(arm: arm, time: time)
            return nil
        }
    }

    /// - Parameter isWhole: Is the box not cut off by the picture's edge?
    mutating func look(isWhole: Bool) {
        isInside = isWhole
        if isFirst { cameFromOutside = !isWhole }
        isFirst = false
        if birth == nil, !cameFromOutside { birth = trace.end }
    }

    /// What came in and did not go out.
    var cameIn: HalfMovement? {
        guard let entry, exit == nil, isInside, isConfirmed, let end = trace.end else { return nil }
        return HalfMovement(passage: entry, end: end, classIndex: classIndex, length: trace.size.length)
    }

    /// What went out and did not come in.
    var wentOut: HalfMovement? {
        guard let exit, entry == nil, isConfirmed, let birth else { return nil }
        return HalfMovement(passage: exit, end: birth, classIndex: classIndex, length: trace.size.length)
    }

    /// Its movement is told by another track.
    mutating func forgetEntry() { entry = nil }
}
