public import Imaging
public import Recording
public import Values

/// Who takes what a run finds. All calls come on the thread that runs it; what they throw ends it.
public protocol RunObserver: AnyObject {
    /// - Parameters:
    ///   - picture: The whole picture if one was asked for and the frame isn't still; it may be drawn on.
    ///   - summary: The run so far, this frame and its events included.
    func frame(_ result: FrameResult, picture: RGBPicture?, summary: RunSummary) throws

    /// A picture that can't be decoded; the run goes on.
    func unreadable(_ stamp: FrameStamp, error: any Error) throws

    /// What became certain only when all tracks ended: at the end, or when the picture's size changed.
    ///
    /// - Parameter stamp: The last frame's.
    func lateEvents(_ events: CountedEvents, after stamp: FrameStamp) throws

    /// Of a live source.
    func sourceChanged(_ change: SourceChange, summary: RunSummary) throws
}

extension RunObserver {
    public func frame(_ result: FrameResult, picture: RGBPicture?, summary: RunSummary) throws {}
    public func unreadable(_ stamp: FrameStamp, error: any Error) throws {}
    public func lateEvents(_ events: CountedEvents, after stamp: FrameStamp) throws {}
    public func sourceChanged(_ change: SourceChange, summary: RunSummary) throws {}
}
