import Formats

/// The rows of Camtrap DP's observations.csv.
///
/// A row is a detection at the level of media, with its box; of a video, whose rows can't say a frame, it is a class with the most that
/// one frame shows. At the level of events it is a class with the most that one picture shows. What was looked at and shows nothing is
/// `blank`, what couldn't be read `unclassified`. A detection at a repeated place is `unknown`, so that nobody counts it as an animal,
/// with the place in its tags. A person is `human` with a count and nothing else: neither sex nor life stage has a value in any row,
/// nor does anything else that would describe one.
struct CamtrapObservations {
    static let columns = [
        "observationID", "deploymentID", "mediaID", "eventID", "eventStart", "eventEnd", "observationLevel",
        "observationType", "cameraSetupType", "scientificName", "count", "lifeStage", "sex", "behavior",
        "individualID", "individualPositionRadius", "individualPositionAngle", "individualSpeed", "bboxX", "bboxY",
        "bboxWidth", "bboxHeight", "classificationMethod", "classifiedBy", "classificationTimestamp",
        "classificationProbability", "observationTags", "observationComments",
    ]

    private static let placeOfColumn = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1, $0) })

    private let reader: FindingReader
    private let names: ScientificNames
    private let origin: MediaOrigin

    init(_ reader: FindingReader, _ names: ScientificNames, _ origin: MediaOrigin) {
        self.reader = reader
        self.names = names
        self.origin = origin
    }

    /// One row's cells by column.
    private struct Row {
        var cells = [String](repeating: "", count: CamtrapObservations.columns.count)

        subscript(column: String) -> String {
            get { CamtrapObservations.placeOfColumn[column].map { cells[$0] } ?? "" }
            set { if let place = CamtrapObservations.placeOfColumn[column] { cells[place] = newValue } }
        }
    }

    // MARK: Of media

    func rows(of record: MediaRecord, media: String, event: String, moment: CaptureMoment) -> [[String]] {
        var rows: [Row] = []
        func row(_ type: String) -> Row {
            var end = moment
            end.seconds += record.videoSeconds
            var row = Row()
            row["observationID"] = "\(media)_\(rows.count + 1)"
            row["deploymentID"] = CSVText.cell(record.deployment)
            row["mediaID"] = media
            row["eventID"] = event
            row["eventStart"] = moment.text
            row["eventEnd"] = end.text
            row["observationLevel"] = "media"
            row["observationType"] = type
            row["classificationMethod"] = "machine"
            row["classifiedBy"] = CSVText.cell(origin.detector)
            return row
        }
        guard record.failure == nil else {
            var failed = row("unclassified")
            failed["classificationMethod"] = ""
            failed["classifiedBy"] = ""
            failed["observationComments"] = CSVText.cell(record.failure ?? "")
            return [failed.cells]
        }
        let findings = reader.findings(in: record)
        let ofKind = record.kind == .video ? Self.onePerClass(findings) : findings.map { ($0, 1) }
        for (finding, count) in ofKind {
            guard let type = Self.type(of: finding.subject) else { continue }
            var one = row(finding.isRepeat ? "unknown" : type)
            if let place = finding.repeatedPlace {
                one["observationTags"] = "repeat:" + place.id
                one["observationComments"] = CSVText.cell(
                    "recurs at one place on \(place.occasions) occasions; the detector took it for \(finding.name)")
            } else {
                one["count"] = String(count)
                name(finding.name, finding.subject, isSpecies: Self.isSpecies(finding), &one)
            }
            if record.kind == .picture { box(finding.detection.box, &one) }
            one["classificationProbability"] = Self.probability(finding.confidence)
            rows.append(one)
        }
        return rows.isEmpty ? [row("blank").cells] : rows.map(\.cells)
    }

    /// A video's classes with the most that one frame shows, and the finding that is surest.
    private static func onePerClass(_ findings: [Finding]) -> [(Finding, Int)] {
        struct Key: Hashable {
            var name: String
            var place: String?
        }
        var order: [Key] = []
        var classes: [Key: (surest: Finding, frames: [Int: Int])] = [:]
        for finding in findings {
            let key = Key(name: finding.name, place: finding.repeatedPlace?.id)
            let frame = finding.detection.frameNumber ?? 0
            if var known = classes.removeValue(forKey: key) {
                if finding.confidence > known.surest.confidence { known.surest = finding }
                known.frames[frame, default: 0] += 1
                classes[key] = known
            } else {
                order.append(key)
                classes[key] = (finding, [frame: 1])
            }
        }
        return order.compactMap { key in classes[key].map { ($0.surest, $0.frames.values.max() ?? 1) } }
    }

    // MARK: Of events

    func rows(of event: MediaEvent, span: MediaEvent.Span) -> [[String]] {
        var rows: [Row] = []
        func row(_ type: String) -> Row {
            var row = Row()
            row["observationID"] = "\(event.id)_\(rows.count + 1)"
            row["deploymentID"] = CSVText.cell(event.deployment)
            row["eventID"] = event.id
            row["eventStart"] = span.start.text
            row["eventEnd"] = span.end.text
            row["observationLevel"] = "event"
            row["observationType"] = type
            row["classificationMethod"] = "machine"
            row["classifiedBy"] = CSVText.cell(origin.detector)
            return row
        }
        for tally in event.counted {
            guard let type = Self.type(of: tally.subject) else { continue }
            var one = row(type)
            one["count"] = String(max(tally.highestCount, 1))
            name(tally.name, tally.subject, isSpecies: tally.isSpecies, &one)
            one["classificationProbability"] = tally.probability.map(Self.probability) ?? ""
            let outvoted = event.tallies.filter { $0.isOutvoted && $0.subject == tally.subject }.map(\.name)
            if tally == event.counted.first(where: { $0.subject == tally.subject }), !outvoted.isEmpty {
                one["observationComments"] = CSVText.cell("outvoted: " + outvoted.joined(separator: ", "))
            }
            rows.append(one)
        }
        if rows.isEmpty {
            var none = row(event.failures == event.pictures ? "unclassified" : "blank")
            if event.failures == event.pictures {
                none["classificationMethod"] = ""
                none["classifiedBy"] = ""
            }
            none["observationTags"] = event.repeats.map { "repeat:" + $0 }.joined(separator: " | ")
            rows.append(none)
        }
        return rows.map(\.cells)
    }

    // MARK: Cells

    private func name(_ name: String, _ subject: MediaSubject, isSpecies: Bool, _ row: inout Row) {
        switch subject {
        case .person: row["scientificName"] = ScientificName.person.name
        case .animal:
            if let scientific = names[name] {
                row["scientificName"] = CSVText.cell(scientific.name)
            } else if name != "animal" {
                row["observationTags"] = CSVText.cell("class:" + name)
            }
        case .vehicle: if name != "vehicle" { row["observationTags"] = CSVText.cell("class:" + name) }
        case .object: break
        }
        if isSpecies, let classifier = origin.classifier { row["classifiedBy"] = CSVText.cell(classifier) }
    }

    private func box(_ box: NormalizedBox, _ row: inout Row) {
        func part(_ value: Double) -> Double { value.isFinite ? min(max(value, 0), 1) : 0 }
        let (left, top) = (part(box.x), part(box.y))
        let (right, bottom) = (part(box.x + box.width), part(box.y + box.height))
        // A box thinner than the last decimal would be written with a width of 0, which the schema forbids.
        guard right - left >= 0.0001, bottom - top >= 0.0001 else { return }
        row["bboxX"] = DecimalText.of(left, decimals: 4)
        row["bboxY"] = DecimalText.of(top, decimals: 4)
        row["bboxWidth"] = DecimalText.of(right - left, decimals: 4)
        row["bboxHeight"] = DecimalText.of(bottom - top, decimals: 4)
    }

    private static func probability(_ confidence: Double) -> String {
        DecimalText.of(min(max(confidence, 0), 1), decimals: 4)
    }

    private static func isSpecies(_ finding: Finding) -> Bool {
        finding.subject != .person && !finding.detection.classifications.isEmpty
    }

    /// nil for a thing that is neither animal, person nor vehicle: the format knows no such observation.
    private static func type(of subject: MediaSubject) -> String? {
        switch subject {
        case .animal: "animal"
        case .person: "human"
        case .vehicle: "vehicle"
        case .object: nil
        }
    }
}
