internal import CJPEG

/// Decodes JPEGs with libjpeg. One for each thread, used again for each picture.
///
/// A picture that lacks a part (truncated, or with damaged samples) is an error, never a picture with grey in it. Only a missing end
/// marker is forgiven, as some cameras leave it out. Motion JPEG without Huffman tables decodes with the standard ones.
public final class JPEGDecoder {
    /// A JPEG that claims more is refused before anything is allocated for it.
    public static let maximumClaimedPixels = 200_000_000
    /// The most pixels at the size that is decoded.
    public static let maximumDecodedPixels = 64_000_000
    /// What a picture in several scans (progressive) may hold of coefficients at once. 256 MiB: about 89 megapixels of 4:2:0.
    public static let maximumCoefficientBytes = 256 << 20

    /// Scales of the inverse DCT, in eighths. The four that libjpeg-turbo has SIMD code for: 5/8 to 7/8 cost more than 8/8.
    private static let scales: [UInt32] = [1, 2, 4, 8]

    private let decoder: OpaquePointer?

    public init() { decoder = cjpeg_decoder_create() }

    deinit { cjpeg_decoder_destroy(decoder) }

    /// The picture's size, without decoding it.
    public func header(of bytes: UnsafeRawBufferPointer) throws(ImagingError) -> JPEGHeader {
        let header = try begin(bytes)
        return JPEGHeader(width: header.width, height: header.height)
    }

    /// Decodes to planes at the smallest scale (1/8, 1/4, 1/2 or 1) whose size is not below a wanted one; full size if all are.
    ///
    /// - Parameter wantedSize: Pixels, from the picture's full size.
    /// - Throws: ``ImagingError``. `picture` then holds no particular picture.
    public func decode(
        _ bytes: UnsafeRawBufferPointer, into picture: PlanarPicture,
        wantedSize: (JPEGHeader) -> (width: Int, height: Int)
    ) throws(ImagingError) {
        let header = try begin(bytes)
        let size = JPEGHeader(width: header.width, height: header.height)
        let wanted = wantedSize(size)
        let eighths =
            Self.scales.first { scale in
                (header.width * Int(scale) + 7) / 8 >= wanted.width
                    && (header.height * Int(scale) + 7) / 8 >= wanted.height
            } ?? 8
        var plan = CJPEGPlan()
        try check(cjpeg_decoder_plan(decoder, eighths, &plan))
        try checkDecodedSize(width: plan.width, height: plan.height)
        picture.prepare(for: plan, color: PlanarPicture.Color(header.color), size: size)
        var planes = (picture.base(of: 0), picture.base(of: 1), picture.base(of: 2))
        let status = withUnsafeBytes(of: &planes) { raw in
            cjpeg_decoder_read_planes(
                decoder, &plan, raw.assumingMemoryBound(to: UnsafeMutablePointer<UInt8>?.self).baseAddress)
        }
        try check(status)
    }

    /// Decodes to RGB at full size.
    public func decode(_ bytes: UnsafeRawBufferPointer, into picture: RGBPicture) throws(ImagingError) {
        let header = try begin(bytes)
        try checkDecodedSize(width: header.width, height: header.height)
        picture.resize(width: header.width, height: header.height)
        try check(cjpeg_decoder_read_rgb(decoder, picture.base))
    }

    /// Decodes the luma alone into a plane of cells.
    ///
    /// - Parameter intermediate: Holds the picture at 1/8 scale where that is still larger than the plane.
    func decodeLuma(
        _ bytes: UnsafeRawBufferPointer, into plane: LumaPlane, through intermediate: LumaPlane, _ reducer: BoxReducer
    ) throws(ImagingError) {
        let header = try begin(bytes)
        let side = LumaPlane.cellSide(pictureWidth: header.width, pictureHeight: header.height)
        // Both are powers of two: 8 / side is one of the scales.
        let scaledSide = min(side, 8)
        let target = side > scaledSide ? intermediate : plane
        target.resize(pictureWidth: header.width, pictureHeight: header.height, cellSide: scaledSide)
        var (width, height) = (0, 0)
        try check(cjpeg_decoder_plan_luma(decoder, UInt32(8 / scaledSide), &width, &height))
        guard width == target.width, height == target.height else {
            throw ImagingError(.unsupported, "libjpeg can't scale a JPEG of \(header.width)x\(header.height) pixels")
        }
        try check(cjpeg_decoder_read_luma(decoder, target.base))
        if target === intermediate { intermediate.reduce(by: side / scaledSide, into: plane, with: reducer) }
    }

    private func begin(_ bytes: UnsafeRawBufferPointer) throws(ImagingError) -> CJPEGHeader {
        guard let decoder else { throw ImagingError(.outOfMemory, "no memory for a JPEG decoder") }
        guard let base = bytes.baseAddress, bytes.count > 0 else {
            throw ImagingError(.truncated, "the JPEG is empty (0 bytes)")
        }
        var header = CJPEGHeader()
        try check(cjpeg_decoder_begin(decoder, base.assumingMemoryBound(to: UInt8.self), bytes.count, &header))
        // Both are at most 65,535: the product can't overflow.
        guard header.width * header.height <= Self.maximumClaimedPixels else {
            throw ImagingError(
                .tooLarge,
                "the JPEG claims \(header.width)x\(header.height) pixels; the most that is read is "
                    + "\(Self.maximumClaimedPixels / 1_000_000) megapixels")
        }
        guard header.coefficientBytes <= Self.maximumCoefficientBytes else {
            throw ImagingError(
                .tooLarge,
                "the progressive JPEG of \(header.width)x\(header.height) pixels needs "
                    + "\(header.coefficientBytes >> 20) MiB to decode, more than the \(Self.maximumCoefficientBytes >> 20) "
                    + "allowed; save it as a baseline JPEG")
        }
        return header
    }

    private func checkDecodedSize(width: Int, height: Int) throws(ImagingError) {
        guard width * height <= Self.maximumDecodedPixels else {
            throw ImagingError(
                .tooLarge,
                "the JPEG decodes to \(width)x\(height) pixels; the most is \(Self.maximumDecodedPixels / 1_000_000) megapixels"
            )
        }
    }

    private func check(_ status: CJPEGStatus) throws(ImagingError) {
        guard status != CJPEG_OK else { return }
        let text = decoder.flatMap(cjpeg_decoder_message).map { String(cString: $0) } ?? ""
        throw ImagingError(decoding: status, text: text)
    }
}

extension ImagingError {
    fileprivate init(decoding status: CJPEGStatus, text: String) {
        switch status {
        case CJPEG_NOT_A_JPEG: self.init(.notAPicture, "the bytes are not a JPEG (\(text))")
        case CJPEG_TRUNCATED: self.init(.truncated, "the JPEG is truncated (\(text))")
        case CJPEG_UNSUPPORTED:
            self.init(.unsupported, "this kind of JPEG is not read (\(text)); save it as an 8-bit RGB or grey JPEG")
        case CJPEG_TOO_LARGE: self.init(.tooLarge, "the JPEG is too large (\(text))")
        case CJPEG_OUT_OF_MEMORY: self.init(.outOfMemory, "not enough memory to decode the JPEG (\(text))")
        default: self.init(.corrupt, "the JPEG is damaged (\(text))")
        }
    }
}

extension PlanarPicture.Color {
    fileprivate init(_ color: CJPEGColor) {
        switch color {
        case CJPEG_GREY: self = .grey
        case CJPEG_RGB: self = .rgb
        default: self = .yCbCr
        }
    }
}
