import Values

/// Times tracks from one line to another; on the ground by all the places on the way (``PassageFit``).
struct SegmentTimer: Sendable {
    let name: String
    private let lengthMeters: Double
    private let isOnGround: Bool
    private let from: Gate
    private let to: Gate

    private struct Gate: Equatable, Sendable {
        var line: Int
        var direction: LineCounter.Direction
    }

    /// nil where the scene lacks a line or its direction, which the scene's reader has made sure of.
    ///
    /// - Parameter isOnGround: Is the line, by its index, watched on the ground?
    init?(_ segment: SceneSegment, lines: [SceneLine], isOnGround: [Bool]) {
        func gate(_ name: String) -> Gate? {
            guard let index = lines.firstIndex(where: { $0.name == name }) else { return nil }
            let isForward = lines[index].leftToRight == segment.direction
            return Gate(line: index, direction: isForward ? .leftToRight : .rightToLeft)
        }
        guard let from = gate(segment.from), let to = gate(segment.to) else { return nil }
        name = segment.name
        self.from = from
        self.to = to
        lengthMeters = segment.lengthMeters
        self.isOnGround = isOnGround[from.line] && isOnGround[to.line]
    }

    /// Takes a track's crossing of a line.
    ///
    /// - Parameter start: When the track crossed the first line.
    /// - Returns: The mean speed, where this was the second line.
    func pass(
        line: Int, direction: LineCounter.Direction, at time: FrameTime, start: inout FrameTime?
    ) -> (start: FrameTime, metersPerSecond: Double)? {
        let gate = Gate(line: line, direction: direction)
        if gate == from { start = time }
        guard gate == to, let begin = start, time.monotonic > begin.monotonic else { return nil }
        start = nil
        return (begin, lengthMeters / (time.monotonic - begin.monotonic).seconds)
    }

    /// Is a place on the ground between the two lines, or half as far from them?
    func isNear(_ place: Point, lines: [LineCounter]) -> Bool {
        guard isOnGround, let share = share(of: place, lines: lines) else { return false }
        return (-0.5...1.5).contains(share)
    }

    /// The mean speed by all the places of the way, metres a second.
    ///
    /// The places are those of the footprint as it is known in the end: a lorry that comes in over the picture's edge shows its length
    /// only later, and one that seems too long does so at both lines.
    ///
    /// - Returns: nil where the places tell nothing better than the crossings of the two lines.
    func speed(
        from start: FrameTime, to end: FrameTime, record: PassageRecord, trace: GroundTrace, lines: [LineCounter],
        plane: GroundPlane
    ) -> Double? {
        let (begin, stop) = (start.monotonic.seconds, end.monotonic.seconds)
        guard let first = record.start, first <= begin else { return nil }
        let footprint = trace.size
        let margin = (stop - begin) * Self.margin
        var places: [PassageFit.Place] = []
        for sample in record.samples where sample.seconds >= begin - margin {
            guard let heading = sample.heading ?? trace.heading,
                let center = footprint.center(of: sample.box, heading: heading, plane: plane),
                let share = share(of: center.point, lines: lines)
            else { continue }
            places.append(.init(seconds: sample.seconds, share: share, deviation: sample.deviation / lengthMeters))
        }
        let duration = PassageFit.duration(
            places, from: begin, to: stop, accelerationShare: Self.acceleration / lengthMeters)
        return duration.map { lengthMeters / $0 }
    }

    /// How far from the first line to the second a place on the ground is, 0...1 between them; nil where they are not apart.
    private func share(of place: Point, lines: [LineCounter]) -> Double? {
        let since = lines[from.line].distance(to: place) * (from.direction == .leftToRight ? 1 : -1)
        let left = lines[to.line].distance(to: place) * (to.direction == .leftToRight ? -1 : 1)
        return since + left > 0 ? since / (since + left) : nil
    }

    /// Places before the first line are looked at for this share of the time between the lines.
    private static let margin = 0.25
    /// How traffic speeds up and brakes, metres a second squared, one standard deviation.
    private static let acceleration = 1.5
}
