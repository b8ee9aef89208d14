/// Finds the place that a row of a manual count is about.
struct PlaceMatcher {
    private let measured: MeasuredCounts
    private let file: String

    init(_ measured: MeasuredCounts, file: String) {
        self.measured = measured
        self.file = file
    }

    /// - Throws: ``ReportError`` with line and column where there is none, or more than one.
    func place(of row: CountRow) throws(ReportError) -> MeasuredCounts.Place {
        func error(_ column: String, _ problem: String) -> ReportError {
            ReportError("\(file):\(row.line): column \(column): \(problem)")
        }
        func narrowed(
            _ places: [MeasuredCounts.Place], _ column: String, _ value: String?,
            _ part: (MeasuredCounts.Place) -> String
        ) throws(ReportError) -> [MeasuredCounts.Place] {
            guard let value else { return places }
            let found = places.filter { part($0) == value }
            guard found.isEmpty else { return found }
            throw error(column, "there is no \"\(value)\"; there is \(Self.list(places.map(part)))")
        }
        var places = try narrowed(measured.places, "camera", row.camera, \.camera)
        places = try narrowed(places, "kind", row.kind, \.kind)
        places = try narrowed(places, "name", row.name, \.name)
        places = try narrowed(places, "direction", row.direction, \.direction)
        guard let place = places.first else { throw error("name", "nothing is counted") }
        guard places.count == 1 else {
            let column: String
            if Set(places.map(\.camera)).count > 1 {
                column = "camera"
            } else {
                column = Set(places.map(\.kind)).count > 1 ? "kind" : "direction"
            }
            let part: (MeasuredCounts.Place) -> String = {
                column == "camera" ? $0.camera : column == "kind" ? $0.kind : $0.direction
            }
            throw error(column, "\"\(row.name)\" may be \(Self.list(places.map(part))); say which one")
        }
        if let name = row.className, !measured.classes.contains(name) {
            throw error("class", "nothing counts \"\(name)\"; there is \(Self.list(Array(measured.classes)))")
        }
        return place
    }

    private static func list(_ names: [String]) -> String {
        let sorted = Set(names).sorted()
        let shown = sorted.prefix(20).map { "\"\($0)\"" }.joined(separator: ", ")
        return sorted.isEmpty ? "nothing" : shown + (sorted.count > 20 ? ", …" : "")
    }
}
