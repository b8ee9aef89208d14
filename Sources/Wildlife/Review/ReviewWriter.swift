import Formats

/// The lists of a page as they grow, with memory for a chunk of each.
struct ReviewWriter {
    private let options: ReviewOptions
    private let repeats: RepeatedPlaces
    private let deployments: DeploymentTable
    /// The places of which a picture is an example.
    private let placesOfPath: [String: [RepeatedPlace]]

    private var events = ReviewList("events", chunkSize: 1 << 18)
    /// An element an event: its pictures. A browser reads a chunk in some milliseconds.
    private var pictures = ReviewList("pictures", chunkSize: 1 << 20)
    private var failures = ReviewList("failures", chunkSize: 1 << 18)
    private var examples = ReviewList("examples", chunkSize: 1 << 20)
    private var summary = ReviewList("summary", chunkSize: 1 << 18)
    /// Elements of the chunk of pictures at hand.
    private var place = 0

    private var summarizer: SpeciesSummarizer
    private var written = ReviewPage.Written()
    private var blankPictures = 0
    private var files = 0
    private var undated = 0

    init(options: ReviewOptions, repeats: RepeatedPlaces, deployments: DeploymentTable) {
        self.options = options
        self.repeats = repeats
        self.deployments = deployments
        summarizer = SpeciesSummarizer(options: options.events)
        var places: [String: [RepeatedPlace]] = [:]
        for place in repeats.all {
            for path in Set(place.examples.map(\.path)) { places[path, default: []].append(place) }
        }
        placesOfPath = places
    }

    mutating func add(
        _ record: MediaRecord, _ thumbnail: ReviewPage.Thumbnail, to sink: ([UInt8]) throws -> Void
    ) throws {
        files += 1
        if record.metadata.captureTime == nil { undated += 1 }
        if let reason = record.failure {
            written.failures += 1
            guard written.failures <= options.mostFailures else { return }
            try failures.add(
                { json in
                    json.beginObject()
                    json.member("file", record.path)
                    json.member("deployment", record.deployment)
                    json.member("reason", reason)
                    json.endObject()
                }, to: sink)
            return
        }
        let time = moment(of: record)
        for place in placesOfPath[record.path] ?? [] {
            for example in place.examples where example.path == record.path {
                let jpeg = try thumbnail(record, example.frameNumber) ?? []
                let mark = ReviewData.Mark(box: example.box, kind: "repeat", label: place.name)
                try examples.add(
                    { json in
                        json.beginObject()
                        json.member("place", place.id)
                        json.key("picture")
                        ReviewData.write(record, time: time, marks: [mark], jpeg: jpeg, &json)
                        json.endObject()
                    }, to: sink)
            }
        }
    }

    mutating func add(
        _ event: MediaEvent, _ choices: [EventSelection.Choice], _ thumbnail: ReviewPage.Thumbnail,
        to sink: ([UInt8]) throws -> Void
    ) throws {
        try add(summarizer.add(event), to: sink)
        written.events += 1
        let isEmpty = event.counted.isEmpty
        let wanted = isEmpty ? choices.prefix(1) : choices[...]
        var left = options.mostPictures - written.pictures
        if isEmpty { left = min(left, options.mostBlankPictures - blankPictures) }
        let shown = wanted.prefix(max(left, 0))
        written.pictures += shown.count
        written.missingPictures += wanted.count - shown.count
        if isEmpty { blankPictures += shown.count }

        let jpegs = try shown.map { try thumbnail($0.record, $0.frame) ?? [] }
        let (chunk, place) = (pictures.chunk, self.place)
        try events.add(
            { ReviewData.write(event, chunk: chunk, place: place, pictures: shown.count, &$0) }, to: sink)
        guard !shown.isEmpty else { return }
        let times = shown.map { moment(of: $0.record) }
        try pictures.add(
            { json in
                json.beginArray()
                for (index, choice) in shown.enumerated() {
                    ReviewData.write(
                        choice.record, time: times[index], marks: Self.marks(choice), jpeg: jpegs[index], &json)
                }
                json.endArray()
            }, to: sink)
        self.place = pictures.chunk == chunk ? place + 1 : 0
    }

    mutating func finish(to sink: ([UInt8]) throws -> Void) throws -> ReviewPage.Written {
        try add(summarizer.finish(), to: sink)
        try events.finish(to: sink)
        try pictures.finish(to: sink)
        try failures.finish(to: sink)
        try examples.finish(to: sink)
        try summary.finish(to: sink)
        var json = JSONWriter()
        json.beginObject()
        json.member("files", files)
        json.member("pictures", written.pictures)
        json.member("missing", written.missingPictures)
        json.member("perEvent", options.picturesPerEvent)
        json.member("failures", written.failures)
        json.member("undated", undated)
        json.member("sequenceGap", options.events.sequenceGap)
        json.member("independentGap", options.events.independentGap)
        json.member("leastScore", options.events.leastScore, decimals: 2)
        json.beginArray("places")
        for place in repeats.all { ReviewData.write(place, &json) }
        json.endArray()
        json.endObject()
        try sink(ReviewList.script("totals", json.bytes))
        return written
    }

    private mutating func add(_ rows: [SpeciesSummary], to sink: ([UInt8]) throws -> Void) throws {
        for row in rows { try summary.add({ ReviewData.write(row, &$0) }, to: sink) }
    }

    private static func marks(_ choice: EventSelection.Choice) -> [ReviewData.Mark] {
        choice.findings.filter { $0.detection.frameNumber == choice.frame }.map { finding in
            ReviewData.Mark(
                box: finding.detection.box, kind: finding.isRepeat ? "repeat" : finding.subject.rawValue,
                label: finding.subject == .person
                    ? "person" : finding.name + " " + DecimalText.of(finding.confidence, decimals: 2))
        }
    }

    private func moment(of record: MediaRecord) -> CaptureMoment? {
        record.metadata.captureTime.map { deployments.moment(of: $0, in: record.deployment) }
    }
}
