/// How far a batch is.
public struct BatchProgress: Hashable, Sendable {
    public enum Phase: Hashable, Sendable {
        /// Looking for files; ``BatchProgress/total`` grows.
        case walking
        case examining
    }

    public var phase: Phase
    /// Files, of this run and of those before it.
    public var done: Int
    public var total: Int
    /// Files done in this run.
    public var doneNow = 0
    /// Since the first file of this run was begun.
    public var elapsed = Duration.zero
    /// Files in which an animal was seen.
    public var animals = 0
    public var failures = 0

    /// Files a second in this run; 0 where it isn't known yet.
    public var rate: Double { elapsed > .zero ? Double(doneNow) / (elapsed / .seconds(1)) : 0 }
    /// Seconds to the end, at the rate of this run.
    public var secondsLeft: Double? { rate > 0 && doneNow >= 3 ? Double(total - done) / rate : nil }
}

/// What a run of a batch came to.
public struct BatchSummary: Hashable, Sendable {
    public var progress: BatchProgress
    /// Otherwise it was stopped, and waits to be gone on with.
    public var isFinished: Bool
    /// Folders that could not be read, with the reason.
    public var problems: [String]
    /// What didn't go as asked without hindering the work, one sentence each.
    public var notes: [String]
    /// Names of the files of results, below the folder of results.
    public var files: [String] = []
}
