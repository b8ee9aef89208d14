import Recording
import Values

/// The run's clock: seconds since its first frame. A crossing's instant lies between two frames and may be some frames back.
struct RunClock {
    private var start: Duration?

    mutating func see(_ result: FrameResult) {
        if start == nil { start = result.stamp.time.monotonic - result.elapsed }
    }

    func elapsed(of crossing: LineCrossing) -> Duration { crossing.time.monotonic - (start ?? .zero) }
}
