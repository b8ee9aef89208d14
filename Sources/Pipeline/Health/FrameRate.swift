/// Frames a second over the last five to ten seconds.
struct FrameRate {
    private static let window = Duration.seconds(5)

    private var older: (time: ContinuousClock.Instant, frames: Int)
    private var newer: (time: ContinuousClock.Instant, frames: Int)

    /// - Parameter frames: All until now.
    init(at time: ContinuousClock.Instant, frames: Int = 0) {
        older = (time, frames)
        newer = older
    }

    /// - Parameter frames: All until now.
    mutating func rate(at time: ContinuousClock.Instant, frames: Int) -> Double {
        if time - newer.time >= Self.window {
            older = newer
            newer = (time, frames)
        }
        let seconds = (time - older.time) / .seconds(1)
        return seconds > 0 ? Double(frames - older.frames) / seconds : 0
    }
}
