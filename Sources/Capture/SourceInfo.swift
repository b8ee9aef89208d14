public import FoundationEssentials

/// What is known of an open source.
public struct SourceInfo: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable { case camera, stream, video, pictures }

    /// As the user named it.
    public var name: String
    public var kind: Kind
    /// Pixels of the frames to come; pictures of a folder may differ from it.
    public var width: Int
    public var height: Int
    /// For people: `MJPEG 1280x720 30 fps`, `h264 768x432 12.5 fps`.
    public var format: String
    /// Frames a second where the source states it.
    public var nominalFrameRate: Double?
    /// How many frames a recording has, where it states it. For progress only.
    public var frameCount: Int?

    /// When the first frame of a recording was taken, where that is known; see ``SourceOptions``.
    public var startTime: Date?

    /// A live source drops what it can't keep up with; a recording never does.
    public var isLive: Bool { kind == .camera || kind == .stream }

    public init(
        name: String, kind: Kind, width: Int, height: Int, format: String, nominalFrameRate: Double? = nil,
        frameCount: Int? = nil, startTime: Date? = nil
    ) {
        self.name = name
        self.kind = kind
        self.width = width
        self.height = height
        self.format = format
        self.nominalFrameRate = nominalFrameRate
        self.frameCount = frameCount
        self.startTime = startTime
    }
}
