import Store

/// Lays stays in zones over the bins.
struct OccupancyTally {
    private struct Entry {
        var camera: String
        var occupancy: ZoneOccupancy
        var runs: Set<Int> = []
        /// When somebody came (+1) or went (-1), in microseconds.
        var changes: [(time: Int, change: Int)] = []
    }

    private let runs: [StoredRun]
    private let bins: TimeBins
    private let classes: Set<Int>
    private var entries: [Entry] = []
    /// By zone rows.
    private var places: [Int: Int] = [:]

    /// - Parameter only: Classes by name; empty for all.
    init(_ runs: [StoredRun], bins: TimeBins, only: [String]) {
        self.runs = runs
        self.bins = bins
        classes = Set(
            runs.flatMap(\.classes).filter { !$0.isPerson && (only.isEmpty || only.contains($0.name)) }.map(\.id))
        for run in runs {
            for (id, zone) in run.zones {
                let known = entries.firstIndex { $0.camera == run.camera && $0.occupancy.zone == zone }
                places[id] = known ?? entries.count
                if known == nil {
                    entries.append(Entry(camera: run.camera, occupancy: ZoneOccupancy(zone: zone, bins: bins.count)))
                }
                entries[known ?? entries.count - 1].runs.insert(run.id)
            }
        }
    }

    mutating func add(_ stay: StoreReader.Visit) {
        guard let place = places[stay.zone], classes.contains(stay.recognized), let left = stay.left else { return }
        if let bin = bins.index(at: stay.entered.seconds) { entries[place].occupancy.visits[bin] += 1 }
        guard left > stay.entered else { return }
        entries[place].changes.append((stay.entered.microseconds, 1))
        entries[place].changes.append((left.microseconds, -1))
    }

    func occupancies(of camera: String) -> [ZoneOccupancy] {
        entries.filter { $0.camera == camera }.map { entry in
            let watched = ObservedInterval.union(runs.filter { entry.runs.contains($0.id) }.flatMap(\.observed))
            var occupancy = entry.occupancy
            occupancy.coverage = Coverage.seconds(watched, in: bins)
            // Who leaves at an instant is gone before who comes then.
            let changes = entry.changes.sorted { ($0.time, $0.change) < ($1.time, $1.change) }
            var inside = 0
            var first = 0
            for (index, change) in changes.enumerated() {
                inside += change.change
                guard inside > 0, index + 1 < changes.count else { continue }
                let end = changes[index + 1].time
                add(inside, from: change.time, to: end, watched, &first, to: &occupancy)
            }
            return occupancy
        }
    }

    /// - Parameter first: The first interval that may still be needed; times only go forward.
    private func add(
        _ inside: Int, from start: Int, to end: Int, _ watched: [ObservedInterval], _ first: inout Int,
        to occupancy: inout ZoneOccupancy
    ) {
        while first < watched.count, watched[first].end.microseconds <= start { first += 1 }
        for interval in watched[first...] {
            guard interval.start.microseconds < end else { return }
            let span = ObservedInterval(
                start: StoreTime(microseconds: max(start, interval.start.microseconds)),
                end: StoreTime(microseconds: min(end, interval.end.microseconds)))
            Coverage.forEachBin(of: span, in: bins) { bin, seconds in
                occupancy.occupiedSeconds[bin] += seconds
                occupancy.insideSeconds[bin] += seconds * Double(inside)
                occupancy.mostInside[bin] = max(occupancy.mostInside[bin], inside)
            }
        }
    }
}
