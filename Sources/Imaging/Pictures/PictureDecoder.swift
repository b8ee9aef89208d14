/// Turns a frame of any format into RGB at its full size, to draw on and to store. One for each thread.
public final class PictureDecoder {
    private let jpegDecoder = JPEGDecoder()
    private let preparer = InputPreparer()

    public init() {}

    /// - Throws: ``ImagingError`` for a frame that can't be read. `picture` then holds no particular picture.
    public func decode(_ frame: Frame, into picture: RGBPicture) throws(ImagingError) {
        if frame.layout.format == .jpeg {
            return try jpegDecoder.decode(frame.bytes, into: picture)
        }
        // The same way as into a network of the picture's size: one conversion, tested once.
        let size = try FrameChannels.checkedSize(of: frame)
        picture.resize(width: size.width, height: size.height)
        let input = NetworkInput(
            width: size.width, height: size.height, layout: .nhwc, element: .uint8, channelOrder: .rgb, fit: .stretch)
        let bytes = UnsafeMutableRawBufferPointer(start: picture.base, count: picture.byteCount)
        _ = try preparer.prepare(frame, for: input, into: bytes)
    }
}

extension RGBPicture {
    /// Takes over a frame's picture at its full size.
    public func fill(from frame: Frame, decoder: PictureDecoder) throws(ImagingError) {
        try decoder.decode(frame, into: self)
    }
}
