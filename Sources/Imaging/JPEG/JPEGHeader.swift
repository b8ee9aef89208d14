/// The size that a JPEG announces, read without decoding it.
public struct JPEGHeader: Hashable, Sendable {
    /// Pixels, at least 1.
    public var width: Int
    /// Pixels, at least 1.
    public var height: Int

    package init(width: Int, height: Int) {
        self.width = width
        self.height = height
    }

    /// Do the bytes begin as a JPEG does?
    public static func isJPEG(_ bytes: UnsafeRawBufferPointer) -> Bool {
        bytes.count > 3 && bytes[0] == 0xff && bytes[1] == 0xd8 && bytes[2] == 0xff
    }

    /// Reads as far as the first scan's header, with the decoder's own parser: what passes here is refused later only for its samples.
    ///
    /// - Parameter bytes: The file, or enough of its beginning.
    /// - Throws: ``ImagingError`` as ``JPEGDecoder`` does.
    public static func read(_ bytes: UnsafeRawBufferPointer) throws(ImagingError) -> JPEGHeader {
        try JPEGDecoder().header(of: bytes)
    }
}
