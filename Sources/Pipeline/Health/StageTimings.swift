/// How long each stage of the chain takes a frame.
public struct StageTimings: Sendable {
    /// Reading the luma and judging whether anything moves.
    public var gate = LatencyHistogram()
    /// Decoding and fitting into the network's input.
    public var prepare = LatencyHistogram()
    /// The network alone.
    public var network = LatencyHistogram()
    /// Decoding the network's outputs, and suppression.
    public var suppress = LatencyHistogram()
    public var track = LatencyHistogram()
    public var count = LatencyHistogram()
    public var record = LatencyHistogram()
    /// Of a live source: from the kernel's capture time to the result, handed on. Not a stage, but all of them with the waiting.
    public var latency = LatencyHistogram()

    public init() {}

    /// Every stage with its name, in the order of the chain.
    public var stages: [(name: StaticString, histogram: LatencyHistogram)] {
        [
            ("gate", gate), ("prepare", prepare), ("network", network), ("suppress", suppress), ("track", track),
            ("count", count), ("record", record), ("latency", latency),
        ]
    }
}

extension LatencyHistogram {
    /// Runs `work` and adds the time that it took.
    mutating func measure<Result>(_ work: () throws -> Result) rethrows -> Result {
        let start = ContinuousClock.now
        let result = try work()
        add(ContinuousClock.now - start)
        return result
    }
}
