import Capture
import ClassPolicy
import Pipeline
import Recording
import Values

/// Prints what one camera's run finds while it goes on, and its summary.
protocol RunReporter {
    mutating func started(_ header: RunHeader, source: SourceInfo) throws
    mutating func frame(_ result: FrameResult) throws
    /// What became certain only when all tracks had ended.
    mutating func events(_ events: CountedEvents) throws
    mutating func unreadable(_ stamp: FrameStamp, error: any Error) throws
    mutating func sourceChanged(_ change: SourceChange) throws
    mutating func finished(_ summary: RunSummary, source: SourceInfo) throws
}
