import Recording
import Values

/// The run's clock: seconds since its first frame. An event's instant lies between two frames and may be some frames back.
struct RunClock {
    private(set) var start: Duration?

    mutating func see(_ result: FrameResult) {
        if start == nil { start = result.stamp.time.monotonic - result.elapsed }
    }

    func elapsed(_ time: FrameTime) -> Duration { time.monotonic - (start ?? .zero) }
}
