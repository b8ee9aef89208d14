public import Values

/// A time in which a live source was to be watched and gave no frame: nobody looked.
public struct SourceGap: Hashable, Sendable {
    /// The last frame before the gap; where there was none, the moment of the first attempt to open the source.
    public var start: FrameTime
    /// The first frame after it; at the end of the run, the end. nil while the gap lasts.
    public var end: FrameTime?
    /// What went wrong: first, in a gap that has ended; now, in one that lasts. Its ``CaptureError/reason`` is for programs, its ``CaptureError/message`` for people.
    public var error: CaptureError

    public init(start: FrameTime, end: FrameTime? = nil, error: CaptureError) {
        self.start = start
        self.end = end
        self.error = error
    }
}
