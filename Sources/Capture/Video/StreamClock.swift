/// Places a stream's presentation times on our monotonic clock.
///
/// The offset between the clocks is the least `arrival - presentation time` seen, that of the frame with the least delay. When a
/// frame comes more than two seconds later than that says, the camera's clock has jumped or drifted, and its arrival counts.
struct StreamClock {
    private var offset: Duration?
    private var last: Duration?

    private static let tolerance = Duration.seconds(2)

    init() {}

    /// Never goes backwards.
    mutating func time(ofTicks ticks: Int, arrival: Duration, timeBase: TimeBase) -> Duration {
        let presentation = timeBase.duration(ofTicks: ticks)
        let seen = arrival - presentation
        if let offset, seen >= offset, seen - offset < Self.tolerance {
            // The usual frame: a little later than the quickest.
        } else {
            offset = seen
        }
        let time = max(presentation + (offset ?? seen), last ?? .zero)
        last = time
        return time
    }
}
