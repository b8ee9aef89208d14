public import Capture
public import FoundationEssentials
import Values

/// How one camera fares now: for status lines and health files. Nothing of it says what or whom the camera sees.
public struct CameraStatus: Sendable {
    public struct Stage: Sendable {
        public var name: String
        public var median: Duration
        public var p99: Duration
    }

    /// What is known of the source; nil before it was opened.
    public var source: SourceInfo?
    /// Of a recording: ``Capture/SourceState/opening``, then ``Capture/SourceState/streaming``.
    public var state = SourceState.opening
    /// Since when.
    public var since: Date
    /// Has the run ended?
    public var isEnded = false
    /// What went wrong last, and when.
    public var lastError: (message: String, time: Date)?
    public var frames = 0
    public var dropped = 0
    public var unreadable = 0
    public var crossings = 0
    /// Over the last five to ten seconds.
    public var framesPerSecond = 0.0
    /// When the last frame was taken, on CLOCK_MONOTONIC; of a recording when its result was there. nil before the first.
    public var lastFrame: Duration?
    /// Gaps, the one that lasts included.
    public var gaps = 0
    /// The time of those that have ended.
    public var endedGapTime = Duration.zero
    /// When the gap that lasts began, on CLOCK_MONOTONIC.
    public var gapStart: Duration?
    /// Frames that wait for the network.
    public var queueDepth = 0
    /// The stages of the chain that were passed, a second old at most.
    public var stages: [Stage] = []

    public init(since: Date = .now) { self.since = since }

    public var lastFrameAge: Duration? { lastFrame.map { max(MonotonicClock.now - $0, .zero) } }

    /// The time in which nobody looked, until now.
    public var gapTime: Duration {
        endedGapTime + (gapStart.map { max(MonotonicClock.now - $0, .zero) } ?? .zero)
    }
}
