import Formats

/// Writes what came where as CSV: a row for each deployment and species, with rows for blank and unreadable pictures.
///
/// `independent_events` begin longer than the independent gap (half an hour) after the species was seen last at the deployment;
/// `h00`...`h23` say in which hour of the site's clock they begin. Of persons there are only counts.
public struct SummaryTable {
    public static let columns =
        [
            "deployment", "subject", "species", "events", "independent_events", "pictures", "highest_count", "first",
            "last",
        ]
        + (0..<24).map { $0 < 10 ? "h0\($0)" : "h\($0)" }

    private let options: EventOptions
    private let repeats: RepeatedPlaces

    public init(events options: EventOptions = EventOptions(), repeats: RepeatedPlaces = .none) {
        self.options = options
        self.repeats = repeats
    }

    /// Hands on the table in pieces.
    public func write(_ catalogue: some MediaCatalogue, to sink: @escaping ([UInt8]) throws -> Void) throws {
        var csv = CSVStream(header: Self.columns, to: sink)
        var summarizer = SpeciesSummarizer(options: options)
        try MediaEvents(catalogue, options: options, repeats: repeats).forEach { event in
            for row in summarizer.add(event) { try csv.add(Self.cells(row)) }
        }
        for row in summarizer.finish() { try csv.add(Self.cells(row)) }
        try csv.finish()
    }

    private static func cells(_ row: SpeciesSummary) -> [String] {
        let subject =
            switch row.kind {
            case .seen(let subject): subject.rawValue
            case .blank: "blank"
            case .failure: "failure"
            }
        let isSeen = if case .seen = row.kind { true } else { false }
        return [
            CSVText.cell(row.deployment), subject, CSVText.cell(row.name), String(row.events),
            row.independentEvents.map(String.init) ?? "", String(row.pictures), isSeen ? String(row.highestCount) : "",
            row.first?.text ?? "", row.last?.text ?? "",
        ] + row.byHour.map(String.init)
    }
}
