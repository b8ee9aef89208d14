import CVideo4Linux

/// What a V4L2 node is able to do.
struct CaptureAbilities {
    private let flags: UInt32

    init(_ capability: v4l2_capability) {
        // The device may have several nodes; ours alone counts.
        let hasOwnFlags = capability.capabilities & UInt32(V4L2_CAP_DEVICE_CAPS) != 0
        flags = hasOwnFlags ? capability.device_caps : capability.capabilities
    }

    private func has(_ flag: Int32) -> Bool { flags & UInt32(flag) != 0 }

    var capturesPictures: Bool { has(V4L2_CAP_VIDEO_CAPTURE) || has(V4L2_CAP_VIDEO_CAPTURE_MPLANE) }

    /// Why we can't stream from it; nil where we can.
    var problem: String? {
        if !capturesPictures { return "not a camera; choose one that `wayside cameras` lists" }
        if !has(V4L2_CAP_VIDEO_CAPTURE) {
            return "its driver has the multi-planar interface only, which is not supported; choose another camera"
        }
        if !has(V4L2_CAP_STREAMING) { return "its driver can't stream into mapped memory; choose another camera" }
        return nil
    }
}
