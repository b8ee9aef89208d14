/// Our counts, from a store or from a report's table, ready to be compared.
struct MeasuredCounts {
    struct Place: Hashable {
        var camera: String
        var kind: String
        var name: String
        var direction: String

        var title: String { direction.isEmpty || kind == "movement" ? name : name + " " + direction }
    }

    struct Bin {
        var start: Int
        var end: Int
        /// nil: nobody watched.
        var count: Int?
        var coverageSeconds: Double
    }

    /// In the order in which they came.
    private(set) var places: [Place] = []
    /// Bins in order, by class; the class is empty where nothing passed and none was named.
    private(set) var bins: [Place: [String: [Bin]]] = [:]
    /// Every class that is counted anywhere.
    private(set) var classes: Set<String> = []

    init(_ report: CountReport) {
        for camera in report.cameras {
            for series in camera.series {
                let place = Place(
                    camera: camera.name, kind: series.subject.kind, name: series.subject.name,
                    direction: series.subject.direction)
                let own = report.bins.enumerated().map { index, bin in
                    Bin(
                        start: bin.start, end: bin.end, count: series.count(index),
                        coverageSeconds: series.coverage[index])
                }
                add(own, place, series.className)
            }
        }
    }

    /// - Parameter rows: Of a report's table.
    init(_ rows: [CountRow]) {
        for row in rows {
            let place = Place(
                camera: row.camera ?? "", kind: row.kind ?? "line", name: row.name, direction: row.direction ?? "")
            let bin = Bin(
                start: row.start, end: row.end, count: row.count,
                coverageSeconds: row.coverageSeconds ?? (row.count == nil ? 0 : Double(row.end - row.start)))
            add([bin], place, row.className ?? "")
        }
        for place in places {
            for className in (bins[place] ?? [:]).keys { bins[place]?[className]?.sort { $0.start < $1.start } }
        }
    }

    /// A class that is counted, whether anything of it passed or not.
    mutating func know(_ className: String) { classes.insert(className) }

    private mutating func add(_ own: [Bin], _ place: Place, _ className: String) {
        if bins[place] == nil { places.append(place) }
        bins[place, default: [:]][className, default: []] += own
        if !className.isEmpty { classes.insert(className) }
    }

    /// What a place counted in a time that bins make up.
    enum Answer: Equatable {
        /// - coverage: The share of the time that was watched, 0...1.
        case counted(Int, coverage: Double)
        /// No bins make up exactly this time.
        case noBins
    }

    /// - Parameter className: nil for all classes together.
    func count(_ place: Place, className: String?, from start: Int, to end: Int) -> Answer {
        let lists = (bins[place] ?? [:]).filter { className == nil || $0.key == className }
        guard !lists.isEmpty else {
            // A class that is counted, of which nothing passed here: as well watched as the others.
            guard className != nil, case .counted(_, let coverage) = count(place, className: nil, from: start, to: end)
            else { return .noBins }
            return .counted(0, coverage: coverage)
        }
        var sum = 0
        var coverage = 1.0
        for list in lists.values {
            var time = start
            var watched = 0.0
            for bin in list where bin.start >= start && bin.end <= end {
                guard bin.start == time else { return .noBins }
                time = bin.end
                sum += bin.count ?? 0
                watched += bin.count == nil ? 0 : bin.coverageSeconds
            }
            guard time == end else { return .noBins }
            coverage = min(coverage, watched / Double(end - start))
        }
        return .counted(sum, coverage: coverage)
    }
}
