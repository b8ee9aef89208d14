import Values

/// Where a thing is, in the plane in which a line is watched: pixels of the picture or metres on the ground.
struct LinePlace: Sendable {
    var point: Point
    /// The unit of the band around the line: about the thing's size.
    var size: Double
    /// How far beyond the line's ends the thing still takes part in a crossing.
    var overhang: Double
    /// Metres a second on the ground, where that is known.
    var speed: Double?
}
