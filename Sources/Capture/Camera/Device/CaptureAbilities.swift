import CVideo4Linux

/// What a V4L2 node is able to do.
struct CaptureAbilities {
    private let flags: UInt32
    private let driver: String

    init(_ capability: v4l2_capability) {
        // The device may have several nodes; ours alone counts.
        let hasOwnFlags = capability.capabilities & UInt32(V4L2_CAP_DEVICE_CAPS) != 0
        flags = hasOwnFlags ? capability.device_caps : capability.capabilities
        driver = CString.text(capability.driver)
    }

    private func has(_ flag: Int32) -> Bool { flags & UInt32(flag) != 0 }

    var capturesPictures: Bool { has(V4L2_CAP_VIDEO_CAPTURE) || has(V4L2_CAP_VIDEO_CAPTURE_MPLANE) }

    var type: CaptureType { has(V4L2_CAP_VIDEO_CAPTURE) ? .singlePlanar : .multiPlanar }

    /// Why we can't stream from it; nil where we can.
    func problem(of name: String) -> CaptureError? {
        func error(_ reason: CaptureError.Reason, _ message: String) -> CaptureError {
            CaptureError(source: name, reason: reason, message: message)
        }
        if !capturesPictures, driver == "v4l2 loopback" {
            // With exclusive_caps it becomes a camera when somebody writes into it.
            return error(.notFound, "nothing is played into this loopback device; start the program that feeds it")
        }
        if !capturesPictures { return error(.unsupported, "not a camera; choose one that `wayside cameras` lists") }
        if !has(V4L2_CAP_STREAMING) {
            return error(.unsupported, "its driver can't stream into mapped memory; choose another camera")
        }
        return nil
    }
}
