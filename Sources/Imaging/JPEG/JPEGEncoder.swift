internal import CJPEG

/// Encodes RGB pictures as baseline 4:2:0 JPEGs with libjpeg. One for each thread; its buffer is used again.
///
/// Pictures that leave the program are encoded as ``RedactedPicture``.
package final class JPEGEncoder {
    private let encoder: OpaquePointer?

    package init() { encoder = cjpeg_encoder_create() }

    deinit { cjpeg_encoder_destroy(encoder) }

    /// - Parameters:
    ///   - quality: libjpeg's scale, 1...100.
    ///   - body: Gets the JPEG, valid only during the call.
    package func encode<Result>(
        _ picture: RGBPicture, quality: Int, _ body: (UnsafeRawBufferPointer) throws -> Result
    ) throws -> Result {
        try body(encode(picture, quality: quality))
    }

    /// The bytes stay valid until the next call.
    ///
    /// - Parameter comment: Of the file, in UTF-8; what is longer than a segment holds is cut off.
    func encode(_ picture: RGBPicture, quality: Int, comment: String = "") throws(ImagingError)
        -> UnsafeRawBufferPointer
    {
        guard let encoder else { throw ImagingError(.outOfMemory, "no memory for a JPEG encoder") }
        guard (1...100).contains(quality) else {
            throw ImagingError(.argument, "a JPEG's quality is 1 to 100, not \(quality)")
        }
        // 65,500 is libjpeg's limit.
        guard (1...65_500).contains(picture.width), (1...65_500).contains(picture.height) else {
            throw ImagingError(
                .argument, "a JPEG holds 1 to 65,500 pixels a side, not \(picture.width)x\(picture.height)")
        }
        var bytes: UnsafePointer<UInt8>?
        var count = 0
        let comment = Array(comment.utf8.prefix(65_533))
        let status = cjpeg_encoder_encode(
            encoder, picture.base, picture.width, picture.height, Int32(quality), comment, UInt32(comment.count),
            &bytes,
            &count)
        guard status == CJPEG_OK else {
            let text = cjpeg_encoder_message(encoder).map { String(cString: $0) } ?? ""
            let reason: ImagingError.Reason = status == CJPEG_OUT_OF_MEMORY ? .outOfMemory : .argument
            throw ImagingError(reason, "the picture can't be encoded as JPEG (\(text))")
        }
        return UnsafeRawBufferPointer(start: bytes, count: count)
    }
}
