/// A run that ended by an error: which one, and what the run did until then. Nothing of it is lost with the error.
public struct PipelineFailure: Error, CustomStringConvertible {
    public let reason: any Error
    /// Its ending is ``RunSummary/Ending/failed``.
    public let summary: RunSummary

    public var description: String { "\(reason)" }
}
