/// What is wished of a camera. It gives the nearest that it has.
public struct CameraOptions: Hashable, Sendable {
    /// Pixels.
    public var width: Int
    public var height: Int
    /// Frames a second.
    public var frameRate: Double
    /// A format as `wayside cameras` lists it (`MJPG`); nil leaves the choice to ``CameraSource``.
    public var format: FourCC?
    /// A camera that delivers no whole frame for so long has failed.
    public var stallTimeout: Duration

    public init(
        width: Int = 640, height: Int = 480, frameRate: Double = 30, format: FourCC? = nil,
        stallTimeout: Duration = .seconds(5)
    ) {
        self.width = width
        self.height = height
        self.frameRate = frameRate
        self.format = format
        self.stallTimeout = stallTimeout
    }
}
