public import Imaging
import Values

/// A live stream of the network (RTSP over TCP, HTTP), decoded by an `ffmpeg` child process.
///
/// A thread of its own reads all frames, so that the camera is never held up; ``next(_:)`` hands on the newest and counts those
/// passed over. Frames come as I420 in video range.
///
/// ``Values/FrameTime/monotonic`` follows the stream's own clock, which is smoother than the arrival of its frames, set to ours
/// by the frame that took least time to arrive.
public final class StreamSource: FrameSource, @unchecked Sendable {
    public let info: SourceInfo

    private let video: FFmpegVideo
    private let latest: LatestFrame
    private let reader: DedicatedThread.Handle
    private let stallTimeout: Duration
    // The pulling thread's alone.
    private var clock = StreamClock()
    private var index = 0

    /// A stream that sends no first frame for so long has failed. Longer than ffmpeg's own time-out, whose message says more.
    static let patience = Duration.seconds(15)
    /// Networks falter for longer than cables do.
    private static let leastStallTimeout = Duration.seconds(5)

    /// Opens a stream, and waits until its first frame is decoded.
    ///
    /// - Parameter url: `rtsp://`, `rtsps://`, `http://` or `https://`. A password in it is not repeated in any message.
    /// - Throws: ``CaptureError``: ``CaptureError/Reason/unreadable`` with ffmpeg's own message,
    ///   ``CaptureError/Reason/timedOut``, ``CaptureError/Reason/toolMissing``.
    public convenience init(url: String) throws {
        guard let input = FFmpegInput(url: url) else {
            throw CaptureError(
                source: url, reason: .unsupported, message: "not an rtsp, rtsps, http or https address")
        }
        try self.init(try FFmpegVideo(input, output: .stream, patience: Self.patience))
    }

    /// - Parameter stallTimeout: Between two frames; see ``CameraOptions/stallTimeout``.
    init(_ video: FFmpegVideo, stallTimeout: Duration? = nil) throws {
        self.video = video
        self.stallTimeout = CameraOptions(stallTimeout: stallTimeout).stallTimeout(
            atRate: video.frameRate, atLeast: Self.leastStallTimeout)
        info = SourceInfo(video, kind: .stream)
        let latest = try LatestFrame(byteCount: video.layout.byteCount, source: info.name)
        self.latest = latest
        reader = try DedicatedThread.start(for: info.name) { Self.readAll(video, into: latest) }
    }

    deinit {
        video.cancel()
        reader.join()
    }

    /// - Throws: ``CaptureError/Reason/unplugged`` where the stream has ended, besides what ``init(url:)`` throws.
    public func next(_ body: (Frame) throws -> Void) throws -> Bool {
        guard let arrival = try waitForFrame() else { return false }
        defer { latest.giveBack(arrival) }
        let monotonic = clock.time(ofTicks: arrival.ticks, arrival: arrival.arrival, timeBase: video.timeBase)
        let time = FrameTime(monotonic: monotonic, civil: MonotonicClock.civilTime(of: monotonic))
        defer { index += 1 }
        try body(
            Frame(
                layout: video.layout, bytes: UnsafeRawBufferPointer(arrival.buffer.bytes),
                stamp: FrameStamp(index: index, time: time, droppedBefore: arrival.droppedBefore)))
        return true
    }

    public func cancel() { video.cancel() }

    private func waitForFrame() throws -> LatestFrame.Arrival? {
        let deadline = MonotonicClock.now + stallTimeout
        while !video.isCancelled {
            latest.news.lower()
            if let frame = try latest.take() { return frame }
            if Readiness.wait(for: latest.news.descriptor, video.cancellationDescriptor, until: deadline) == nil {
                throw CaptureError(
                    source: info.name, reason: .timedOut,
                    message:
                        "no frame for \(SourceInfo.text(ofRate: stallTimeout.seconds)) s; check the camera and the network"
                )
            }
        }
        return nil
    }

    private static func readAll(_ video: FFmpegVideo, into latest: LatestFrame) {
        do {
            while let buffer = latest.bufferToFill(), let ticks = try video.readFrame(into: buffer) {
                latest.publish(buffer, ticks: ticks, arrival: MonotonicClock.now)
            }
            throw CaptureError(
                source: video.input.name, reason: .unplugged,
                message: "the stream has ended; check that the camera is on, then open it again")
        } catch {
            latest.end(.failure(error))
        }
    }
}
