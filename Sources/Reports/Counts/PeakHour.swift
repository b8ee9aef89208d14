public import Civil

/// The busiest hour of a day: the four quarters of an hour that follow each other and hold most.
///
/// The peak-hour factor is the hour's volume over four times its busiest quarter (FHWA, Highway Capacity Manual): 1 for even traffic,
/// 0.25 where all came in one quarter.
public struct PeakHour: Hashable, Sendable {
    /// nil for the whole place.
    public var subject: Subject?
    public var start: CivilTime
    public var end: CivilTime
    public var volume: Int
    /// nil where nothing passed.
    public var factor: Double?
    /// The share of the hour that was watched, 0...1.
    public var coverage: Double

    /// Looks for the peak hour of each civil day.
    ///
    /// - Parameters:
    ///   - bins: Quarters of an hour.
    ///   - counts: One a bin; nil where nobody watched. Such a quarter is in no peak hour.
    ///   - coverage: Seconds of each bin.
    static func daily(
        _ subject: Subject?, bins: TimeBins, counts: [Int?], coverage: [Double]
    ) -> [PeakHour] {
        var best: [PeakHour] = []
        for first in bins.indices.dropLast(3) {
            let quarters = first..<first + 4
            guard quarters.allSatisfy({ bins[$0].seconds == 900 && counts[$0] != nil }) else { continue }
            let volumes = quarters.map { counts[$0] ?? 0 }
            let volume = volumes.reduce(0, +)
            let most = volumes.max() ?? 0
            let hour = PeakHour(
                subject: subject, start: bins[first].startTime, end: bins[first + 3].endTime, volume: volume,
                factor: most > 0 ? Double(volume) / Double(4 * most) : nil,
                coverage: quarters.reduce(0) { $0 + min(coverage[$1] / 900, 1) } / 4)
            if let last = best.last, last.start.day == hour.start.day {
                if hour.volume > last.volume { best[best.count - 1] = hour }
            } else {
                best.append(hour)
            }
        }
        return best
    }
}
