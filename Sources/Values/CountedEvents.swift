/// What a scene's counters said at a time: everything that became certain with one frame, or when all tracks ended.
public struct CountedEvents: Hashable, Sendable {
    public var crossings: [LineCrossing]
    /// Of things that have left.
    public var movements: [TurningMovement]
    public var speeds: [SegmentSpeed]
    /// Stays that are over.
    public var visits: [ZoneVisit]
    /// Stops that are over.
    public var stops: [ZoneStop]

    public init(
        crossings: [LineCrossing] = [], movements: [TurningMovement] = [], speeds: [SegmentSpeed] = [],
        visits: [ZoneVisit] = [], stops: [ZoneStop] = []
    ) {
        self.crossings = crossings
        self.movements = movements
        self.speeds = speeds
        self.visits = visits
        self.stops = stops
    }

    public var isEmpty: Bool { count == 0 }
    public var count: Int { crossings.count + movements.count + speeds.count + visits.count + stops.count }
}
