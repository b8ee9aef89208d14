import FoundationEssentials
import Imaging

/// An input that ffmpeg has opened: its first frame is decoded and waits in the pipe.
///
/// For one reading thread; ``cancel()`` from any.
final class FFmpegVideo: @unchecked Sendable {
    let layout: FrameLayout
    let timeBase: TimeBase
    /// As ffmpeg states it: `h264`, frames a second, seconds. nil where it doesn't.
    let codec: String?
    let frameRate: Double?
    let duration: Double?
    /// When the container says that it was made; nil where it doesn't, or its clock was never set.
    let creationTime: Date?
    let input: FFmpegInput
    private let cancelled: WakeUp
    private let process: FFmpegProcess
    private let output: FFmpegOutput
    private var reader: NUTReader<FFmpegProcess>

    /// - Throws: ``CaptureError`` with ffmpeg's own message; ``FFmpegProcess/Cancelled``.
    init(_ input: FFmpegInput, output: FFmpegOutput = .video, patience: Duration?, cancelled: WakeUp? = nil) throws {
        let cancelled = try cancelled ?? WakeUp(source: input.name)
        let process = try FFmpegProcess(input, output: output, patience: patience, cancelled: cancelled)
        do {
            reader = try NUTReader(process)
        } catch {
            throw Self.describe(error, of: process)
        }
        // It has described its input before it wrote the header that has just been read.
        process.readErrors()
        layout = output.layout(width: reader.stream.width, height: reader.stream.height)
        timeBase = reader.stream.timeBase
        codec = process.log.codec
        frameRate = process.log.frameRate
        duration = process.log.duration
        creationTime = process.log.creationTime
        self.input = input
        self.output = output
        self.cancelled = cancelled
        self.process = process
    }

    var isCancelled: Bool { cancelled.isRaised }
    /// Readable after ``cancel()``.
    var cancellationDescriptor: Int32 { cancelled.descriptor }
    /// ffmpeg's errors so far.
    var complaint: String? { process.log.reason(for: input) }

    /// - Parameter buffer: Of the layout's ``Imaging/FrameLayout/byteCount``.
    /// - Returns: The presentation time in ticks; nil at the end and after ``cancel()``.
    func readFrame(into buffer: FrameBuffer) throws -> Int? {
        do {
            if isCancelled { return nil }
            if let frame = try reader.nextFrame() {
                if output == .stream, frame.byteCount != layout.byteCount {
                    throw CaptureError(
                        source: input.name, reason: .formatChanged,
                        message:
                            "its frames have another size than \(layout.width)x\(layout.height) now; it is opened anew")
                }
                // Of a recording ffmpeg scales all frames to the size of the first.
                guard frame.byteCount == layout.byteCount else {
                    throw NUTError.malformed("a frame of \(frame.byteCount) bytes where \(layout.byteCount) are due")
                }
                try reader.read(frame, into: UnsafeMutableRawBufferPointer(rebasing: buffer.bytes[..<frame.byteCount]))
                return frame.presentationTime
            }
            guard process.waitForEnd() || isCancelled else { throw NUTError.truncated }
            return nil
        } catch is FFmpegProcess.Cancelled {
            // Who sees the end may rely on the child's end too.
            process.stop()
            return nil
        } catch {
            if isCancelled { return nil }
            throw Self.describe(error, of: process)
        }
    }

    func cancel() { process.cancel() }

    var processIdentifier: Int32 { process.processIdentifier }

    /// The error for the user: what ffmpeg itself says counts more than what its output looks like.
    private static func describe(_ error: any Error, of process: FFmpegProcess) -> any Error {
        guard let error = error as? NUTError else { return error }
        // Output that isn't ours to read may go on for ever.
        if error != .truncated { process.stop() }
        let succeeded = process.waitForEnd()
        let reason = process.log.reason(for: process.input) ?? (succeeded ? "it has no frames" : "\(error)")
        let advice =
            process.input.kind == .file
            ? "check that it is a complete video or picture"
            : "check the address, the password and that the camera is on"
        let isForbidden = ["401 Unauthorized", "403 Forbidden"].contains { reason.contains($0) }
        return CaptureError(
            source: process.input.name, reason: isForbidden ? .noPermission : .unreadable,
            message: "ffmpeg could not read it: \(reason); \(advice)")
    }
}
