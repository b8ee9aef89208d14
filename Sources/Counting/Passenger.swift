import Values

/// What is remembered of one track while it lasts.
struct Passenger: Sendable {
    struct Passage: Sendable {
        var arm: String
        var time: FrameTime
    }

    var lines: [LineCounter.Memory]
    var zones: [ZoneMonitor.Memory]
    /// When the first line of each segment was crossed.
    var segmentStarts: [FrameTime?]
    var trace = GroundTrace()
    /// Of its way over segments on the ground.
    var record = PassageRecord()
    /// Crossings of a track that is still provisional.
    var waiting: [(line: Int, crossing: LineCounter.Crossing)] = []
    var isConfirmed = false
    var classIndex = -1
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
}
