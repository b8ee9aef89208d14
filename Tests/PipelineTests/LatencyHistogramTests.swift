import Pipeline
import Testing

@Suite struct LatencyHistogramTests {
    @Test func quantilesLieWithinABucketOfTheTruth() {
        var histogram = LatencyHistogram()
        for microseconds in 1...1000 { histogram.add(.microseconds(microseconds)) }
        #expect(histogram.count == 1000)
        #expect(histogram.total == .microseconds(500_500))
        for (fraction, truth) in [(0.5, 500.0), (0.99, 990.0), (0.001, 1.0), (1.0, 1000.0)] {
            let ratio = histogram.quantile(fraction) / .microseconds(1) / truth
            #expect(abs(ratio - 1) < 0.07, "quantile \(fraction)")
        }
    }

    @Test func emptyHistogramIsZero() { #expect(LatencyHistogram().median == .zero) }

    @Test func extremeDurationsDoNotTrap() {
        var histogram = LatencyHistogram()
        for duration in [Duration.zero, .seconds(-5), .nanoseconds(1), .seconds(Int64.max / 2)] {
            histogram.add(duration)
        }
        #expect(histogram.count == 4)
        #expect(histogram.quantile(1) > .zero)
    }
}
