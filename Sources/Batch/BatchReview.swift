import Recording
public import Wildlife

/// Makes a page to look at: events with thumbnails, species, activity, repeats, failures, in one HTML file that needs nothing else.
public struct BatchReview {
    private let folder: String

    /// - Parameter folder: Of results.
    public init(folder: String) { self.folder = folder }

    /// - Parameter file: Where the page goes.
    /// - Throws: ``BatchError``, also for a batch of which files still wait.
    public func run(to file: String, title: String?, results: ResultOptions) throws -> ReviewPage.Written {
        let journal = try BatchJournal.openFinished(in: folder)
        let results = results.recalled(from: journal)
        let catalogue = try MediaJournal(
            journal, deployments: results.deployments(), minScore: results.minScore ?? ResultOptions.standardMinScore)
        var options = ReviewOptions()
        options.events = results.events
        if let title { options.title = title }
        let page = ReviewPage(options: options, repeats: try RepeatedPlaces(in: catalogue))
        var written = ReviewPage.Written()
        try OutputFile.replace([file]) { files in
            written = try page.write(catalogue) { record, _ in
                try catalogue.thumbnail(ofFile: record.path)
            } to: {
                try files[0].write($0)
            }
        }
        try journal.close()
        return written
    }
}
