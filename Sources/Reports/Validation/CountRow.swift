import Civil
import Formats

/// One row of counts as a file gives it: a manual count's, or a report's.
struct CountRow {
    /// In the file, from 1.
    var line: Int
    /// Seconds since 1970.
    var start: Int
    var end: Int
    /// nil where the file has no such column, or an empty cell.
    var camera: String?
    var kind: String?
    var name: String
    var direction: String?
    var className: String?
    /// nil: not counted.
    var count: Int?
    /// How many seconds were watched; nil where the file doesn't say.
    var coverageSeconds: Double?

    private static let required = ["start", "end", "name", "count"]
    private static let optional = ["camera", "kind", "direction", "class", "coverage_s"]
    /// Other columns of Wayside's own table, which say nothing here.
    private static let passedOver = Set(TidyCSV.columns).subtracting(required + optional)
    private static let kindsPassedOver = [TidyCSV.streamKind, TidyCSV.occupancyKind, TidyCSV.queueKind]
    private static let kinds = ["line", "movement", "segment", "zone"]

    /// Reads the columns `start,end,name,count` and, where they are there, `camera,kind,direction,class,coverage_s`.
    ///
    /// - Parameter zone: The site's, for times without an offset; nil where it is not known.
    /// - Throws: ``ReportError`` with line and column.
    static func rows(_ text: String, file: String, zone: String?) throws(ReportError) -> [CountRow] {
        let table: CSVTable
        do throws(TableError) {
            table = try CSVTable(text, file: file)
        } catch {
            throw ReportError(error.message)
        }
        for name in required where !table.columns.contains(name) {
            throw ReportError(
                "\(file): has no column \"\(name)\"; a count has \(required.joined(separator: ",")) and may have "
                    + optional.joined(separator: ","))
        }
        for name in table.columns where !(required + optional).contains(name) && !passedOver.contains(name) {
            throw ReportError(
                "\(file): the column \"\(name)\" is not known; known are \((required + optional).joined(separator: ", "))"
            )
        }
        var rows: [CountRow] = []
        for row in table.rows {
            func cell(_ name: String) -> String? {
                guard let column = table.columns.firstIndex(of: name) else { return nil }
                let cell = row.cells[column]
                return cell.isEmpty ? nil : cell
            }
            func error(_ column: String, _ problem: String) -> ReportError {
                ReportError("\(file):\(row.line): column \(column): \(problem)")
            }
            func time(_ column: String) throws(ReportError) -> Int {
                guard let text = cell(column), let time = CivilText(text) else {
                    throw error(
                        column, "\"\(cell(column) ?? "")\" is no time such as 2026-05-04T07:15 or …T07:15:00+02:00")
                }
                guard zone != nil || time.hasOffset else {
                    throw error(column, "\"\(time.text)\" has no offset; give the site's time zone with --zone")
                }
                do throws(CivilError) {
                    return try time.seconds(in: zone ?? "UTC")
                } catch let problem {
                    throw error(column, problem.message)
                }
            }
            if let kind = cell("kind"), kindsPassedOver.contains(kind) { continue }
            let (start, end) = (try time("start"), try time("end"))
            guard end > start else { throw error("end", "is not after start") }
            guard let name = cell("name") else { throw error("name", "is empty; name a line or a movement") }
            if let kind = cell("kind"), !kinds.contains(kind) {
                throw error("kind", "\"\(kind)\" is none of \(kinds.joined(separator: ", "))")
            }
            var count: Int?
            if let text = cell("count") {
                guard let value = Int(text), (0...1_000_000_000).contains(value) else {
                    throw error(
                        "count", "\"\(text)\" is no whole number from 0; leave the cell empty where nobody counted")
                }
                count = value
            }
            var coverage: Double?
            if let text = cell("coverage_s") {
                guard let value = Double(text), value >= 0, value.isFinite else {
                    throw error("coverage_s", "\"\(text)\" is no number of seconds")
                }
                coverage = value
            }
            rows.append(
                CountRow(
                    line: row.line, start: start, end: end, camera: cell("camera"), kind: cell("kind"), name: name,
                    direction: cell("direction"), className: cell("class"), count: count, coverageSeconds: coverage))
        }
        return rows
    }
}
