/// A thing's stop in a zone: how many stops last at a moment is how long the queue is then. Nobody looks how long a person stands.
public struct ZoneStop: Hashable, Sendable {
    public var zone: String
    public var trackID: Int
    public var classIndex: Int
    public var began: FrameTime
    /// When it went on, left the zone, or was last seen.
    public var ended: FrameTime
    /// nil where the scene has no calibration.
    public var place: StandingPlace?

    public init(
        zone: String, trackID: Int, classIndex: Int, began: FrameTime, ended: FrameTime, place: StandingPlace? = nil
    ) {
        self.zone = zone
        self.trackID = trackID
        self.classIndex = classIndex
        self.began = began
        self.ended = ended
        self.place = place
    }

    /// How long it stood.
    public var duration: Duration { ended.monotonic - began.monotonic }
}
