public import Capture
public import Recording

/// A live source's state has changed: what it is now, and the gap that begins, goes on or has ended with it.
public struct SourceChange: Sendable {
    public var state: SourceState
    /// While nobody can look, the gap without an end; with ``Capture/SourceState/streaming`` the one that has ended, or nil where
    /// there was none; with another state and an end, the run ends within it.
    public var gap: SourceGap?
    /// What is known of the source now.
    public var info: SourceInfo

    public init(state: SourceState, gap: SourceGap?, info: SourceInfo) {
        self.state = state
        self.gap = gap
        self.info = info
    }
}

extension RecordedGap {
    /// - Parameter state: What the source was in the gap at last.
    public init(_ gap: SourceGap, state: SourceState) {
        self.init(
            start: gap.start, end: gap.end, state: state.rawValue, reason: gap.error.reason.rawValue,
            message: gap.error.message)
    }
}
