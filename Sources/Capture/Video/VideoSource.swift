public import FoundationEssentials
public import Imaging
import Values

/// A recorded video: every frame in order, each at its own presentation time, decoded by an `ffmpeg` child process.
///
/// Frames come as I420 in video range (16...235), rotated as the recording says, all of one size. ``Values/FrameTime/monotonic``
/// is the presentation time since the first frame, exact to the recording's time base also where its frame rate varies;
/// ``Values/FrameTime/civil`` is that after the start time, or nil without one. The wall clock never enters.
///
/// A parser's crash stays in the child. The child is killed and reaped by ``cancel()`` and on release, and by the kernel when
/// this process ends in whatever way.
public final class VideoSource: FrameSource, @unchecked Sendable {
    public let info: SourceInfo

    // Below: the pulling thread's alone, but for `video.cancel()`.
    private let video: FFmpegVideo
    private let buffer: FrameBuffer
    private let file: FFmpegFile?
    private let startTime: Date?
    private var firstTime: Int?
    private var lastTime = Duration.zero
    private var index = 0
    private var isAtEnd = false

    /// Opens a file, and waits until its first frame is decoded.
    ///
    /// - Parameters:
    ///   - path: A file that ffmpeg can read.
    ///   - startTime: When the first frame was taken.
    ///   - usesCreationTime: Without a start time, is it that which the container states?
    /// - Throws: ``CaptureError``: ``CaptureError/Reason/toolMissing`` without ffmpeg, ``CaptureError/Reason/unreadable`` with
    ///   ffmpeg's own message.
    public convenience init(path: String, startTime: Date? = nil, usesCreationTime: Bool = false) throws {
        self.init(
            try FFmpegVideo(FFmpegInput(path: path), patience: nil), startTime: startTime,
            usesCreationTime: usesCreationTime)
    }

    /// The same for a file whose name need not be text.
    ///
    /// - Parameter patience: How long ffmpeg may be silent; nil for ever.
    public convenience init(_ name: FileName, patience: Duration?) throws {
        let file = FFmpegFile(name)
        self.init(try FFmpegVideo(file.input, patience: patience), startTime: nil, file: file)
    }

    init(_ video: FFmpegVideo, startTime: Date?, usesCreationTime: Bool = false, file: FFmpegFile? = nil) {
        self.file = file
        self.video = video
        self.startTime = startTime ?? (usesCreationTime ? video.creationTime : nil)
        buffer = FrameBuffer(byteCount: video.layout.byteCount)
        var info = SourceInfo(video, kind: .video)
        info.startTime = self.startTime
        self.info = info
    }

    deinit { video.cancel() }

    /// When the container says that it was made, taken as UTC, which it claims; nil where it doesn't say.
    public var creationTime: Date? { video.creationTime }

    public func next(_ body: (Frame) throws -> Void) throws -> Bool {
        guard !isAtEnd, !video.isCancelled else { return false }
        guard let ticks = try video.readFrame(into: buffer) else {
            isAtEnd = true
            if !video.isCancelled { try checkCompleteness() }
            return false
        }
        let (sinceFirst, overflow) = ticks.subtractingReportingOverflow(firstTime ?? ticks)
        if firstTime == nil { firstTime = ticks }
        if !overflow { lastTime = max(lastTime, video.timeBase.duration(ofTicks: sinceFirst)) }
        let time = FrameTime(monotonic: lastTime, civil: startTime?.addingTimeInterval(lastTime.seconds))
        defer { index += 1 }
        try body(
            Frame(
                layout: video.layout, bytes: UnsafeRawBufferPointer(buffer.bytes),
                stamp: FrameStamp(index: index, time: time)))
        return true
    }

    public func cancel() { video.cancel() }

    /// Of the child.
    package var processIdentifier: Int32 { video.processIdentifier }

    /// ffmpeg ends without an error code where a file is cut off. Counts of half a recording must not pass for those of the whole.
    private func checkCompleteness() throws {
        guard let expected = info.frameCount, let complaint = video.complaint, index < expected * 95 / 100 - 1 else {
            return
        }
        throw CaptureError(
            source: info.name, reason: .unreadable,
            message:
                "it ends after \(index) of about \(expected) frames: \(complaint); the file is damaged or incomplete")
    }
}
