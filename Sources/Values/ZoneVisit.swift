/// A thing's stay in a zone.
public struct ZoneVisit: Hashable, Sendable {
    public var zone: String
    public var trackID: Int
    public var classIndex: Int
    public var entered: FrameTime
    /// When it went out, or was last seen inside.
    public var left: FrameTime

    public init(zone: String, trackID: Int, classIndex: Int, entered: FrameTime, left: FrameTime) {
        self.zone = zone
        self.trackID = trackID
        self.classIndex = classIndex
        self.entered = entered
        self.left = left
    }

    /// How long it stayed.
    public var dwell: Duration { left.monotonic - entered.monotonic }
}
