public import Civil

/// Bins of civil time, one after the other without gaps.
///
/// Bins begin where the site's clock shows a multiple of their length, and where the clock is set forward or back: an hour that comes
/// twice is two bins, told apart by their offsets, and a bin within which the clock is set is two shorter ones. Days are the
/// exception: from midnight to midnight, 23 or 25 hours long where the clock is set.
public struct TimeBins: Sendable, RandomAccessCollection {
    public let length: BinLength
    public let clock: CivilClock
    private let bins: [TimeBin]

    /// More than a report can hold: two years of minutes.
    static let most = 1_100_000

    /// The bins that hold the time from `start` until `end`, whole ones also at the ends.
    ///
    /// - Parameters:
    ///   - start: Seconds since 1970.
    ///   - end: Seconds since 1970; later than `start`.
    /// - Throws: ``ReportError`` where there is no such zone, or more bins than anybody reads.
    public init(_ length: BinLength, zone: String, from start: Int, to end: Int) throws(ReportError) {
        guard end > start else { throw ReportError("the end of the time asked for is not after its beginning") }
        guard (end - start) / length.seconds <= Self.most else {
            throw ReportError("more than \(Self.most) bins; ask for longer bins or a shorter time")
        }
        let clock = try ReportError.clock(zone: zone, from: start, to: end)
        self.length = length
        self.clock = clock
        var bins: [TimeBin] = []
        bins.reserveCapacity((end - start) / length.seconds + 2)
        var time = Self.beginning(of: start, length, clock)
        while time < end {
            let next = Self.end(of: time, length, clock)
            bins.append(
                TimeBin(start: time, end: next, startTime: clock.time(at: time), endTime: clock.time(at: next)))
            time = next
        }
        self.bins = bins
    }

    /// Bins between edges of somebody's choice.
    ///
    /// - Returns: nil for less than two edges.
    init?(edges: Set<Int>, zone: String) throws(ReportError) {
        let sorted = edges.sorted()
        guard let first = sorted.first, let last = sorted.last, sorted.count > 1 else { return nil }
        let clock = try ReportError.clock(zone: zone, from: first, to: last)
        length = .day
        self.clock = clock
        bins = zip(sorted, sorted.dropFirst()).map { start, end in
            TimeBin(start: start, end: end, startTime: clock.time(at: start), endTime: clock.time(at: end))
        }
    }

    private static func beginning(of time: Int, _ length: BinLength, _ clock: CivilClock) -> Int {
        if length == .day { return clock.startOfDay(at: time) }
        let piece = clock.piece(at: time)
        let start = (time + piece.offset).flooredQuotient(length.seconds) * length.seconds - piece.offset
        return Swift.max(start, piece.start)
    }

    private static func end(of start: Int, _ length: BinLength, _ clock: CivilClock) -> Int {
        if length == .day { return clock.startOfDay(clock.time(at: start).day + 1) }
        let piece = clock.piece(at: start)
        let end = ((start + piece.offset).flooredQuotient(length.seconds) + 1) * length.seconds - piece.offset
        return Swift.min(end, piece.end)
    }

    // MARK: Lookup

    public var startIndex: Int { 0 }
    public var endIndex: Int { bins.count }
    public subscript(position: Int) -> TimeBin { bins[position] }

    /// The index of the bin that holds a second since 1970; nil outside of all.
    public func index(at seconds: Int) -> Int? {
        guard let first = bins.first, let last = bins.last, seconds >= first.start, seconds < last.end else {
            return nil
        }
        var (low, high) = (0, bins.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if bins[middle].end <= seconds { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
