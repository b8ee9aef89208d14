import CVideo4Linux
import Values

/// The time of a camera's frames.
struct CameraClock {
    private var last = Duration.zero

    init() {}

    /// The kernel's capture time, which never goes backwards here; the moment of asking where the driver has no such clock.
    mutating func time(of buffer: v4l2_buffer) -> FrameTime {
        last = max(last, Self.captureTime(of: buffer) ?? MonotonicClock.now)
        return FrameTime(monotonic: last, civil: MonotonicClock.civilTime(of: last))
    }

    /// Zero where it can't be told.
    func age(of buffer: v4l2_buffer) -> Duration {
        Self.captureTime(of: buffer).map { max(MonotonicClock.now - $0, .zero) } ?? .zero
    }

    /// On CLOCK_MONOTONIC; nil for other clocks (a writer's own, copied by a loopback device) and for nonsense: times in the
    /// future, or of more than a minute ago.
    private static func captureTime(of buffer: v4l2_buffer) -> Duration? {
        guard buffer.flags & UInt32(V4L2_BUF_FLAG_TIMESTAMP_MASK) == UInt32(V4L2_BUF_FLAG_TIMESTAMP_MONOTONIC) else {
            return nil
        }
        var timestamp = buffer.timestamp
        let time = Duration.nanoseconds(Int64(clamping: v4l2_timeval_to_ns(&timestamp)))
        let age = MonotonicClock.now - time
        return age >= .zero && age < .seconds(60) ? time : nil
    }
}
