public import Civil
public import Store

/// How near our counts come to a manual count.
public struct Validation: Sendable {
    /// One place in one stretch of time, all classes of the manual count together.
    public struct Comparison: Hashable, Sendable {
        public var camera: String
        public var kind: String
        /// `N>E`, `L1 eastbound`
        public var title: String
        public var start: CivilTime
        public var end: CivilTime
        public var manual: Int
        public var measured: Int
        /// Of the hourly flows; see ``GEH``.
        public var geh: Double
    }

    /// One place over all its stretches of time.
    public struct Link: Hashable, Sendable {
        public var camera: String
        public var kind: String
        public var title: String
        public var hours: Double
        public var manual: Int
        public var measured: Int
        /// Of the mean hourly flows.
        public var geh: Double
    }

    /// One class over all places.
    public struct ClassTotal: Hashable, Sendable {
        public var name: String
        public var manual: Int
        public var measured: Int
        /// |measured - manual| summed over places and times.
        public var absoluteError: Int
    }

    public private(set) var comparisons: [Comparison] = []
    public private(set) var links: [Link] = []
    /// Empty where the manual count has no classes.
    public private(set) var classes: [ClassTotal] = []
    /// Rows without a count.
    public private(set) var notCounted = 0
    /// Comparisons left out since the camera did not watch all the time.
    public private(set) var notWatched = 0

    public var manual: Int { comparisons.reduce(0) { $0 + $1.manual } }
    public var measured: Int { comparisons.reduce(0) { $0 + $1.measured } }

    /// Weighted absolute percentage error: |measured - manual| summed over places and times, over the manual total. nil where that is 0.
    public var wape: Double? {
        manual > 0
            ? Double(comparisons.reduce(0) { $0 + abs($1.measured - $1.manual) }) / Double(manual) : nil
    }

    /// (measured - manual) / manual, of the totals: below 0 where we count too few. nil where the manual total is 0.
    public var signedError: Double? { manual > 0 ? Double(measured - manual) / Double(manual) : nil }

    /// The share of places and times whose GEH is below a limit.
    public func share(below limit: Double) -> Double {
        Double(comparisons.count { $0.geh < limit }) / Double(max(comparisons.count, 1))
    }

    /// The rule of DMRB and TAG unit M3.1: GEH below 5 in at least 85 % of the cases.
    public static let requiredShare = 0.85
    public var passes: Bool { share(below: 5) >= Self.requiredShare }
    public var verdict: String {
        let share = (self.share(below: 5) * 100).decimals(1)
        return
            "\(passes ? "passes" : "fails"): GEH < 5 in \(share) % of \(comparisons.count) hourly flows; the rule is 85 % "
            + "(DMRB, TAG unit M3.1)"
    }

    /// Watched less than this, a count is not comparable: it would be scaled up, or look like missed vehicles.
    private static let leastCoverage = 0.99

    // MARK: Making

    /// Compares a manual count with what a store holds.
    ///
    /// - Parameters:
    ///   - text: The manual count's table; `wayside validate --help` describes it.
    ///   - file: What to call it in messages.
    ///   - request: Which cameras, runs and classes; its bins and span are those of the manual count.
    /// - Throws: ``ReportError`` with line and column for rows that match nothing; ``Store/StoreError``.
    public init(manual text: String, file: String, store: StoreReader, request: ReportRequest) throws {
        let selected = try SelectedRuns(request, in: store)
        let rows = try CountRow.rows(text, file: file, zone: selected.zone)
        guard let bins = try TimeBins(edges: Set(rows.flatMap { [$0.start, $0.end] }), zone: selected.zone) else {
            throw ReportError("\(file): has no rows")
        }
        var request = request
        request.span = .everything
        var tally = try CountTally(selected.runs, request: request, bins: bins, quarters: bins)
        try tally.read(store)
        let report = CountReport(bins: bins, cameras: try tally.cameras(), notes: [])
        var measured = MeasuredCounts(report)
        for run in selected.runs { for name in run.classes.map(\.name) { measured.know(name) } }
        try self.init(rows, file: file, measured: measured, clock: bins.clock)
    }

    /// Compares a manual count with a report's table (`wayside report --format csv`).
    ///
    /// - Parameter zone: Of times without an offset, an IANA name; nil where all have one.
    public init(manual text: String, file: String, counts: String, countsFile: String, zone: String?) throws {
        let rows = try CountRow.rows(text, file: file, zone: zone)
        let measured = MeasuredCounts(try CountRow.rows(counts, file: countsFile, zone: zone))
        guard let first = rows.map(\.start).min(), let last = rows.map(\.end).max() else {
            throw ReportError("\(file): has no rows")
        }
        try self.init(
            rows, file: file, measured: measured,
            clock: try ReportError.clock(zone: zone ?? "UTC", from: first, to: last))
    }

    private struct Case: Hashable {
        var place: MeasuredCounts.Place
        var start: Int
        var end: Int
    }

    private init(_ rows: [CountRow], file: String, measured: MeasuredCounts, clock: CivilClock) throws(ReportError) {
        var order: [Case] = []
        var cases: [Case: [String?: (line: Int, count: Int)]] = [:]
        let matcher = PlaceMatcher(measured, file: file)
        for row in rows {
            let item = Case(place: try matcher.place(of: row), start: row.start, end: row.end)
            guard let count = row.count else {
                notCounted += 1
                continue
            }
            if cases[item] == nil { order.append(item) }
            if let other = cases[item]?[row.className] {
                throw ReportError("\(file):\(row.line): column name: counts the same as line \(other.line)")
            }
            if let other = cases[item]?.first(where: { ($0.key == nil) != (row.className == nil) }) {
                throw ReportError(
                    "\(file):\(row.line): column class: line \(other.value.line) counts the same place and time, one by "
                        + "class and one for all classes")
            }
            cases[item, default: [:]][row.className] = (row.line, count)
        }
        var totals: [String: ClassTotal] = [:]
        for item in order {
            var (manual, ours, coverage) = (0, 0, 1.0)
            var own: [ClassTotal] = []
            for (className, entry) in cases[item] ?? [:] {
                guard
                    case .counted(let count, let share) = measured.count(
                        item.place, className: className, from: item.start, to: item.end)
                else {
                    throw ReportError(
                        "\(file):\(entry.line): columns start, end: no bins of our counts make up this time; count in "
                            + "multiples of the report's bins, or give --store")
                }
                manual += entry.count
                ours += count
                coverage = min(coverage, share)
                if let className {
                    own.append(
                        ClassTotal(
                            name: className, manual: entry.count, measured: count,
                            absoluteError: abs(entry.count - count)))
                }
            }
            guard coverage >= Self.leastCoverage else {
                notWatched += 1
                continue
            }
            for total in own {
                var sum = totals[total.name] ?? ClassTotal(name: total.name, manual: 0, measured: 0, absoluteError: 0)
                sum.manual += total.manual
                sum.measured += total.measured
                sum.absoluteError += total.absoluteError
                totals[total.name] = sum
            }
            let hours = Double(item.end - item.start) / 3600
            comparisons.append(
                Comparison(
                    camera: item.place.camera, kind: item.place.kind, title: item.place.title,
                    start: clock.time(at: item.start), end: clock.time(at: item.end), manual: manual, measured: ours,
                    geh: GEH.value(measured: Double(ours) / hours, counted: Double(manual) / hours)))
            addToLink(item.place, hours: hours, manual: manual, measured: ours)
        }
        guard !comparisons.isEmpty else {
            throw ReportError(
                "\(file): nothing can be compared: \(notCounted) rows have no count, and of \(notWatched) the camera did "
                    + "not watch the whole time")
        }
        classes = totals.values.sorted { $0.name < $1.name }
    }

    private mutating func addToLink(_ place: MeasuredCounts.Place, hours: Double, manual: Int, measured: Int) {
        let found = links.firstIndex {
            $0.camera == place.camera && $0.kind == place.kind && $0.title == place.title
        }
        var link =
            found.map { links[$0] }
            ?? Link(
                camera: place.camera, kind: place.kind, title: place.title, hours: 0, manual: 0, measured: 0, geh: 0)
        link.hours += hours
        link.manual += manual
        link.measured += measured
        link.geh = GEH.value(
            measured: Double(link.measured) / link.hours, counted: Double(link.manual) / link.hours)
        if let found { links[found] = link } else { links.append(link) }
    }
}
