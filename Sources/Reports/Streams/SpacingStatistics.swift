/// Mean, median and least of the times between vehicles.
public struct SpacingStatistics: Hashable, Sendable {
    public var count: Int
    public var meanSeconds: Double
    public var medianSeconds: Double
    public var leastSeconds: Double

    /// - Returns: nil without times.
    public init?(_ seconds: [Float]) {
        guard !seconds.isEmpty else { return nil }
        let sorted = seconds.sorted()
        count = sorted.count
        meanSeconds = sorted.mean
        medianSeconds = sorted.quantile(0.5)
        leastSeconds = Double(sorted[0])
    }
}
