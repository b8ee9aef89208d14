/// Durations of one stage, kept as counts in buckets 6 % wide: fixed memory, no allocation, any number of frames.
public struct LatencyHistogram: Sendable {
    /// Sixteen buckets to each power of two nanoseconds.
    private var buckets = [UInt32](repeating: 0, count: 64 * 16)
    public private(set) var count = 0
    public private(set) var total: Duration = .zero

    public init() {}

    public mutating func add(_ duration: Duration) {
        let (seconds, attoseconds) = duration.components
        let nanoseconds = max(
            1, seconds.multipliedReportingOverflow(by: 1_000_000_000).partialValue &+ attoseconds / 1_000_000_000)
        let bucket = Self.bucket(of: UInt64(nanoseconds))
        buckets[bucket] &+= 1
        count += 1
        total += duration
    }

    /// The duration that `fraction` (0...1) of all frames stayed within, as the middle of its bucket; zero where there are none.
    public func quantile(_ fraction: Double) -> Duration {
        guard count > 0 else { return .zero }
        let wanted = max(1, Int((Double(count) * min(max(fraction, 0), 1)).rounded(.up)))
        var seen = 0
        for (index, bucket) in buckets.enumerated() {
            seen += Int(bucket)
            if seen >= wanted { return .nanoseconds(Self.middle(of: index)) }
        }
        return .zero
    }

    public var median: Duration { quantile(0.5) }

    private static func bucket(of nanoseconds: UInt64) -> Int {
        let exponent = 63 - nanoseconds.leadingZeroBitCount
        let mantissa =
            exponent >= 4 ? (nanoseconds >> UInt64(exponent - 4)) & 15 : (nanoseconds << UInt64(4 - exponent)) & 15
        return exponent * 16 + Int(mantissa)
    }

    private static func middle(of bucket: Int) -> Int64 {
        let lower = Double(UInt64(1) << UInt64(bucket / 16)) * (1 + Double(bucket % 16) / 16)
        return Int64(lower * (1 + 1.0 / 32))
    }
}
