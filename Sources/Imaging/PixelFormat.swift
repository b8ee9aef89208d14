/// How a frame's bytes hold its picture. 8 bits a sample, YCbCr in full or video range as the source gives it.
public enum PixelFormat: String, Hashable, Sendable, CaseIterable {
    /// One JPEG picture (a camera's MJPEG frames, files).
    case jpeg
    /// Packed 4:2:2: Y0 Cb Y1 Cr.
    case yuyv
    /// Planar Y, then interleaved Cb Cr at half width and height.
    case nv12
    /// Planar Y, Cb, Cr, the chroma planes at half width and height.
    case i420
    /// Luma only.
    case grey
    /// Packed R G B.
    case rgb24
}
