import Imaging
import Pipeline
import Recording
import Values

/// What a run told, in order.
final class Observations: RunObserver {
    private(set) var frames: [FrameResult] = []
    private(set) var hasPicture: [Bool] = []
    private(set) var changes: [SourceChange] = []
    private(set) var unreadable = 0
    private(set) var late = CountedEvents()
    var onFrame: ((FrameResult) throws -> Void)?
    var onChange: ((SourceChange) -> Void)?

    func frame(_ result: FrameResult, picture: RGBPicture?, summary: RunSummary) throws {
        frames.append(result)
        hasPicture.append(picture != nil)
        try onFrame?(result)
    }

    func unreadable(_ stamp: FrameStamp, error: any Error) throws { unreadable += 1 }

    func lateEvents(_ events: CountedEvents, after stamp: FrameStamp) throws {
        late.crossings += events.crossings
        late.movements += events.movements
        late.speeds += events.speeds
        late.visits += events.visits
    }

    func sourceChanged(_ change: SourceChange, summary: RunSummary) throws {
        changes.append(change)
        onChange?(change)
    }
}
