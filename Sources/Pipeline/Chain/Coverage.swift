import Capture
import Values

/// How long somebody looked: the time between successive frames that no gap lies between. Never the wall between the first and the
/// last.
struct Coverage: Sendable {
    /// The gap that lasts, and what the source is in it.
    struct OpenGap: Sendable {
        var state: SourceState
        var gap: SourceGap
    }

    private(set) var observed = Duration.zero
    /// Gaps that have ended.
    private(set) var gapCount = 0
    /// Their time.
    private(set) var gapTime = Duration.zero
    private(set) var openGap: OpenGap?
    private(set) var lastFrame: FrameTime?

    /// A gap begins, or its state or reason has become another. Its start stays what it was.
    mutating func interrupt(_ state: SourceState, _ gap: SourceGap) {
        let start = openGap?.gap.start ?? gap.start
        openGap = OpenGap(state: state, gap: SourceGap(start: start, error: gap.error))
        lastFrame = nil
    }

    /// A frame that can be used.
    ///
    /// - Returns: The gap that has ended with it.
    mutating func see(_ time: FrameTime) -> OpenGap? {
        let ended = end(at: time)
        if let lastFrame { observed += max(time.monotonic - lastFrame.monotonic, .zero) }
        lastFrame = time
        return ended
    }

    /// - Returns: The gap that lasted until now; nil where none did.
    mutating func end(at time: FrameTime) -> OpenGap? {
        guard var ended = openGap else { return nil }
        ended.gap.end = time
        openGap = nil
        lastFrame = nil
        gapCount += 1
        gapTime += max(time.monotonic - ended.gap.start.monotonic, .zero)
        return ended
    }
}
