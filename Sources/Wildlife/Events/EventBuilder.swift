/// Makes events of records that come by deployment and time, with memory for one event.
///
/// ```swift
/// var builder = EventBuilder(reader: reader, deployments: table, options: EventOptions())
/// for record in records {
///     if let event = builder.add(record) { print(event) }   // the one before has ended
/// }
/// if let event = builder.finish() { print(event) }
/// ```
public struct EventBuilder {
    private let reader: FindingReader
    private let deployments: DeploymentTable
    private let options: EventOptions

    private var event: MediaEvent?
    private var tallies = EventTallies()
    private var places: Set<String> = []

    public init(reader: FindingReader, deployments: DeploymentTable, options: EventOptions) {
        self.reader = reader
        self.deployments = deployments
        self.options = options
    }

    /// Of the event in which the last record stands; empty before the first.
    public var currentID: String { event?.id ?? "" }

    /// Takes the next record in the order of ``MediaCatalogue/forEachByTime(_:)``.
    ///
    /// - Returns: The event before, where this record begins another.
    public mutating func add(_ record: MediaRecord) -> MediaEvent? {
        let moment = record.metadata.captureTime.map { deployments.moment(of: $0, in: record.deployment) }
        var ended: MediaEvent?
        if let event, !continues(event, record, moment) { ended = finish() }
        if event == nil {
            event = MediaEvent(
                id: StableID.of("event", record.deployment, record.path), deployment: record.deployment,
                span: moment.map { MediaEvent.Span(start: $0, end: $0) }, firstPath: record.path, pictures: 0,
                failures: 0, tallies: [], repeats: [])
        }
        take(record, moment)
        return ended
    }

    /// The last event; nil where none has begun.
    public mutating func finish() -> MediaEvent? {
        guard var ended = event else { return nil }
        ended.tallies = tallies.result
        ended.repeats = places.sorted()
        event = nil
        tallies = EventTallies()
        places = []
        return ended
    }

    private func continues(_ event: MediaEvent, _ record: MediaRecord, _ moment: CaptureMoment?) -> Bool {
        guard event.deployment == record.deployment else { return false }
        guard let moment, let span = event.span else { return moment == nil && event.span == nil }
        return moment.seconds - span.end.seconds <= options.sequenceGap
    }

    private mutating func take(_ record: MediaRecord, _ moment: CaptureMoment?) {
        event?.pictures += 1
        if record.failure != nil { event?.failures += 1 }
        if var end = moment {
            end.seconds += record.videoSeconds
            if end.seconds > event?.span?.end.seconds ?? end.seconds { event?.span?.end = end }
        }
        let findings = reader.findings(in: record)
        for place in findings.compactMap(\.repeatedPlace) { places.insert(place.id) }
        tallies.add(findings.filter { !$0.isRepeat }, of: reader.classes)
    }
}

extension MediaRecord {
    /// From a video's first frame to the last one looked at; 0 for a picture. A day at most, whatever the file says.
    var videoSeconds: Int {
        guard let video, let last = video.processed.last, video.frameRate > 0 else { return 0 }
        return Int(min(max(Double(last) / video.frameRate, 0), 86_400))
    }
}
