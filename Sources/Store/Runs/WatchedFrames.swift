public import FoundationEssentials
public import Values

/// Tells from the times of frames when somebody watched: from each frame to the next, on the civil clock.
///
/// The monotonic clock is the judge of the civil one: where the civil clock went further than a second more or less from one frame to
/// the next, it was set, and neither the time that it skipped nor the time that it shows again was watched in between.
public struct WatchedFrames: Sendable {
    /// Frames further apart, in seconds, leave a gap; nil where the source tells of its gaps itself.
    public var longestStep: Double?
    private var last: FrameTime?

    private static let mostDriftSeconds = 1.0

    public init(longestStep: Double? = nil) { self.longestStep = longestStep }

    /// Takes the time of a frame that was looked at.
    ///
    /// - Returns: The time that was watched until it; nil for the first frame, and after a gap or a change of the clock.
    public mutating func see(_ time: FrameTime) -> (start: Date, end: Date)? {
        defer { last = time }
        guard let last, let start = last.civil, let end = time.civil, end >= start else { return nil }
        let step = (time.monotonic - last.monotonic).seconds
        guard step >= 0, step <= longestStep ?? .infinity,
            abs(end.timeIntervalSince(start) - step) <= Self.mostDriftSeconds
        else { return nil }
        return (start, end)
    }

    /// Nobody watches until the next frame.
    public mutating func interrupt() { last = nil }
}
