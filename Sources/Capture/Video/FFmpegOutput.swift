import Imaging

/// What `ffmpeg` is asked to write: raw frames of one pixel format in a NUT stream.
enum FFmpegOutput: Hashable, Sendable {
    /// Every frame at its own presentation time, as I420 in video range. Full-range pictures (MJPEG recordings) are converted by
    /// ffmpeg, for a raw stream can't say which range it has.
    case video
    /// The same of a live stream, each frame in its own size: a camera may be set to another while we watch.
    case stream
    /// The first frame only, as RGB.
    case picture

    var options: [String] {
        switch self {
        case .stream: Self.video.options + ["-autoscale", "0"]
        case .video:
            [
                // Nothing is scaled; fast_bilinear halves the cost of the change of range, 4 ms for 1920x1080 on one core.
                // -fps_mode, -enc_time_base: no frame is doubled or dropped, no time is rounded.
                "-vf", "scale=out_range=tv:flags=fast_bilinear,format=yuv420p", "-fps_mode", "passthrough",
                "-enc_time_base", "-1",
            ]
        case .picture: ["-vf", "format=rgb24", "-frames:v", "1"]
        }
    }

    func layout(width: Int, height: Int) -> FrameLayout {
        switch self {
        case .video, .stream: .contiguous(.i420, width: width, height: height, isVideoRange: true)
        case .picture: .contiguous(.rgb24, width: width, height: height)
        }
    }
}
