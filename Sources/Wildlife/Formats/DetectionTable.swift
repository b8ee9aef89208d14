import ClassPolicy
import Formats

/// Writes a batch as tidy CSV: a row a detection, and one row with empty cells for a file in which nothing was seen or that couldn't be
/// read. By deployment and time.
///
/// `confidence` is the detector's for `class`, `species_confidence` the second model's. `x`, `y`, `width` and `height` are parts of the
/// picture, from its upper left corner. `repeat` is the repeated place to which the detection belongs.
public struct DetectionTable {
    public static let columns = [
        "file", "deployment", "event", "time", "subject", "class", "confidence", "species", "species_confidence", "x",
        "y", "width", "height", "frame", "repeat", "failure",
    ]

    private let options: EventOptions
    private let repeats: RepeatedPlaces

    public init(events options: EventOptions = EventOptions(), repeats: RepeatedPlaces = .none) {
        self.options = options
        self.repeats = repeats
    }

    /// Hands on the table in pieces. All recorded detections are in it, however weak.
    public func write(_ catalogue: some MediaCatalogue, to sink: @escaping ([UInt8]) throws -> Void) throws {
        let events = MediaEvents(catalogue, options: options, repeats: repeats)
        let all = FindingReader(classes: catalogue.classes, leastScore: 0, repeats: repeats)
        var csv = CSVStream(header: Self.columns, to: sink)
        try events.forEach { record, event in
            let time = record.metadata.captureTime.map {
                catalogue.deployments.moment(of: $0, in: record.deployment).text
            }
            let file = [CSVText.cell(record.path), CSVText.cell(record.deployment), event, time ?? ""]
            let findings = all.findings(in: record)
            if findings.isEmpty {
                let empty = [String](repeating: "", count: 11)
                try csv.add(file + empty + [CSVText.cell(record.failure ?? "")])
            }
            for finding in findings { try csv.add(file + Self.cells(finding, catalogue.classes)) }
        } event: { _ in
        }
        try csv.finish()
    }

    private static func cells(_ finding: Finding, _ classes: MediaClasses) -> [String] {
        let detection = finding.detection
        let isSpecies = finding.subject != .person && !detection.classifications.isEmpty
        let box = detection.box
        return [
            finding.subject.rawValue, CSVText.cell(classes.detected[detection.classIndex].name),
            DecimalText.of(detection.confidence, decimals: 4), isSpecies ? CSVText.cell(finding.name) : "",
            isSpecies ? DecimalText.of(finding.confidence, decimals: 4) : "", DecimalText.of(box.x, decimals: 4),
            DecimalText.of(box.y, decimals: 4), DecimalText.of(box.width, decimals: 4),
            DecimalText.of(box.height, decimals: 4), detection.frameNumber.map(String.init) ?? "",
            finding.repeatedPlace?.id ?? "",
        ]
    }
}
