import Imaging

/// What `ffmpeg` is asked to write: raw frames of one pixel format in a NUT stream.
enum FFmpegOutput: Hashable, Sendable {
    /// Every frame at its own presentation time, as I420 in video range. Full-range pictures (MJPEG recordings) are converted by
    /// ffmpeg, for a raw stream can't say which range it has.
    case video
    /// The first frame only, as RGB.
    case picture

    var options: [String] {
        switch self {
        case .video:
            [
                // -fps_mode, -enc_time_base: no frame is doubled or dropped, no time is rounded.
                "-vf", "scale=out_range=tv,format=yuv420p", "-fps_mode", "passthrough", "-enc_time_base", "-1",
            ]
        case .picture: ["-vf", "format=rgb24", "-frames:v", "1"]
        }
    }

    func layout(width: Int, height: Int) -> FrameLayout {
        switch self {
        case .video: .contiguous(.i420, width: width, height: height, isVideoRange: true)
        case .picture: .contiguous(.rgb24, width: width, height: height)
        }
    }
}
