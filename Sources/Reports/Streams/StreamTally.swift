import Store

/// Sorts crossings, in the order of time, into the streams of each camera's lines.
struct StreamTally {
    private struct Crossing {
        var time: StoreTime
        /// Which of the watched intervals it lies in.
        var interval: Int
        var speed: Double?
        var length: Double?
    }

    private struct Entry {
        var camera: String
        var stream: TrafficStream
        var runs: Set<Int> = []
        var watched: [ObservedInterval] = []
        var last: Crossing?
    }

    private let bins: TimeBins
    private var entries: [Entry] = []
    /// By line rows.
    private var places: [Int: Int] = [:]
    private var isPerson: [Int: Bool] = [:]
    private var lengths: [Int: Double] = [:]

    init(_ runs: [StoredRun], bins: TimeBins) {
        self.bins = bins
        for run in runs {
            for recognized in run.classes {
                isPerson[recognized.id] = recognized.isPerson
                lengths[recognized.id] = VehicleLength.meters(of: recognized.name)
            }
            for (id, line) in run.lines {
                let subject = Subject.line(
                    name: line.line, direction: line.direction, arm: line.arm, role: line.role)
                let known = entries.firstIndex { $0.camera == run.camera && $0.stream.subject == subject }
                places[id] = known ?? entries.count
                if known == nil {
                    entries.append(
                        Entry(camera: run.camera, stream: TrafficStream(subject: subject, bins: bins.count)))
                }
                entries[known ?? entries.count - 1].runs.insert(run.id)
            }
        }
        for index in entries.indices {
            entries[index].watched = ObservedInterval.union(
                runs.filter { entries[index].runs.contains($0.id) }.flatMap(\.observed))
            entries[index].stream.coverage = Coverage.seconds(entries[index].watched, in: bins)
        }
    }

    mutating func add(_ crossing: StoreReader.Crossing) {
        guard let place = places[crossing.line], isPerson[crossing.recognized] == false,
            let bin = bins.index(at: crossing.time.seconds)
        else { return }
        let speed = crossing.metersPerSecond
        entries[place].stream.counts[bin] += 1
        if let speed { entries[place].stream.speeds[bin].append(Float(speed)) }
        guard let interval = Self.index(of: crossing.time, in: entries[place].watched) else {
            entries[place].last = nil
            return
        }
        let this = Crossing(
            time: crossing.time, interval: interval, speed: speed, length: lengths[crossing.recognized])
        if let last = entries[place].last, last.interval == interval {
            let headway = Double(this.time.microseconds - last.time.microseconds) / 1e6
            entries[place].stream.headways[bin].append(Float(headway))
            if let ahead = Self.halfPassage(last), let behind = Self.halfPassage(this) {
                entries[place].stream.gaps[bin].append(Float(max(headway - ahead - behind, 0)))
            }
        }
        entries[place].last = this
    }

    func streams(of camera: String) -> [TrafficStream] { entries.filter { $0.camera == camera }.map(\.stream) }

    /// Slower than walking, half a length takes longer than anybody's headway.
    private static let leastSpeed = 0.5

    private static func halfPassage(_ crossing: Crossing) -> Double? {
        guard let speed = crossing.speed, let length = crossing.length, speed >= leastSpeed else { return nil }
        return length / 2 / speed
    }

    /// The interval that holds a time, its end included: an event may lie on the last frame.
    private static func index(of time: StoreTime, in intervals: [ObservedInterval]) -> Int? {
        var (low, high) = (0, intervals.count)
        while low < high {
            let middle = (low + high) / 2
            if intervals[middle].end < time { low = middle + 1 } else { high = middle }
        }
        return low < intervals.count && intervals[low].start <= time ? low : nil
    }
}
