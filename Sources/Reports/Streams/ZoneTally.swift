import Store

/// Lays stays and stops in zones over the bins.
struct ZoneTally {
    private struct Entry {
        var camera: String
        var zone: String
        /// Those that watched the zone, and those among them that measured stops.
        var runs: Set<Int> = []
        var queueRuns: Set<Int> = []
        var stays: [ObservedInterval] = []
        var stops: [ZoneQueue.Stop] = []
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
                let place = entries.firstIndex { $0.camera == run.camera && $0.zone == zone } ?? entries.count
                if place == entries.count { entries.append(Entry(camera: run.camera, zone: zone)) }
                places[id] = place
                entries[place].runs.insert(run.id)
                if run.measuresStops { entries[place].queueRuns.insert(run.id) }
            }
        }
    }

    /// In the order of their beginnings.
    mutating func add(_ stay: StoreReader.Visit) {
        guard let place = places[stay.zone], classes.contains(stay.recognized), let left = stay.left else { return }
        entries[place].stays.append(ObservedInterval(start: stay.entered, end: left))
    }

    /// In the order of their beginnings.
    mutating func add(_ stop: StoreReader.Stop) {
        guard let place = places[stop.zone], classes.contains(stop.recognized) else { return }
        entries[place].stops.append(
            ZoneQueue.Stop(
                vehicle: ZoneQueue.Vehicle(zone: stop.zone, track: stop.track),
                span: ObservedInterval(start: stop.began, end: stop.ended), place: stop.place))
    }

    func occupancies(of camera: String) -> [ZoneOccupancy] {
        entries.filter { $0.camera == camera }.map {
            ZoneOccupancy(
                zone: $0.zone, stays: Concurrency($0.stays, watched: watched(by: $0.runs), bins: bins))
        }
    }

    func queues(of camera: String) -> [ZoneQueue] {
        entries.filter { $0.camera == camera }.map {
            ZoneQueue(zone: $0.zone, $0.stops, watched: watched(by: $0.queueRuns), bins: bins)
        }
    }

    private func watched(by ids: Set<Int>) -> [ObservedInterval] {
        ObservedInterval.union(runs.filter { ids.contains($0.id) }.flatMap(\.observed))
    }
}
