import Civil
import Formats

/// The rows of Camtrap DP's deployments.csv.
///
/// What the user's table says stands first; what it leaves out comes from the pictures: the first and the last one's time, GPS, the
/// camera's model and serial number. A deployment without coordinates or without a zone is an error: the format requires both, and
/// nobody may make them up.
struct CamtrapDeployments {
    struct Row {
        var id: String
        var place: MediaMetadata.Place
        var start: CaptureMoment
        var end: CaptureMoment
        var cells: [String: String]
    }

    let rows: [Row]

    /// - Throws: ``WildlifeError`` that names what to add to the user's table.
    init(_ survey: CamtrapSurvey, _ table: DeploymentTable) throws(WildlifeError) {
        var rows: [Row] = []
        var problems = Problems()
        let ids = Set(survey.cameras.filter { $0.value.dated > 0 }.keys)
        for id in ids.union(table.listed.map(\.id)).sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
            let camera = survey.cameras[id] ?? CamtrapSurvey.Camera()
            let known = table[id]
            guard let start = try Self.bound("deploymentStart", known, table) ?? camera.start,
                let end = try Self.bound("deploymentEnd", known, table) ?? camera.end
            else { continue }  // Neither pictures nor the user say when: a row of the table for another card.
            if start.offset == nil || end.offset == nil { problems.withoutZone.append(id) }
            guard let place = known?.place ?? camera.place else {
                problems.withoutPlace.append(id)
                continue
            }
            rows.append(Row(id: id, place: place, start: start, end: end, cells: try Self.cells(known, camera)))
        }
        if let error = problems.error { throw error }
        self.rows = rows
    }

    func write(to sink: @escaping ([UInt8]) throws -> Void) throws {
        var csv = CSVStream(header: DeploymentTable.camtrapColumns, to: sink)
        for row in rows {
            try csv.add(
                DeploymentTable.camtrapColumns.map { column in
                    switch column {
                    case "deploymentID": CSVText.cell(row.id)
                    case "latitude": DecimalText.of(row.place.latitude, decimals: 6)
                    case "longitude": DecimalText.of(row.place.longitude, decimals: 6)
                    case "deploymentStart": row.start.text
                    case "deploymentEnd": row.end.text
                    default: row.cells[column] ?? ""
                    }
                })
        }
        try csv.finish()
    }

    // MARK: One row

    private static func bound(_ column: String, _ known: Deployment?, _ table: DeploymentTable)
        throws(WildlifeError) -> CaptureMoment?
    {
        guard let known, let text = known.columns[column] else { return nil }
        // `%z` allows +0200, which Camtrap DP's own files have.
        var colon = text
        if text.utf8.count > 20, let sign = text.utf8.dropLast(4).last, sign == 0x2B || sign == 0x2D {
            colon.insert(":", at: colon.index(colon.endIndex, offsetBy: -2))
        }
        guard let civil = CivilText(colon), !civil.isDate else {
            throw WildlifeError(
                "deployment \"\(known.id)\": \(column) \"\(text)\" is no time; write it as 2026-05-04T07:15:00+0200")
        }
        let zone = known.zone ?? table.zone
        guard zone != nil || civil.hasOffset else { throw Problems(withoutZone: [known.id]).error ?? WildlifeError("") }
        do throws(CivilError) {
            let seconds = try civil.seconds(in: zone ?? "UTC")
            let clock = try CivilClock(zone: zone ?? "UTC", from: seconds, to: seconds)
            return CaptureMoment(seconds: seconds, offset: clock.time(at: seconds).offset)
        } catch {
            throw WildlifeError("deployment \"\(known.id)\": \(column): \(error.message)")
        }
    }

    private static func cells(_ known: Deployment?, _ camera: CamtrapSurvey.Camera)
        throws(WildlifeError) -> [String: String]
    {
        var cells: [String: String] = [:]
        if camera.models.count == 1 { cells["cameraModel"] = camera.models.first.map(CSVText.cell) }
        if camera.serials.count == 1 { cells["cameraID"] = camera.serials.first.map(CSVText.cell) }
        if camera.undated > 0 || camera.hasDoubtfulTime { cells["timestampIssues"] = "true" }
        for (name, column) in CamtrapColumn.ofDeployments {
            guard let known, let text = known.columns[name] else { continue }
            guard let cell = column.cell(of: text) else {
                throw WildlifeError(
                    "deployment \"\(known.id)\": \(name) is \"\(text)\", but Camtrap DP allows \(column.wanted)")
            }
            if case .text = column { cells[name] = CSVText.cell(cell) } else { cells[name] = cell }
        }
        return cells
    }

    /// What keeps deployments out of the format.
    private struct Problems {
        var withoutPlace: [String] = []
        var withoutZone: [String] = []

        var error: WildlifeError? {
            var sentences: [String] = []
            if !withoutPlace.isEmpty {
                sentences.append(
                    "Camtrap DP needs the coordinates of each deployment, and neither deployments.csv nor the pictures' GPS has "
                        + "those of \(Self.list(withoutPlace)); add rows with deploymentID, latitude and longitude to the "
                        + "table that --deployments names")
            }
            if !withoutZone.isEmpty {
                sentences.append(
                    "Camtrap DP needs times with a zone, and none is known for \(Self.list(withoutZone)); give --zone, or a "
                        + "column zone in deployments.csv, such as Europe/Berlin")
            }
            return sentences.isEmpty ? nil : WildlifeError(sentences.joined(separator: ". "))
        }

        private static func list(_ ids: [String]) -> String {
            let shown = ids.prefix(5).map { "\"\($0)\"" }.joined(separator: ", ")
            return ids.count > 5 ? "\(shown) and \(ids.count - 5) more" : shown
        }
    }
}
