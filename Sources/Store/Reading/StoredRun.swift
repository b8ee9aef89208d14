/// A run as the store holds it.
public struct StoredRun: Sendable, Identifiable {
    /// Its number in the store.
    public var id: Int
    public var camera: String
    /// The site's zone by its IANA name.
    public var zone: String
    public var source: String
    public var scene: String?
    public var sceneSHA256: String?
    public var programVersion: String
    public var policyVersion: String
    public var policyDigest: String
    public var model: String?
    public var modelSHA256: String?
    /// Did it measure how long things stood? Runs of older versions did not.
    public var measuresStops: Bool
    /// Places by the row numbers that events refer to, in the order of the scene.
    public var lines: [(id: Int, place: CountingLayout.LineDirection)]
    public var movements: [(id: Int, place: CountingLayout.Movement)]
    public var segments: [(id: Int, place: CountingLayout.Segment)]
    public var zones: [(id: Int, place: String)]
    public var classes: [StoredClass]
    /// When the camera was watched: in order, without overlaps.
    public var observed: [ObservedInterval]
    /// The time that was watched twice, for the clock was set back, and where it begins first; nil where it wasn't.
    public var repeated: (microseconds: Int, start: StoreTime)?
}

/// A class of a run. All names are such that the class policy allows.
public struct StoredClass: Hashable, Sendable, Identifiable {
    public var id: Int
    public var name: String
    public var isPerson: Bool
    /// Shown with zeros where none passed.
    public var isNamed: Bool
}

/// A time in which a camera was watched without a gap.
public struct ObservedInterval: Hashable, Sendable {
    public var start: StoreTime
    public var end: StoreTime

    public init(start: StoreTime, end: StoreTime) {
        self.start = start
        self.end = end
    }

    /// How much of the time lies in several intervals, and where that begins.
    static func repeated(_ intervals: [ObservedInterval]) -> (microseconds: Int, start: StoreTime)? {
        var sum = 0
        var first: StoreTime?
        var end: StoreTime?
        for interval in intervals.sorted(by: { $0.start < $1.start }) where interval.end > interval.start {
            if let last = end, interval.start < last {
                sum += min(interval.end, last).microseconds - interval.start.microseconds
                first = first ?? interval.start
            }
            end = max(end ?? interval.end, interval.end)
        }
        return first.map { (sum, $0) }
    }

    /// Intervals in order, those that touch or overlap joined: time in which the clock was set back counts once.
    public static func union(_ intervals: [ObservedInterval]) -> [ObservedInterval] {
        var joined: [ObservedInterval] = []
        for interval in intervals.sorted(by: { $0.start < $1.start }) where interval.end > interval.start {
            if let last = joined.last, interval.start <= last.end {
                joined[joined.count - 1].end = max(last.end, interval.end)
            } else {
                joined.append(interval)
            }
        }
        return joined
    }
}
