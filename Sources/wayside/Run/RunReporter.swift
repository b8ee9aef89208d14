import Capture
import ClassPolicy
import Pipeline
import Recording
import Values

/// Prints what a run finds while it goes on, and its summary.
protocol RunReporter {
    mutating func started(_ header: RunHeader, source: SourceInfo) throws
    mutating func frame(_ result: FrameResult, summary: RunSummary) throws
    /// Crossings that became certain only at the end.
    mutating func crossings(_ crossings: [LineCrossing]) throws
    mutating func unreadable(_ stamp: FrameStamp, error: any Error) throws
    mutating func finished(_ summary: RunSummary, totals: CountTotals?, source: SourceInfo) throws
}
