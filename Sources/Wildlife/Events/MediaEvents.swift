/// The events of a batch, in the order of deployment and time. Nothing but the event at hand is kept.
public struct MediaEvents<Catalogue: MediaCatalogue> {
    private let catalogue: Catalogue
    public let reader: FindingReader
    public let options: EventOptions

    public init(_ catalogue: Catalogue, options: EventOptions = EventOptions(), repeats: RepeatedPlaces = .none) {
        self.catalogue = catalogue
        self.options = options
        reader = FindingReader(classes: catalogue.classes, leastScore: options.leastScore, repeats: repeats)
    }

    /// Hands on every event; pictures without a time come as one event without a span, the last of their deployment.
    public func forEach(_ body: (MediaEvent) throws -> Void) throws {
        try forEach(record: { _, _ in }, event: body)
    }

    /// Hands on every record with its event's ID, and every event behind its last record.
    public func forEach(record: (MediaRecord, _ event: String) throws -> Void, event: (MediaEvent) throws -> Void)
        throws
    {
        var builder = EventBuilder(reader: reader, deployments: catalogue.deployments, options: options)
        try catalogue.forEachByTime { one in
            if let ended = builder.add(one) { try event(ended) }
            try record(one, builder.currentID)
        }
        if let ended = builder.finish() { try event(ended) }
    }
}
