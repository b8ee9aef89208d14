import Values

/// Times tracks from one line to another.
struct SegmentTimer: Sendable {
    let name: String
    private let from: Gate
    private let to: Gate
    private let lengthMeters: Double

    private struct Gate: Equatable, Sendable {
        var line: Int
        var direction: LineCounter.Direction
    }

    /// nil where the scene lacks a line or its direction, which the scene's reader has made sure of.
    init?(_ segment: SceneSegment, lines: [SceneLine]) {
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
}
