import Civil
import Formats

extension DeploymentTable {
    /// Camtrap DP 1.0.2's columns of deployments.csv, in their order.
    public static let camtrapColumns = [
        "deploymentID", "locationID", "locationName", "latitude", "longitude", "coordinateUncertainty",
        "deploymentStart", "deploymentEnd", "setupBy", "cameraID", "cameraModel", "cameraDelay", "cameraHeight",
        "cameraDepth", "cameraTilt", "cameraHeading", "detectionDistance", "timestampIssues", "baitUse", "featureType",
        "habitat", "deploymentGroups", "deploymentTags", "deploymentComments",
    ]

    /// Those of our own.
    private static let ownColumns = ["folder", "zone", "clockOffset"]

    /// Reads a user's table: the columns of Camtrap DP's deployments.csv, of which `deploymentID` alone is needed, and
    ///
    /// - `folder`: where its pictures lie, relative to the batch's root; several are parted by ` | `. Without it, the folder of the ID's name.
    /// - `zone`: the IANA zone of the camera's clock.
    /// - `clockOffset`: what to add to the camera's clock: seconds, or `+1:00:00`, `-2d 03:30:00`.
    ///
    /// - Parameters:
    ///   - file: The table's name, for messages.
    ///   - zone: For rows without one.
    ///   - clockOffset: Seconds, for rows without one.
    /// - Throws: ``WildlifeError`` with line and column.
    public init(csv: String, file: String, zone: String? = nil, clockOffset: Int = 0) throws(WildlifeError) {
        let table: CSVTable
        do throws(TableError) {
            table = try CSVTable(csv, file: file)
        } catch {
            throw WildlifeError(error.message)
        }
        let known = Self.camtrapColumns + Self.ownColumns
        var places: [String: Int] = [:]
        for (place, column) in table.columns.enumerated() {
            guard let name = known.first(where: { $0.lowercased() == column }) else {
                throw WildlifeError(
                    "\(file): there is no column \"\(column)\"; the columns are folder, zone, clockOffset and those of "
                        + "Camtrap DP's deployments.csv: \(Self.camtrapColumns.joined(separator: ", "))")
            }
            places[name] = place
        }
        guard places["deploymentID"] != nil else { throw WildlifeError("\(file): the column deploymentID is missing") }
        var reader = RowReader(file: file, places: places)
        var listed: [Deployment] = []
        for row in table.rows { listed.append(try reader.deployment(row)) }
        try self.init(listed, zone: zone, clockOffset: clockOffset)
    }

    /// Seconds that a text such as `3600`, `-1:00:00` or `+2d 03:30:00` means; nil for anything else.
    public static func clockOffset(_ text: String) -> Int? {
        var rest = Substring(text)
        var sign = 1
        if let first = rest.first, first == "+" || first == "-" {
            sign = first == "-" ? -1 : 1
            rest.removeFirst()
        }
        func number(_ text: Substring, most: Int) -> Int? {
            guard !text.isEmpty, text.utf8.count <= 10, text.utf8.allSatisfy({ (48...57).contains($0) }) else {
                return nil
            }
            return Int(text).flatMap { $0 <= most ? $0 : nil }
        }
        var days = 0
        // A camera whose clock fell back to 1970 or 2000 is off by decades.
        let mostDays = 36_525
        let parts = rest.split(separator: " ", omittingEmptySubsequences: true)
        guard let last = parts.last, parts.count <= 2 else { return nil }
        if parts.count == 2 || last.hasSuffix("d") {
            guard parts[0].hasSuffix("d"), let value = number(parts[0].dropLast(), most: mostDays) else { return nil }
            days = value
            if parts.count == 1 { return sign * days * 86_400 }
        }
        let fields = last.split(separator: ":", omittingEmptySubsequences: false)
        let seconds: Int?
        switch fields.count {
        case 1: seconds = number(fields[0], most: mostDays * 86_400)
        case 2, 3:
            guard let hours = number(fields[0], most: mostDays * 24), let minutes = number(fields[1], most: 59),
                let rest = fields.count == 3 ? number(fields[2], most: 59) : 0
            else { return nil }
            seconds = hours * 3600 + minutes * 60 + rest
        default: seconds = nil
        }
        return seconds.map { sign * (days * 86_400 + $0) }
    }

    /// Makes deployments of rows, and sees to it that each ID and folder stands once.
    private struct RowReader {
        let file: String
        let places: [String: Int]
        var lineOfID: [String: Int] = [:]
        var lineOfFolder: [String: Int] = [:]

        mutating func deployment(_ row: CSVTable.Row) throws(WildlifeError) -> Deployment {
            func cell(_ column: String) -> String? {
                guard let text = places[column].map({ row.cells[$0] }), !text.isEmpty else { return nil }
                return text
            }
            func error(_ column: String, _ problem: String) -> WildlifeError {
                WildlifeError("\(file):\(row.line): column \(column): \(problem)")
            }
            func degrees(_ column: String, limit: Double) throws(WildlifeError) -> Double? {
                guard let text = cell(column) else { return nil }
                guard let value = Double(text), value.isFinite, abs(value) <= limit else {
                    throw error(column, "\"\(text)\" is no number of degrees from \(-limit) to \(limit)")
                }
                return value
            }
            guard let id = cell("deploymentID") else { throw error("deploymentID", "is empty; give each row one") }
            if let line = lineOfID.updateValue(row.line, forKey: id) {
                throw error(
                    "deploymentID",
                    "\"\(id)\" stands in line \(line) too; one row can have several folders, parted by \" | \"")
            }
            let folders = (cell("folder") ?? id).split(separator: "|").map(Self.tidy)
            for folder in folders {
                if folder.split(separator: "/").contains("..") {
                    throw error("folder", "\"\(folder)\" leads out of the folder that is looked through")
                }
                if let line = lineOfFolder.updateValue(row.line, forKey: folder) {
                    throw error("folder", "\"\(folder)\" belongs to the deployment of line \(line) already")
                }
            }
            let zone = cell("zone")
            if let zone, !SiteZone.exists(zone) {
                throw error("zone", "there is no time zone \"\(zone)\"; give its IANA name, such as Europe/Berlin")
            }
            var clockOffset: Int?
            if let text = cell("clockOffset") {
                guard let seconds = DeploymentTable.clockOffset(text) else {
                    throw error(
                        "clockOffset", "\"\(text)\" is none; write seconds, or such as +1:00:00 or -2d 03:30:00")
                }
                clockOffset = seconds
            }
            let (latitude, longitude) = (try degrees("latitude", limit: 90), try degrees("longitude", limit: 180))
            guard (latitude == nil) == (longitude == nil) else {
                throw error("latitude", "a place has both latitude and longitude, or neither")
            }
            var columns: [String: String] = [:]
            for name in DeploymentTable.camtrapColumns
            where !["deploymentID", "latitude", "longitude"].contains(name) { columns[name] = cell(name) }
            return Deployment(
                folders: folders, id: id, zone: zone, clockOffset: clockOffset,
                place: latitude.flatMap { latitude in
                    longitude.map { MediaMetadata.Place(latitude: latitude, longitude: $0) }
                }, columns: columns)
        }

        /// Without blanks around it and slashes at its ends, as paths have it.
        private static func tidy(_ folder: Substring) -> String {
            let trimmed = folder.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
            return String(trimmed).split(separator: "/", omittingEmptySubsequences: true).filter { $0 != "." }
                .joined(separator: "/")
        }
    }
}
