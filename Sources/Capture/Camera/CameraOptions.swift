/// What is wished of a camera. It gives the nearest that it has.
public struct CameraOptions: Hashable, Sendable {
    /// Pixels.
    public var width: Int
    public var height: Int
    /// Frames a second.
    public var frameRate: Double
    /// A format as `wayside cameras` lists it (`MJPG`); nil leaves the choice to ``CameraSource``.
    public var format: FourCC?
    /// A camera or stream that delivers no whole frame for so long has failed. nil: ten frame intervals, 2 s at least, and 5 s at
    /// least for the first frame of a camera and for every one of a stream.
    public var stallTimeout: Duration?
    /// Set at every opening: names as `v4l2-ctl --list-ctrls` shows them (`power_line_frequency`).
    public var controls: [String: CameraControlValue]

    public init(
        width: Int = 640, height: Int = 480, frameRate: Double = 30, format: FourCC? = nil,
        stallTimeout: Duration? = nil, controls: [String: CameraControlValue] = [:]
    ) {
        self.width = width
        self.height = height
        self.frameRate = frameRate
        self.format = format
        self.stallTimeout = stallTimeout
        self.controls = controls
    }

    func stallTimeout(atRate rate: Double?, atLeast least: Duration) -> Duration {
        stallTimeout ?? max(least, rate.flatMap { $0 > 0.001 ? .seconds(10 / $0) : nil } ?? .zero)
    }
}
