public import Civil

/// A stretch of civil time over which things are counted.
public struct TimeBin: Hashable, Sendable {
    /// The first second, since 1970.
    public var start: Int
    /// The first second that is not in it any more.
    public var end: Int
    /// What the site's clock shows at both.
    public var startTime: CivilTime
    public var endTime: CivilTime

    public var seconds: Int { end - start }
}
