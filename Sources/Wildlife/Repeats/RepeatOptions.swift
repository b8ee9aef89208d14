/// From when on a place counts as repeated. See ``RepeatFinder``.
public struct RepeatOptions: Hashable, Sendable {
    /// Detections below it are not looked at, 0...1.
    public var leastScore: Double
    /// Occasions on which the same box must have been seen.
    public var leastOccasions: Int
    /// Days on the site's clock on which it must have been seen.
    public var leastDays: Int
    /// Of all boxes at the place and around it, the part that must be the same, 0...1.
    public var leastConcentration: Double

    public init(
        leastScore: Double = 0.2, leastOccasions: Int = 5, leastDays: Int = 2, leastConcentration: Double = 0.65
    ) {
        self.leastScore = leastScore
        self.leastOccasions = leastOccasions
        self.leastDays = leastDays
        self.leastConcentration = leastConcentration
    }
}
