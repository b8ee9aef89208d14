import Glibc
import Values

/// One `ffmpeg` child that decodes an input and writes raw frames to our pipe.
///
/// One thread reads; ``cancel()`` may come from any other. The reader's own state (the log) is touched by that thread alone.
final class FFmpegProcess: ByteSource, @unchecked Sendable {
    let input: FFmpegInput
    private(set) var log = FFmpegLog()
    private let child: ChildProcess
    private let cancelled: WakeUp
    private let patience: Duration?
    private var errorsAreOpen = true

    /// A quarter of a second of small frames, or most of one large frame; the kernel gives an ordinary user no more.
    private static let pipeBytes: Int32 = 1 << 20

    /// - Parameter patience: How long a read may wait for bytes; nil for ever.
    init(_ input: FFmpegInput, output: FFmpegOutput, patience: Duration?, cancelled: WakeUp) throws {
        let program = try Self.program(for: input)
        self.input = input
        self.patience = patience
        self.cancelled = cancelled
        // -copyts: otherwise ffmpeg closes gaps in recordings whose format allows jumps in time (MPEG-TS).
        let arguments =
            ["-hide_banner", "-nostdin", "-nostats", "-loglevel", "level+info", "-copyts"] + input.options
            + ["-i", input.argument, "-map", "0:V:0", "-an", "-sn", "-dn"] + output.options
            + ["-c:v", "rawvideo", "-write_index", "0", "-f", "nut", "pipe:1"]
        child = try ChildProcess(
            program: program, arguments: arguments, outputBytes: Self.pipeBytes, source: input.name)
    }

    deinit { child.stop() }

    /// - Throws: ``CaptureError/Reason/toolMissing``.
    static func program(for input: FFmpegInput) throws -> String {
        if let program = ChildProcess.findProgram("ffmpeg") { return program }
        throw CaptureError(
            source: input.name, reason: .toolMissing,
            message: "ffmpeg, which reads videos and streams, is missing; install it (apt install ffmpeg)")
    }

    /// Kills and reaps the child; a blocked read throws ``Cancelled``.
    func cancel() {
        cancelled.raise()
        child.stop()
    }

    /// Kills and reaps the child alone.
    func stop() { child.stop() }

    /// ``cancel()`` came while reading.
    struct Cancelled: Error {}

    var processIdentifier: Int32 { child.processIdentifier }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        let deadline = patience.map { MonotonicClock.now + $0 }
        while true {
            if cancelled.isRaised { throw Cancelled() }
            let count = Glibc.read(child.output.number, buffer.baseAddress, buffer.count)
            if count >= 0 { return count }
            guard errno == EAGAIN || errno == EINTR else {
                throw CaptureError(
                    source: input.name, reason: .unreadable,
                    message: "the pipe from ffmpeg can't be read: \(SystemError.text(errno))")
            }
            guard waitForBytes(until: deadline) else {
                throw CaptureError(
                    source: input.name, reason: .timedOut,
                    message: "no frame for \(patience?.seconds ?? 0) s; check the camera and the network")
            }
        }
    }

    private func waitForBytes(until deadline: Duration?) -> Bool {
        let errors = errorsAreOpen ? child.errors.number : -1
        guard let events = Readiness.wait(for: child.output.number, errors, cancelled.descriptor, until: deadline)
        else {
            return false
        }
        if events.second != 0 { readErrors() }
        return true
    }

    /// Reads what ffmpeg has said so far.
    func readErrors() {
        withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 1) { buffer in
            while errorsAreOpen {
                let count = Glibc.read(child.errors.number, buffer.baseAddress, buffer.count)
                if count > 0 {
                    log.append(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
                } else if count == 0 {
                    errorsAreOpen = false
                } else if errno != EINTR {
                    return
                }
            }
        }
    }

    /// After the end of its output: waits until ffmpeg has ended and reads its last words.
    ///
    /// - Returns: Did it end by itself and without an error?
    func waitForEnd() -> Bool {
        // First all its words: it can't end before they are written, and the pipe holds only so many.
        while errorsAreOpen, !cancelled.isRaised {
            _ = Readiness.wait(for: child.errors.number, cancelled.descriptor, until: nil)
            readErrors()
        }
        let ending = child.waitForEnd()
        log.endLine()
        return ending == .exited(0)
    }
}
