public import FoundationEssentials

/// When a frame was taken: one side for order and intervals, one for reports.
public struct FrameTime: Hashable, Sendable {
    /// Never goes backwards within one source. A live camera: the kernel's capture timestamp on CLOCK_MONOTONIC. A recorded
    /// video: the presentation time since its start. Pictures: the place in the sequence, or the time between them where known.
    public var monotonic: Duration
    /// Civil time; nil where it is not known. A recording never takes the wall clock for it.
    public var civil: Date?

    public init(monotonic: Duration, civil: Date? = nil) {
        self.monotonic = monotonic
        self.civil = civil
    }

    /// So many seconds before.
    public func earlier(by seconds: Double) -> FrameTime {
        FrameTime(monotonic: monotonic - .seconds(seconds), civil: civil?.addingTimeInterval(-seconds))
    }
}

/// Where a frame stands in its source.
public struct FrameStamp: Hashable, Sendable {
    /// 0 for the first frame that the source handed on, then one more for each.
    public var index: Int
    public var time: FrameTime
    /// Frames lost or skipped just before this one: gaps in the driver's sequence, stale frames passed over.
    public var droppedBefore: Int

    public init(index: Int, time: FrameTime, droppedBefore: Int = 0) {
        self.index = index
        self.time = time
        self.droppedBefore = droppedBefore
    }
}

extension Duration {
    /// Seconds as a floating-point number.
    public var seconds: Double {
        let (seconds, attoseconds) = components
        return Double(seconds) + Double(attoseconds) * 1e-18
    }
}
