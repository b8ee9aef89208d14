/// Mean, median and 85th percentile of speeds.
public struct SpeedStatistics: Hashable, Sendable {
    public var count: Int
    public var meanMetersPerSecond: Double
    public var medianMetersPerSecond: Double
    /// 85 % go no faster.
    public var v85MetersPerSecond: Double

    /// - Returns: nil without speeds.
    public init?(_ speeds: [Float]) {
        guard !speeds.isEmpty else { return nil }
        let sorted = speeds.sorted()
        count = sorted.count
        meanMetersPerSecond = sorted.mean
        medianMetersPerSecond = sorted.quantile(0.5)
        v85MetersPerSecond = sorted.quantile(0.85)
    }
}

extension [Float] {
    /// Of one or more numbers.
    var mean: Double { reduce(0) { $0 + Double($1) } / Double(count) }

    /// Of one or more sorted numbers: between two of them in proportion, as NumPy's `percentile` does.
    func quantile(_ share: Double) -> Double {
        let place = share * Double(count - 1)
        let below = Int(place)
        let above = Swift.min(below + 1, count - 1)
        let rest = place - Double(below)
        return Double(self[below]) * (1 - rest) + Double(self[above]) * rest
    }
}
