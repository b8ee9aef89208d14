/// A thing's mean speed between the two lines of a segment.
public struct SegmentSpeed: Hashable, Sendable {
    public var segment: String
    public var trackID: Int
    public var classIndex: Int
    /// When the first line was crossed.
    public var start: FrameTime
    /// When the second one was.
    public var end: FrameTime
    /// The mean over the segment: by all the places on the way where the scene has a calibration and they agree on a motion, otherwise
    /// the segment's length over the time between the two crossings.
    public var speedMetersPerSecond: Double

    public init(
        segment: String, trackID: Int, classIndex: Int, start: FrameTime, end: FrameTime, speedMetersPerSecond: Double
    ) {
        self.segment = segment
        self.trackID = trackID
        self.classIndex = classIndex
        self.start = start
        self.end = end
        self.speedMetersPerSecond = speedMetersPerSecond
    }
}
