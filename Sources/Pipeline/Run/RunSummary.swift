public import Recording
import Values

/// What a run did.
public struct RunSummary: Sendable {
    /// Why it ended.
    public enum Ending: String, Sendable {
        /// The recording is over.
        case finished
        /// The frame limit or the duration was reached.
        case limit
        /// Somebody asked for it: Ctrl-C, SIGTERM.
        case stopped
        /// An error ended it: the camera is gone, the disk is full.
        case failed
    }

    public var ending = Ending.finished
    /// Frames that went through the whole chain.
    public var frames = 0
    /// Those of them in which nothing moved, so that the network didn't look. nil in a run without a motion gate.
    public var stillFrames: Int?
    /// Frames of a live source that were lost or passed over.
    public var dropped = 0
    /// Pictures that could not be read.
    public var unreadable = 0
    /// From the first frame to the last on the source's clock.
    public var mediaTime = Duration.zero
    /// The time in which nobody looked, of a live source: gaps that have ended, and their time.
    public var gaps = 0
    public var gapTime = Duration.zero
    /// All that was counted, late crossings too, and the time with frames; nil in a run without a scene.
    public var counts: CountTotals?
    /// From the first frame to the end on the wall.
    public var wallTime = Duration.zero
    public var timings = StageTimings()
    /// How many different things were followed, at each class's index. Empty without a detector.
    public var tracksByClass: [Int] = []

    public init() {}

    public var framesPerSecond: Double { wallTime > .zero ? Double(frames) / wallTime.seconds : 0 }
}
