import Store

/// Sorts a store's events into bins, in one pass.
struct CountTally {
    private struct Key: Hashable {
        var camera: Int
        var subject: Subject
        var className: String
    }

    /// A place of a run and a class, by row numbers.
    private struct Rows: Hashable {
        var place: Int
        var recognized: Int
    }

    private struct Group {
        var series: CountSeries
        /// Counts in quarters of an hour, for the peak hour.
        var quarters: [Int]
        /// Which runs watch for this.
        var runs: Set<Int>
        /// Stands in the report even where nothing passed.
        var isNamed: Bool
    }

    private let request: ReportRequest
    private let runs: [StoredRun]
    private let names: [String]
    private let bins: TimeBins
    private let quarters: TimeBins
    private var groups: [Group] = []
    private var index: [Key: Int] = [:]
    private var crossings: [Rows: Int] = [:]
    private var movements: [Rows: Int] = [:]
    private var speeds: [Rows: Int] = [:]
    private var visits: [Rows: Int] = [:]
    private var keys: [Key] = []
    /// nil where only some classes are asked for: a vehicle follows whatever is ahead of it.
    private var streams: StreamTally?
    private var zones: ZoneTally

    /// Beyond it a report takes more memory than a small machine has.
    private static let mostCells = 20_000_000

    init(_ runs: [StoredRun], request: ReportRequest, bins: TimeBins, quarters: TimeBins) throws(ReportError) {
        self.request = request
        self.runs = runs
        self.bins = bins
        self.quarters = quarters
        var names: [String] = []
        for run in runs where !names.contains(run.camera) { names.append(run.camera) }
        self.names = names
        streams = request.only.isEmpty ? StreamTally(runs, bins: bins) : nil
        zones = ZoneTally(runs, bins: bins, only: request.only)
        let known = Set(runs.flatMap(\.classes).map(\.name))
        for name in request.only where !known.contains(name) {
            throw ReportError(
                "no run counts the class \"\(name)\"; there are \(known.sorted().joined(separator: ", "))")
        }
        for run in runs { try add(run) }
    }

    private mutating func add(_ run: StoredRun) throws(ReportError) {
        guard let camera = names.firstIndex(of: run.camera) else { return }
        let classes = run.classes.filter { request.only.isEmpty || request.only.contains($0.name) }
        for (id, line) in run.lines {
            let subject = Subject.line(
                name: line.line, direction: line.direction, arm: line.arm, role: line.role)
            try add(subject, id, classes, camera, run.id, to: \.crossings)
        }
        for (id, movement) in run.movements {
            try add(.movement(from: movement.from, to: movement.to), id, classes, camera, run.id, to: \.movements)
        }
        for (id, segment) in run.segments {
            // Nobody measures how fast a person is.
            try add(
                .segment(name: segment.name, direction: segment.direction), id, classes.filter { !$0.isPerson }, camera,
                run.id, to: \.speeds)
        }
        for (id, zone) in run.zones { try add(.zone(name: zone), id, classes, camera, run.id, to: \.visits) }
    }

    private mutating func add(
        _ subject: Subject, _ place: Int, _ classes: [StoredClass], _ camera: Int, _ run: Int,
        to table: WritableKeyPath<Self, [Rows: Int]>
    ) throws(ReportError) {
        for recognized in classes {
            let name = request.grouping == .fhwa ? FHWAGroup.name(of: recognized.name) : recognized.name
            let key = Key(camera: camera, subject: subject, className: name)
            let number: Int
            if let known = index[key] {
                number = known
            } else {
                number = groups.count
                index[key] = number
                keys.append(key)
                groups.append(
                    Group(
                        series: CountSeries(
                            subject: subject, className: name, isPerson: recognized.isPerson),
                        quarters: [], runs: [], isNamed: false))
            }
            groups[number].runs.insert(run)
            if recognized.isNamed { groups[number].isNamed = true }
            self[keyPath: table][Rows(place: place, recognized: recognized.id)] = number
        }
    }

    // MARK: Events

    mutating func read(_ store: StoreReader) throws {
        guard let first = bins.first, let last = bins.last else { return }
        // Whole bins also at the ends.
        let start = StoreTime(microseconds: first.start * 1_000_000)
        let end = StoreTime(microseconds: last.end * 1_000_000)
        try store.crossings(from: start, to: end) { crossing in
            streams?.add(crossing)
            let number = crossings[Rows(place: crossing.line, recognized: crossing.recognized)]
            count(crossing.time, number)
            if let number, let speed = crossing.metersPerSecond { add(speed, at: crossing.time, to: number) }
        }
        try store.movements(from: start, to: end) {
            count($0.time, movements[Rows(place: $0.movement, recognized: $0.recognized)])
        }
        try store.speeds(from: start, to: end) {
            guard let number = speeds[Rows(place: $0.segment, recognized: $0.recognized)] else { return }
            count($0.time, number)
            add($0.metersPerSecond, at: $0.time, to: number)
        }
        try store.visits(from: start, to: end) {
            count($0.entered, visits[Rows(place: $0.zone, recognized: $0.recognized)])
        }
        try store.stays(from: start, to: end) { zones.add($0) }
        try store.stops(from: start, to: end) { zones.add($0) }
    }

    private mutating func add(_ speed: Double, at time: StoreTime, to number: Int) {
        guard let bin = bins.index(at: time.seconds) else { return }
        if groups[number].series.speeds.isEmpty {
            groups[number].series.speeds = Array(repeating: [], count: bins.count)
        }
        groups[number].series.speeds[bin].append(Float(speed))
    }

    private mutating func count(_ time: StoreTime, _ number: Int?) {
        // Of a run or a class that was not asked for.
        guard let number, let bin = bins.index(at: time.seconds) else { return }
        if groups[number].series.counts.isEmpty {
            groups[number].series.counts = Array(repeating: 0, count: bins.count)
        }
        groups[number].series.counts[bin] += 1
        guard let quarter = quarters.index(at: time.seconds) else { return }
        if groups[number].quarters.isEmpty { groups[number].quarters = Array(repeating: 0, count: quarters.count) }
        groups[number].quarters[quarter] += 1
    }

    // MARK: Results

    func cameras() throws(ReportError) -> [CameraCounts] {
        let shown = groups.count { $0.isNamed || !$0.series.counts.isEmpty }
        guard shown * bins.count <= Self.mostCells else {
            throw ReportError(
                "\(bins.count) bins of \(shown) counts are more than a report holds; ask for longer bins, a shorter time, "
                    + "or one camera")
        }
        var coverages = CoverageCache(runs: runs, bins: bins)
        var quarterCoverages = CoverageCache(runs: runs, bins: self.quarters)
        var cameras: [CameraCounts] = []
        for camera in names.indices {
            let own = runs.filter { $0.camera == names[camera] }
            var counts = CameraCounts(
                name: names[camera], series: [], coverage: coverages.seconds(Set(own.map(\.id))),
                peakHours: [], streams: streams?.streams(of: names[camera]) ?? [],
                occupancies: zones.occupancies(of: names[camera]), queues: zones.queues(of: names[camera]), runs: own)
            var quarters: [Subject: [Int]] = [:]
            for subject in subjects(of: camera) {
                let members = groups.indices.filter { keys[$0].camera == camera && keys[$0].subject == subject }
                let runs = members.reduce(into: Set<Int>()) { $0.formUnion(groups[$1].runs) }
                var seen = members.filter { groups[$0].isNamed || !groups[$0].series.counts.isEmpty }.map { groups[$0] }
                if seen.isEmpty {
                    // Somebody looked, and nothing came.
                    seen = [Group(series: CountSeries(subject: subject), quarters: [], runs: runs, isNamed: true)]
                }
                var sums = [Int](repeating: 0, count: self.quarters.count)
                for var group in seen {
                    group.series.coverage = coverages.seconds(group.runs)
                    if group.series.counts.isEmpty { group.series.counts = Array(repeating: 0, count: bins.count) }
                    for (quarter, count) in group.quarters.enumerated() { sums[quarter] += count }
                    counts.series.append(group.series)
                }
                quarters[subject] = sums
            }
            addPeakHours(to: &counts, quarters, quarterCoverages.seconds(Set(own.map(\.id))))
            cameras.append(counts)
        }
        return cameras
    }

    /// In the order of the scenes, older runs first.
    private func subjects(of camera: Int) -> [Subject] {
        var subjects: [Subject] = []
        var known: Set<Subject> = []
        for key in keys where key.camera == camera && known.insert(key.subject).inserted {
            subjects.append(key.subject)
        }
        return subjects
    }

    private func addPeakHours(to camera: inout CameraCounts, _ counts: [Subject: [Int]], _ coverage: [Double]) {
        func daily(_ subject: Subject?, _ sums: [Int]) -> [PeakHour] {
            let known = sums.indices.map { coverage[$0] > 0 || sums[$0] > 0 ? sums[$0] : nil }
            return PeakHour.daily(subject, bins: quarters, counts: known, coverage: coverage)
        }
        let main = camera.mainSubjects
        if main.count > 1 {
            var sums = [Int](repeating: 0, count: quarters.count)
            for subject in main {
                for (quarter, count) in (counts[subject] ?? []).enumerated() { sums[quarter] += count }
            }
            camera.peakHours += daily(nil, sums)
        }
        for subject in camera.subjects where subject.kind == "line" || subject.kind == "movement" {
            camera.peakHours += daily(subject, counts[subject] ?? [])
        }
    }
}

/// Observed seconds by the runs that watch, for many places and classes have the same ones.
private struct CoverageCache {
    let runs: [StoredRun]
    let bins: TimeBins
    private var known: [Set<Int>: [Double]] = [:]

    init(runs: [StoredRun], bins: TimeBins) {
        self.runs = runs
        self.bins = bins
    }

    mutating func seconds(_ ids: Set<Int>) -> [Double] {
        if let seconds = known[ids] { return seconds }
        let watched = runs.filter { ids.contains($0.id) }.flatMap(\.observed)
        let seconds = Coverage.seconds(ObservedInterval.union(watched), in: bins)
        known[ids] = seconds
        return seconds
    }
}
