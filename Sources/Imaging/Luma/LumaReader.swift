/// Reads a frame's luma at a small size, at a small part of what decoding the picture costs. One for each thread.
///
/// Of a JPEG the luma alone is decoded, at 1/8 scale where the frame is large: only each block's mean is then computed. The samples are
/// taken as they are, in full or video range.
public final class LumaReader {
    private let decoder = JPEGDecoder()
    private let decoded = LumaPlane()
    private let reducer = BoxReducer()

    public init() {}

    /// - Throws: ``ImagingError``, as decoding the whole frame would. `plane` then holds no particular picture.
    public func read(_ frame: Frame, into plane: LumaPlane) throws(ImagingError) {
        guard frame.layout.format != .jpeg else {
            return try decoder.decodeLuma(frame.bytes, into: plane, through: decoded, reducer)
        }
        let channels = try FrameChannels(raw: frame)
        let side = LumaPlane.cellSide(pictureWidth: channels.width, pictureHeight: channels.height)
        plane.resize(pictureWidth: channels.width, pictureHeight: channels.height, cellSide: side)
        let rows = channels.rows.0
        reducer.reduce(
            rows.base, width: channels.width, height: channels.height, bytesPerRow: rows.bytesPerRow,
            luma: channels.color == .rgb ? .redGreenBlue : .firstByte(of: channels.samples.0.step), by: side,
            to: plane.base)
    }
}
