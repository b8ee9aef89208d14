import Civil
import Formats

/// Writes a batch as a Camera Trap Data Package (Camtrap DP 1.0.2).
///
/// The batch is gone through twice: once for what stands in deployments.csv and datapackage.json, once for media and observations.
/// Pictures without a time have no place in the format; ``Written/undated`` says how many were left out.
public struct CamtrapPackage {
    public enum File: String, Hashable, Sendable, CaseIterable {
        case package = "datapackage.json"
        case deployments = "deployments.csv"
        case media = "media.csv"
        case observations = "observations.csv"
    }

    /// What a package holds.
    public struct Written: Hashable, Sendable {
        public var deployments = 0
        public var media = 0
        public var events = 0
        public var observations = 0
        /// Left out, because nobody knows when they were taken.
        public var undated = 0
    }

    private static let mediaColumns = [
        "mediaID", "deploymentID", "captureMethod", "timestamp", "filePath", "filePublic", "fileName", "fileMediatype",
        "exifData", "favorite", "mediaComments",
    ]

    private let project: CamtrapProject
    private let options: EventOptions
    private let repeats: RepeatedPlaces
    private let created: Int

    /// - Parameter created: Seconds since 1970. See ``CreationTime``.
    public init(
        project: CamtrapProject = CamtrapProject(), events options: EventOptions = EventOptions(),
        repeats: RepeatedPlaces = .none, created: Int
    ) {
        self.project = project
        self.options = options
        self.repeats = repeats
        self.created = created
    }

    /// Hands on the four files in pieces.
    ///
    /// - Throws: ``WildlifeError`` before anything is written where a deployment has no coordinates or no zone, with what to add.
    public func write(
        _ catalogue: some MediaCatalogue, to sink: @escaping (File, [UInt8]) throws -> Void
    ) throws -> Written {
        let events = MediaEvents(catalogue, options: options, repeats: repeats)
        let survey = try CamtrapSurvey(catalogue, events.reader)
        let deployments = try CamtrapDeployments(survey, catalogue.deployments)
        let names = ScientificNames(catalogue.classes)
        try sink(
            .package,
            CamtrapDescription(
                project: project, program: catalogue.origin.program, created: created, deployments: deployments,
                species: Self.species(survey, names)
            ).bytes)
        try deployments.write { try sink(.deployments, $0) }

        var written = Written(deployments: deployments.rows.count, undated: survey.undated)
        let observations = CamtrapObservations(events.reader, names, catalogue.origin)
        var media = CSVStream(header: Self.mediaColumns) { try sink(.media, $0) }
        var observed = CSVStream(header: CamtrapObservations.columns) { try sink(.observations, $0) }
        try events.forEach { record, event in
            guard let time = record.metadata.captureTime else { return }
            let moment = catalogue.deployments.moment(of: time, in: record.deployment)
            let id = StableID.of("media", record.path)
            try media.add(row(of: record, id: id, moment: moment, isPublic: isPublic(record, events.reader)))
            written.media += 1
            for row in observations.rows(of: record, media: id, event: event, moment: moment) {
                try observed.add(row)
                written.observations += 1
            }
        } event: { event in
            guard let span = event.span else { return }
            written.events += 1
            for row in observations.rows(of: event, span: span) {
                try observed.add(row)
                written.observations += 1
            }
        }
        try media.finish()
        try observed.finish()
        return written
    }

    /// What shows a person, however weakly, and what nobody could look into, is not for the public.
    private func isPublic(_ record: MediaRecord, _ reader: FindingReader) -> Bool {
        record.failure == nil && !reader.showsPerson(record)
    }

    private func row(of record: MediaRecord, id: String, moment: CaptureMoment, isPublic: Bool) -> [String] {
        let path = CamtrapPath.encoded(record.path)
        let name = CamtrapPath.encoded(record.path.split(separator: "/").last.map(String.init) ?? record.path)
        let method = project.captureMethods.count == 1 ? project.captureMethods.first?.rawValue : nil
        return [
            id, CSVText.cell(record.deployment), method ?? "", moment.text, CSVText.cell(path.text),
            isPublic ? "true" : "false", CSVText.cell(name.text), CamtrapPath.mediaType(of: record), "", "",
            path.isEncoded ? "filePath and fileName are percent-encoded" : "",
        ]
    }

    private static func species(_ survey: CamtrapSurvey, _ names: ScientificNames) -> [ScientificName] {
        // Two labels can stand for one taxon.
        var byName: [String: ScientificName] = [:]
        for animal in survey.animals.sorted() {
            if let one = names[animal] { byName[one.name] = byName[one.name] ?? one }
        }
        if survey.hasPersons { byName[ScientificName.person.name] = .person }
        return byName.keys.sorted().compactMap { byName[$0] }
    }
}
