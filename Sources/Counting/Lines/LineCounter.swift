import FoundationEssentials
import Values

/// Counts the tracks that cross one line, each crossing once.
///
/// A track is on a side for certain once its anchor has left a band around the line that is proportional to its box. A crossing counts
/// when a track that was on one side is on the other, so what stops, creeps or trembles on the line counts once, and what turns
/// back on it does not count. After that the same track counts again only if it went well away from the line first.
/// The crossing's place, which has to lie between the line's ends, and its time are interpolated between the two observations on
/// either side of the line, however far apart they are.
///
/// Provisional tracks are followed and counted, with the time of their crossing, when they are confirmed. A track that starts or
/// ends within the band, as at the edge of the picture, is taken to be on the side where it was seen first or last.
struct LineCounter: Sendable {
    enum Direction: Sendable {
        case leftToRight
        case rightToLeft
    }

    struct Crossing: Sendable {
        var direction: Direction
        var time: FrameTime
        /// Metres a second on the ground, where that is known.
        var speed: Double?
    }

    /// What a counter remembers of one track.
    struct Memory: Sendable {
        fileprivate var anchor = Point.zero
        fileprivate var distance = 0.0
        fileprivate var time: FrameTime?
        /// The side the track was on for certain: -1 left, 1 right, 0 not yet known.
        fileprivate var side = 0
        /// How far from the line the track got on that side, in box sizes.
        fileprivate var reach = 0.0
        fileprivate var hasCounted = false
        /// The last time the anchor passed the line between its ends, and to which side; nil when it went around an end since.
        fileprivate var passage: (time: FrameTime, side: Int, speed: Double?)?
        /// The distance at which the track is on a side for certain, by its last box.
        fileprivate var band = 0.0
    }

    private let line: DirectedPolyline
    private let isMirrored: Bool
    private let leastBand: Double
    private let rearmDistance: Double
    private let options: CountingOptions

    /// - Parameters:
    ///   - points: The line, in the plane of the places that are observed.
    ///   - isMirrored: Is the left of the picture's walker the right in that plane?
    ///   - isOneWay: Does only one of the two directions count?
    ///   - leastBand: The least width of the band, in the plane's unit.
    init(points: [Point], isMirrored: Bool = false, isOneWay: Bool, leastBand: Double, options: CountingOptions) {
        line = DirectedPolyline(points)
        self.isMirrored = isMirrored
        self.leastBand = leastBand
        rearmDistance = isOneWay ? options.oneWayRearmDistance : options.rearmDistance
        self.options = options
    }

    /// The distance of a place from the line or its continuation: negative on the left.
    func distance(to place: Point) -> Double {
        isMirrored ? -line.signedDistance(to: place) : line.signedDistance(to: place)
    }

    /// Takes the next observation of a track.
    ///
    /// - Returns: The crossing that is certain now.
    func observe(_ place: LinePlace, at time: FrameTime, memory: inout Memory) -> Crossing? {
        let anchor = place.point
        let size = place.size
        let distance = distance(to: anchor)
        guard distance.isFinite, size.isFinite else { return nil }
        let band = max(options.band * size, leastBand)
        defer {
            memory.distance = distance
            memory.time = time
            memory.band = band
            memory.anchor = anchor
        }
        guard let before = memory.time else {
            if abs(distance) >= band * options.doubtfulShare {
                memory.side = distance < 0 ? -1 : 1
                memory.reach = abs(distance) / max(size, 1)
            }
            return nil
        }
        if (distance < 0) != (memory.distance < 0) {
            let meeting = line.meeting(from: memory.anchor, to: anchor)
            if let meeting, meeting.overhang <= place.overhang {
                memory.passage = (
                    .between(before, time, share: meeting.share), distance < 0 ? -1 : 1, place.speed
                )
            } else {
                memory.passage = nil
            }
        }
        guard abs(distance) >= band else { return nil }
        return settle(on: distance < 0 ? -1 : 1, reach: abs(distance) / max(size, 1), memory: &memory)
    }

    /// Takes the end of a track, which may have come while it was on the line.
    func end(_ memory: inout Memory) -> Crossing? {
        guard abs(memory.distance) >= memory.band * options.doubtfulShare else { return nil }
        return settle(on: memory.distance < 0 ? -1 : 1, reach: 0, memory: &memory)
    }

    private func settle(on side: Int, reach: Double, memory: inout Memory) -> Crossing? {
        guard side != memory.side else {
            memory.reach = max(memory.reach, reach)
            return nil
        }
        let isArmed = !memory.hasCounted || memory.reach >= rearmDistance
        let isKnown = memory.side != 0
        let passage = memory.passage
        memory.side = side
        memory.reach = reach
        memory.passage = nil
        guard isKnown, isArmed, let passage, passage.side == side else { return nil }
        memory.hasCounted = true
        return Crossing(direction: side > 0 ? .leftToRight : .rightToLeft, time: passage.time, speed: passage.speed)
    }
}

extension FrameTime {
    /// The time at `share` (0...1) of the way from one frame to another.
    static func between(_ before: FrameTime, _ after: FrameTime, share: Double) -> FrameTime {
        let share = min(max(share, 0), 1)
        var time = FrameTime(monotonic: before.monotonic + (after.monotonic - before.monotonic) * share)
        if let start = before.civil, let end = after.civil {
            time.civil = start.addingTimeInterval(end.timeIntervalSince(start) * share)
        }
        return time
    }
}
