import Values

/// Says when a track is in a zone, and when it stands there.
///
/// A track is inside or outside for certain once it has left a band along the border that is proportional to its size; within the band it
/// is where it was. What trembles on the border therefore makes one visit, or none. Coming and going have the time at which the border
/// itself was passed.
struct ZoneMonitor: Sendable {
    struct Stay: Sendable {
        var entered: FrameTime
        var left: FrameTime
    }

    /// A stop within a stay.
    struct Stop: Sendable {
        var began: FrameTime
        var ended: FrameTime
        /// Where it began, in the plane in which the thing's speed is known.
        var start: Point
    }

    struct Memory: Sendable {
        fileprivate var depth = 0.0
        fileprivate var time: FrameTime?
        fileprivate var band = 0.0
        /// When the border was passed last, or the track was first seen.
        fileprivate var passed: FrameTime?
        fileprivate var entered: FrameTime?
        fileprivate var stop: (began: FrameTime, start: Point)?
        var isInside: Bool { entered != nil }
    }

    private let outline: ZoneOutline
    private let leastBand: Double
    private let options: CountingOptions

    /// - Parameters:
    ///   - corners: In the plane of the places that are observed.
    ///   - leastBand: The least width of the band, in the plane's unit.
    init(corners: [Point], leastBand: Double, options: CountingOptions) {
        outline = ZoneOutline(corners)
        self.leastBand = leastBand
        self.options = options
    }

    /// - Returns: The stay that is over now.
    func observe(_ place: LinePlace, at time: FrameTime, memory: inout Memory) -> Stay? {
        // A zone that is narrower than the band can still be visited.
        let band = min(max(options.zoneBand * place.size, leastBand), outline.halfDepth)
        let depth = outline.depth(of: place.point, reach: band + 2 * place.size)
        guard depth.isFinite else { return nil }
        defer {
            memory.depth = depth
            memory.time = time
            memory.band = band
        }
        if let before = memory.time {
            if (depth > 0) != (memory.depth > 0) {
                let share = memory.depth / (memory.depth - depth)
                memory.passed = .between(before, time, share: share)
            }
        } else {
            memory.passed = time
        }
        guard abs(depth) >= band else { return nil }
        return settle(isInside: depth > 0, &memory)
    }

    /// Takes the end of a track: within the band it is on the side where it was seen last.
    func end(_ memory: inout Memory) -> Stay? {
        guard let last = memory.time else { return nil }
        if abs(memory.depth) >= memory.band * options.doubtfulShare,
            let stay = settle(isInside: memory.depth > 0, &memory)
        {
            return stay
        }
        defer { memory.entered = nil }
        return memory.entered.map { Stay(entered: $0, left: last) }
    }

    private func settle(isInside: Bool, _ memory: inout Memory) -> Stay? {
        guard isInside != memory.isInside, let passed = memory.passed else { return nil }
        defer { memory.entered = isInside ? passed : nil }
        return memory.entered.map { Stay(entered: $0, left: passed) }
    }

    /// Takes whether the track stands, after each observation, and the end of the track.
    ///
    /// - Parameter stay: The stay that has just ended, if one has.
    /// - Returns: The stop that is over now.
    func follow(_ standstill: Standstill, stay: Stay?, memory: inout Memory) -> Stop? {
        if memory.stop == nil, let since = standstill.since, let entered = memory.entered {
            memory.stop = (since.monotonic > entered.monotonic ? since : entered, standstill.point)
        }
        guard let stop = memory.stop else { return nil }
        var ended = standstill.since == nil ? standstill.ended : nil
        if let left = stay?.left, ended.map({ left.monotonic < $0.monotonic }) ?? true { ended = left }
        guard let ended else { return nil }
        memory.stop = nil
        guard ended.monotonic > stop.began.monotonic else { return nil }
        return Stop(began: stop.began, ended: ended, start: stop.start)
    }
}
