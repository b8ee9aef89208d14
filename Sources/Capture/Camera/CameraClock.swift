import CVideo4Linux
import Values

/// The time of a camera's frames, on CLOCK_MONOTONIC.
///
/// A driver's timestamp counts where the driver says that it is of that clock, be it of a frame's first row, its last, or the start of
/// exposure. Timestamps of other clocks (a writer's own, copied by a loopback device), wrapped ones and other nonsense, in the
/// future or of more than a minute ago, count for nothing: then it is the moment of asking.
package struct CameraClock {
    private var last = Duration.zero

    package init() {}

    /// Never goes backwards.
    package mutating func time(of buffer: CapturedBuffer, now: Duration) -> Duration {
        last = max(last, Self.captureTime(of: buffer, now: now) ?? now)
        return last
    }

    /// Zero where it can't be told.
    package func age(of buffer: CapturedBuffer, now: Duration) -> Duration {
        Self.captureTime(of: buffer, now: now).map { now - $0 } ?? .zero
    }

    private static func captureTime(of buffer: CapturedBuffer, now: Duration) -> Duration? {
        guard buffer.flags & UInt32(V4L2_BUF_FLAG_TIMESTAMP_MASK) == UInt32(V4L2_BUF_FLAG_TIMESTAMP_MONOTONIC) else {
            return nil
        }
        let age = now - buffer.timestamp
        return age >= .zero && age < .seconds(60) ? buffer.timestamp : nil
    }
}
