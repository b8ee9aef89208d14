import Glibc
import Values

/// Tells when a thing stands, for the queues in zones.
///
/// It stands once it has been slower than 5 km/h for a second, and goes on once it is faster than 10 km/h: what creeps forward in a queue
/// is still in the queue. Those are the limits of PTV Vissim's queue counters (queue conditions "begin" and "end") and, for the
/// beginning, of SUMO's lane-area detectors (`speedThreshold` 1.39 m/s, `timeThreshold` 1 s). In scenes without a calibration they
/// are sizes of the thing's box in a second.
///
/// The speed is that of the last moments: the velocity runs through a low-pass filter of 0.7 s, since a detector's box trembles
/// and jumps, and the filter's delay is taken off the times again. While the thing is out of sight it is taken to do what it did; found
/// again elsewhere it went there.
struct Standstill: Sendable {
    /// Since when it has stood; nil while it moves, and as long as that isn't known.
    private(set) var since: FrameTime?
    /// When it went on, the last time that it did.
    private(set) var ended: FrameTime?
    /// From the thing's rear to its front, on the ground; zero where that isn't known.
    var length = Point.zero
    private var velocity = Point.zero
    private var place = Point.zero
    private var time: FrameTime?
    /// When and where it was first seen.
    private var first: (time: FrameTime, place: Point)?
    /// Was it ever elsewhere? What is parked, or a false detection of something that stands there for ever, is in no queue.
    private(set) var hasMoved = false
    /// Since when it has been slow.
    private var slowSince: FrameTime?
    /// Since when it has been fast again.
    private var fastSince: FrameTime?

    private static let filterSeconds = 0.7
    private static let settleSeconds = 1.0

    /// Where it was at the time that the velocity is of.
    var point: Point { place - velocity * Self.filterSeconds }

    /// - Parameters:
    ///   - reach: So far from where it was first seen it is elsewhere, in the plane's unit.
    ///   - standing: What is slower comes to stand, in the plane's unit a second.
    ///   - moving: What is faster goes on.
    mutating func observe(_ point: Point, reach: Double, standing: Double, moving: Double, at now: FrameTime) {
        guard point.x.isFinite, point.y.isFinite else { return }
        defer {
            place = point
            time = now
        }
        guard let before = time, let first else {
            first = (now, point)
            return
        }
        let step = (now.monotonic - before.monotonic).seconds
        guard step > 0 else { return }
        let age = (now.monotonic - first.time.monotonic).seconds
        // The mean from the first on, as long as the filter is not yet full.
        let share = max(1 - exp(-step / Self.filterSeconds), min(step / age, 1))
        velocity += ((point - place) / step - velocity) * share
        if (point - first.place).length > reach { hasMoved = true }
        let speed = velocity.length
        let then = now.earlier(by: min(Self.filterSeconds, age / 2))
        if since != nil {
            // What was first seen standing shows only some metres on that it did go.
            if speed > moving { fastSince = fastSince ?? then } else if speed < standing { fastSince = nil }
            guard hasMoved, let fastSince else { return }
            since = nil
            slowSince = nil
            ended = fastSince
            self.fastSince = nil
        } else if speed < standing {
            let slow = slowSince ?? then
            slowSince = slow
            if (then.monotonic - slow.monotonic).seconds >= Self.settleSeconds { since = slow }
        } else {
            slowSince = nil
        }
    }
}
