/// How long each stage of the chain takes a frame.
public struct StageTimings: Sendable {
    /// Decoding and fitting into the network's input.
    public var prepare = LatencyHistogram()
    /// The network, its outputs' decoding and suppression included.
    public var detect = LatencyHistogram()
    public var track = LatencyHistogram()
    public var count = LatencyHistogram()
    public var record = LatencyHistogram()

    public init() {}

    /// Every stage with its name, in the order of the chain.
    public var stages: [(name: StaticString, histogram: LatencyHistogram)] {
        [("prepare", prepare), ("detect", detect), ("track", track), ("count", count), ("record", record)]
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
