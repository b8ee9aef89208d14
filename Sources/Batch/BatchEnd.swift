import Wildlife

/// The end of a batch whose files were all looked at: its results are written.
struct BatchEnd {
    let journal: BatchJournal
    let output: String
    let results: ResultOptions

    /// Writes the results, and closes the journal.
    func finish(notes: [String]) throws -> BatchSummary {
        let minScore = results.minScore ?? ResultOptions.standardMinScore
        let catalogue = try MediaJournal(journal, deployments: results.deployments(), minScore: minScore)
        let written = try ResultWriter(folder: output, options: results).write(catalogue)
        let summary = BatchSummary(
            progress: try journal.progress(minScore: minScore),
            isFinished: true, problems: try journal.problems().map(\.text), notes: notes + written.notes,
            files: written.files)
        try journal.close()
        return summary
    }
}
