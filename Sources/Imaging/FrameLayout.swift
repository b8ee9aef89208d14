/// Where the samples of a frame lie in its bytes.
public struct FrameLayout: Hashable, Sendable {
    public struct Plane: Hashable, Sendable {
        /// Bytes from the start of the frame.
        public var offset: Int
        public var bytesPerRow: Int

        public init(offset: Int, bytesPerRow: Int) {
            self.offset = offset
            self.bytesPerRow = bytesPerRow
        }
    }

    public var format: PixelFormat
    /// Pixels. For ``PixelFormat/jpeg`` what was negotiated or announced; the picture's own header decides.
    public var width: Int
    public var height: Int
    /// The only plane of packed formats; Y of planar ones. Not used for JPEG.
    public var first: Plane
    /// Cb, or Cb Cr of NV12.
    public var second: Plane
    /// Cr of I420.
    public var third: Plane
    /// Are luma samples 16...235 (video range) rather than 0...255?
    public var isVideoRange: Bool

    public init(
        format: PixelFormat, width: Int, height: Int, first: Plane, second: Plane = Plane(offset: 0, bytesPerRow: 0),
        third: Plane = Plane(offset: 0, bytesPerRow: 0), isVideoRange: Bool = false
    ) {
        self.format = format
        self.width = width
        self.height = height
        self.first = first
        self.second = second
        self.third = third
        self.isVideoRange = isVideoRange
    }

    /// The layout without gaps between planes.
    ///
    /// - Parameter bytesPerRow: Of the first plane, padding included; nil for rows without padding.
    public static func contiguous(
        _ format: PixelFormat, width: Int, height: Int, bytesPerRow: Int? = nil, isVideoRange: Bool = false
    ) -> FrameLayout {
        let tight =
            switch format {
            case .jpeg: 0
            case .yuyv: (width + 1) / 2 * 4
            case .rgb24: width * 3
            case .nv12, .i420, .grey: width
            }
        let first = Plane(offset: 0, bytesPerRow: bytesPerRow ?? tight)
        let lumaBytes = first.bytesPerRow * height
        var second = Plane(offset: 0, bytesPerRow: 0)
        var third = second
        switch format {
        case .nv12:
            second = Plane(offset: lumaBytes, bytesPerRow: (first.bytesPerRow + 1) / 2 * 2)
        case .i420:
            let chromaStride = (first.bytesPerRow + 1) / 2
            second = Plane(offset: lumaBytes, bytesPerRow: chromaStride)
            third = Plane(offset: lumaBytes + chromaStride * ((height + 1) / 2), bytesPerRow: chromaStride)
        case .jpeg, .yuyv, .grey, .rgb24: break
        }
        return FrameLayout(
            format: format, width: width, height: height, first: first, second: second, third: third,
            isVideoRange: isVideoRange)
    }

    /// The least number of bytes that hold such a frame; 0 for JPEG.
    public var byteCount: Int {
        switch format {
        case .jpeg: 0
        case .yuyv, .grey, .rgb24: first.offset + first.bytesPerRow * height
        case .nv12: second.offset + second.bytesPerRow * ((height + 1) / 2)
        case .i420: third.offset + third.bytesPerRow * ((height + 1) / 2)
        }
    }
}
