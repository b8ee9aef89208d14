/// Opens a stream of the network through a fresh `ffmpeg` child.
final class StreamOpener: SourceOpener {
    let kind = SourceInfo.Kind.stream
    let shortestDelay = Duration.milliseconds(250)
    let steadyTime = Duration.seconds(2)

    private let input: FFmpegInput
    private let stallTimeout: Duration?

    var name: String { input.name }

    /// - Throws: ``CaptureError/Reason/toolMissing``.
    init(_ input: FFmpegInput, options: CameraOptions) throws {
        self.input = input
        stallTimeout = options.stallTimeout
        _ = try FFmpegProcess.program(for: input)
    }

    func open(cancelled: WakeUp) throws -> any FrameSource {
        let video = try FFmpegVideo(input, output: .stream, patience: StreamSource.patience, cancelled: cancelled)
        if input.kind == .http, let duration = video.duration {
            video.cancel()
            throw CaptureError(
                source: name, reason: .unsupported,
                message:
                    "a recording of \(SourceInfo.text(ofRate: duration)) s, not a live stream; download it and give "
                    + "the file")
        }
        return try StreamSource(video, stallTimeout: stallTimeout)
    }

    func longestDelay(after error: CaptureError) -> Duration {
        switch error.reason {
        // A camera may lock out who tries a wrong password too often.
        case .noPermission, .unsupported, .toolMissing: .seconds(30)
        default: .seconds(2)
        }
    }

    func state(after error: CaptureError, wasOpen: Bool) -> SourceState {
        switch error.reason {
        case .noPermission, .unsupported, .toolMissing: .failed
        default: wasOpen ? .stalled : .absent
        }
    }

    func wait(for delay: Duration, cancelled: WakeUp) -> Bool {
        _ = Readiness.wait(for: -1, cancelled.descriptor, until: MonotonicClock.now + delay)
        return false
    }
}
