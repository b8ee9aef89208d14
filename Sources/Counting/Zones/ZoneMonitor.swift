import Values

/// Says when a track is in a zone. Short changes of side are passed over: what trembles on the border makes one visit, or none.
struct ZoneMonitor: Sendable {
    struct Stay: Sendable {
        var entered: FrameTime
        var left: FrameTime
    }

    struct Memory: Sendable {
        /// When the track came to be on the side where it is, and what side that is.
        fileprivate var side = false
        fileprivate var sideSince: FrameTime?
        fileprivate var last: FrameTime?
        fileprivate var entered: FrameTime?
        /// Since when a track that is inside has been seen outside.
        var isInside: Bool { entered != nil }
    }

    private let corners: [Point]
    private let low: Point
    private let high: Point
    private let settle: Duration

    /// - Parameter corners: In pixels.
    init(corners: [Point], options: CountingOptions) {
        self.corners = corners
        low = corners.reduce(corners[0]) { pointwiseMin($0, $1) }
        high = corners.reduce(corners[0]) { pointwiseMax($0, $1) }
        settle = .seconds(options.zoneSettleSeconds)
    }

    /// - Parameter point: In pixels.
    /// - Returns: The stay that is over now.
    func observe(_ point: Point, at time: FrameTime, memory: inout Memory) -> Stay? {
        let side = contains(point)
        let change = memory.last.map { FrameTime.between($0, time, share: 0.5) } ?? time
        if side != memory.side || memory.sideSince == nil {
            memory.side = side
            memory.sideSince = change
        }
        memory.last = time
        guard let since = memory.sideSince, time.monotonic - since.monotonic >= settle else { return nil }
        if side, memory.entered == nil { memory.entered = since }
        if !side, let entered = memory.entered {
            memory.entered = nil
            return Stay(entered: entered, left: since)
        }
        return nil
    }

    /// Takes the end of a track.
    func end(_ memory: inout Memory) -> Stay? {
        defer { memory = Memory() }
        guard let entered = memory.entered, let last = memory.last else { return nil }
        return Stay(entered: entered, left: memory.side ? last : memory.sideSince ?? last)
    }

    private func contains(_ point: Point) -> Bool {
        guard point.x >= low.x, point.y >= low.y, point.x <= high.x, point.y <= high.y else { return false }
        var isInside = false
        var before = corners[corners.count - 1]
        for corner in corners {
            if (corner.y > point.y) != (before.y > point.y) {
                let share = (point.y - corner.y) / (before.y - corner.y)
                if point.x < corner.x + share * (before.x - corner.x) { isInside.toggle() }
            }
            before = corner
        }
        return isInside
    }
}
