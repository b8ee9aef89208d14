/// What makes an event of pictures.
public struct EventOptions: Hashable, Sendable {
    /// Pictures of a deployment that follow within it belong to one event, seconds. Agouti and the example of Camtrap DP use 120.
    public var sequenceGap: Int
    /// A species that was not seen for longer is counted as an independent event, seconds. Half an hour is what most studies use.
    public var independentGap: Int
    /// Detections below it count for nothing, 0...1. MegaDetector's authors recommend 0.2 for theirs.
    public var leastScore: Double

    public init(sequenceGap: Int = 120, independentGap: Int = 1800, leastScore: Double = 0.2) {
        self.sequenceGap = sequenceGap
        self.independentGap = independentGap
        self.leastScore = leastScore
    }
}
