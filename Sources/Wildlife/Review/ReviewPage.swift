import Formats

/// Writes a batch as one HTML file to look at: events with pictures, species, activity by hour and day, repeats, failures.
///
/// The file needs nothing else, works offline, and lets nothing else in: its content security policy forbids every address. It is written
/// in one pass, in pieces. Its pictures stand in chunks of JSON that a browser reads only when they are shown. Names from outside reach
/// the page as text only: in JSON without a `<`, and from there as text nodes.
public struct ReviewPage {
    /// Makes a small JPEG, 320 pixels wide or so, in which no person can be recognised; nil where it can't.
    ///
    /// Of a video, `frame` is the frame to show.
    public typealias Thumbnail = (_ record: MediaRecord, _ frame: Int?) throws -> [UInt8]?

    /// What a page shows.
    public struct Written: Hashable, Sendable {
        public var events = 0
        public var pictures = 0
        /// Left out, for there are limits.
        public var missingPictures = 0
        public var failures = 0

        public init() {}
    }

    private let options: ReviewOptions
    private let repeats: RepeatedPlaces

    public init(options: ReviewOptions = ReviewOptions(), repeats: RepeatedPlaces = .none) {
        self.options = options
        self.repeats = repeats
    }

    /// Hands on the page in pieces of about a mebibyte.
    public func write(
        _ catalogue: some MediaCatalogue, thumbnail: Thumbnail, to sink: ([UInt8]) throws -> Void
    ) throws -> Written {
        var writer = ReviewWriter(options: options, repeats: repeats, deployments: catalogue.deployments)
        try sink(ReviewFrame.head(title: options.title))
        let events = MediaEvents(catalogue, options: options.events, repeats: repeats)
        // Of the event at hand. An event is handed on before the record that begins the next one.
        var selection = EventSelection(most: options.picturesPerEvent)
        try events.forEach { record, _ in
            let findings = events.reader.findings(in: record)
            selection.add(record, findings)
            try writer.add(record, thumbnail, to: sink)
        } event: { event in
            try writer.add(event, selection.ordered, thumbnail, to: sink)
            selection = EventSelection(most: options.picturesPerEvent)
        }
        let written = try writer.finish(to: sink)
        try sink(ReviewFrame.foot(catalogue.origin))
        return written
    }
}
