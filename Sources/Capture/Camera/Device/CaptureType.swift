import CVideo4Linux

/// The two interfaces of V4L2 to the same frames: one address a buffer, or one for each plane of a picture.
///
/// Of the multi-planar interface only formats of one plane are read, which drivers with that interface offer too; what they
/// tell is turned into the single-planar form at once, so that nothing else has to know.
enum CaptureType: Sendable {
    case singlePlanar, multiPlanar

    var rawValue: UInt32 {
        switch self {
        case .singlePlanar: V4L2_BUF_TYPE_VIDEO_CAPTURE.rawValue
        case .multiPlanar: V4L2_BUF_TYPE_VIDEO_CAPTURE_MPLANE.rawValue
        }
    }
}
