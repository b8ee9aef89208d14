/// Turns a frame of any format into RGB at its full size, to draw on and to store. One for each thread.
public final class PictureDecoder {
    private let jpegDecoder = JPEGDecoder()
    private let preparer = InputPreparer()

    public init() {}

    /// - Throws: ``ImagingError`` for a frame that can't be read. `picture` then holds no particular picture.
    public func decode(_ frame: Frame, into picture: RGBPicture) throws(ImagingError) {
        let orientation = frame.orientation
        let isJPEG = frame.layout.format == .jpeg
        if isJPEG, orientation == .upright {
            return try jpegDecoder.decode(frame.bytes, into: picture)
        }
        // The same way as into a network of the picture's size: one conversion, tested once.
        let stored: (width: Int, height: Int)
        if isJPEG {
            let header = try jpegDecoder.header(of: frame.bytes)
            guard header.width * header.height <= JPEGDecoder.maximumDecodedPixels else {
                throw ImagingError(
                    .tooLarge, "the JPEG of \(header.width)x\(header.height) pixels is too large to be turned")
            }
            stored = (header.width, header.height)
        } else {
            stored = try FrameChannels.checkedSize(of: frame)
        }
        let size = orientation.displayed(width: stored.width, height: stored.height)
        picture.resize(width: size.width, height: size.height)
        _ = try preparer.prepare(frame, for: picture.asInput, into: picture.bytes)
    }
}

extension RGBPicture {
    /// Takes over a frame's picture at its full size.
    public func fill(from frame: Frame, decoder: PictureDecoder) throws(ImagingError) {
        try decoder.decode(frame, into: self)
    }
}
