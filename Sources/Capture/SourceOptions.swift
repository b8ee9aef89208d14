public import FoundationEssentials

/// What may be wished of a source. Each kind of source takes its part of it.
public struct SourceOptions: Hashable, Sendable {
    public var camera: CameraOptions
    /// When the first frame of a recorded video was taken; without it its frames have no civil time.
    public var startTime: Date?
    /// Where no start time is given: is it the `creation_time` that the recording's container states, if it does?
    ///
    /// Most recorders write there when the recording began, in UTC; some when it ended, or the site's clock.
    public var usesCreationTime: Bool

    public init(camera: CameraOptions = CameraOptions(), startTime: Date? = nil, usesCreationTime: Bool = false) {
        self.camera = camera
        self.startTime = startTime
        self.usesCreationTime = usesCreationTime
    }
}
