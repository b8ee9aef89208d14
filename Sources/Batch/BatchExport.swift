import Wildlife

/// Writes the results of a batch anew: in other formats, with another table of deployments, another least score or other gaps. What was
/// seen stays as it is.
public struct BatchExport {
    private let folder: String

    /// - Parameter folder: Of results.
    public init(folder: String) { self.folder = folder }

    /// - Throws: ``BatchError``, also for a batch of which files still wait; ``Wildlife/WildlifeError``.
    public func run(results: ResultOptions) throws -> BatchSummary {
        let journal = try BatchJournal.openFinished(in: folder)
        try results.recalled(from: journal).check()
        return try BatchEnd(journal: journal, output: folder, results: results.remembered(in: journal)).finish(notes: []
        )
    }
}
