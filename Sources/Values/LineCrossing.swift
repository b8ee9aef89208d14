/// A track that crossed a counting line, once.
public struct LineCrossing: Hashable, Sendable {
    /// The line's name in the scene.
    public var line: String
    /// The direction's name in the scene (`in`, `northbound`, ...).
    public var direction: String
    public var trackID: Int
    public var classIndex: Int
    /// When the anchor crossed the line, interpolated between frames.
    public var time: FrameTime
    /// How fast it was on the ground as it crossed; nil where the scene has no calibration or the track was too short to tell.
    public var speedMetersPerSecond: Double?

    public init(
        line: String, direction: String, trackID: Int, classIndex: Int, time: FrameTime,
        speedMetersPerSecond: Double? = nil
    ) {
        self.line = line
        self.direction = direction
        self.trackID = trackID
        self.classIndex = classIndex
        self.time = time
        self.speedMetersPerSecond = speedMetersPerSecond
    }
}
