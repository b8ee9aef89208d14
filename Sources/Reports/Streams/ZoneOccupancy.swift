/// How full a zone was, bin by bin: all classes together, without persons, of whom it is not stored when they left.
///
/// A thing is told to have been in a zone when it has gone: of a run that goes on, the latest stays are missing.
public struct ZoneOccupancy: Sendable {
    public var zone: String
    /// How many seconds of each bin the zone was watched.
    public var coverage: [Double]
    /// Stays that began.
    public var visits: [Int]
    /// Seconds, of those watched, with anything inside.
    public var occupiedSeconds: [Double]
    /// Seconds inside of all things together.
    public var insideSeconds: [Double]
    /// The most that were inside at a time.
    public var mostInside: [Int]

    init(zone: String, bins: Int) {
        self.zone = zone
        coverage = Array(repeating: 0, count: bins)
        visits = Array(repeating: 0, count: bins)
        occupiedSeconds = coverage
        insideSeconds = coverage
        mostInside = visits
    }

    /// The share of the watched time with anything inside, 0...1; nil where nobody watched.
    public func share(_ bin: Int) -> Double? { coverage[bin] > 0 ? min(occupiedSeconds[bin] / coverage[bin], 1) : nil }

    /// How many were inside on the average of the watched time; nil where nobody watched.
    public func meanInside(_ bin: Int) -> Double? { coverage[bin] > 0 ? insideSeconds[bin] / coverage[bin] : nil }

    public func most(_ bin: Int) -> Int? { coverage[bin] > 0 ? mostInside[bin] : nil }
}
