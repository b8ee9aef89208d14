/// A thing that came into a junction by one arm and left it by one, the same for a U-turn.
public struct TurningMovement: Hashable, Sendable {
    /// The arm of the first entry line that was crossed.
    public var from: String
    /// The arm of the last exit line that was crossed.
    public var to: String
    public var trackID: Int
    public var classIndex: Int
    public var entered: FrameTime
    public var left: FrameTime

    public init(from: String, to: String, trackID: Int, classIndex: Int, entered: FrameTime, left: FrameTime) {
        self.from = from
        self.to = to
        self.trackID = trackID
        self.classIndex = classIndex
        self.entered = entered
        self.left = left
    }
}
