/// A stretch of road between two lines, over which speed is measured.
public struct SceneSegment: Hashable, Sendable {
    public var name: String
    /// The name of the line that is crossed first.
    public var from: String
    /// The name of the line that is crossed last.
    public var to: String
    public var lengthMeters: Double
    /// The direction, one of both lines, in which vehicles are timed.
    public var direction: String
}
