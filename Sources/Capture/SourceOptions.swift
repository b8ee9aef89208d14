public import FoundationEssentials

/// What may be wished of a source. Each kind of source takes its part of it.
public struct SourceOptions: Hashable, Sendable {
    public var camera: CameraOptions
    /// When the first frame of a recorded video was taken; without it its frames have no civil time.
    public var startTime: Date?

    public init(camera: CameraOptions = CameraOptions(), startTime: Date? = nil) {
        self.camera = camera
        self.startTime = startTime
    }
}
