/// Mean and 85th percentile of speeds.
public struct SpeedStatistics: Hashable, Sendable {
    public var meanMetersPerSecond: Double
    /// 85 % go no faster: between two measured speeds in proportion, as NumPy's `percentile` does.
    public var v85MetersPerSecond: Double

    /// - Returns: nil without speeds.
    public init?(_ speeds: [Float]) {
        guard !speeds.isEmpty else { return nil }
        let sorted = speeds.sorted()
        let place = 0.85 * Double(sorted.count - 1)
        let below = Int(place)
        let above = min(below + 1, sorted.count - 1)
        let share = place - Double(below)
        v85MetersPerSecond = Double(sorted[below]) * (1 - share) + Double(sorted[above]) * share
        meanMetersPerSecond = sorted.reduce(0) { $0 + Double($1) } / Double(sorted.count)
    }
}
