import Foundation
public import Imaging
import Values

/// Stores the annotated run as an H.264 clip, through an `ffmpeg` child that reads raw pictures from a pipe.
///
/// The clip has a constant rate; where the source's frames come farther apart, the last one stands longer, so that the clip runs as
/// long as what it shows. It is written under another name and put in place when it is whole.
///
/// A clip has one size. Where the pictures' size changes, it ends, and another one goes on: `clip.mp4`, `clip-2.mp4`, ...
public final class ClipRecorder: PictureRecorder {
    /// A gap is shown for at most this many frames.
    private static let longestRepeat = 250

    /// Of the clips that begin from now on, frames a second. What is no usable rate is taken as 25.
    public var frameRate: Double {
        didSet { frameRate = Self.usable(frameRate) }
    }

    private let path: String
    private let annotator: Annotator
    private let provenance: Provenance
    private var encoder: Encoder?
    private var clips = 0
    /// Of the clip that is being written.
    private var start = Duration.zero
    private var framesWritten = 0

    /// - Parameter path: Of the first clip; ends with `.mp4`.
    public init(
        path: String, frameRate: Double, annotator: Annotator, provenance: Provenance
    ) throws(RecordingError) {
        self.path = path
        self.provenance = provenance
        self.annotator = annotator
        self.frameRate = Self.usable(frameRate)
        if let slash = path.lastIndex(of: "/") { try OutputFile.createFolder(String(path[..<slash])) }
    }

    public func record(_ result: FrameResult, picture: RGBPicture) throws {
        let redacted = try annotator.annotate(picture, with: result)
        if let encoder, encoder.width != picture.width || encoder.height != picture.height { try finish() }
        let encoder = try self.encoder ?? begin(width: picture.width, height: picture.height, at: result.elapsed)
        let due = Int(((result.elapsed - start).seconds * encoder.frameRate).rounded()) + 1
        for _ in 0..<min(max(due - framesWritten, 0), Self.longestRepeat) { try encoder.write(redacted) }
        framesWritten = max(framesWritten, due)
    }

    public func finish() throws {
        guard let encoder else { return }
        self.encoder = nil
        try encoder.finish()
        let path = self.path(ofClip: clips)
        guard rename(encoder.path, path) == 0 else {
            throw RecordingError(path: path, message: "can't be put in place: \(String(cString: strerror(errno)))")
        }
    }

    private func begin(width: Int, height: Int, at elapsed: Duration) throws -> Encoder {
        clips += 1
        start = elapsed
        framesWritten = 0
        let encoder = try Encoder(
            path: path(ofClip: clips) + ".partial", width: width, height: height, frameRate: frameRate,
            comment: provenance.line)
        self.encoder = encoder
        return encoder
    }

    private func path(ofClip number: Int) -> String {
        number == 1 ? path : path.dropLast(".mp4".count) + "-\(number).mp4"
    }

    private static func usable(_ rate: Double) -> Double { rate.isFinite && rate > 0 ? min(max(rate, 0.1), 1000) : 25 }

    deinit {
        guard let encoder else { return }
        encoder.abandon()
        unlink(encoder.path)
    }

    /// The ffmpeg child. Foundation starts it in a process group of its own, so Ctrl-C does not reach it; the end of its input
    /// ends it, ours included.
    private final class Encoder {
        let width: Int
        let height: Int
        let frameRate: Double
        let path: String
        private let process = Process()
        private let input = Pipe()
        private let messagesPath: String

        init(path: String, width: Int, height: Int, frameRate: Double, comment: String) throws {
            self.path = path
            self.width = width
            self.height = height
            self.frameRate = frameRate
            messagesPath = path + ".log"
            guard FileManager.default.createFile(atPath: messagesPath, contents: nil),
                let messages = FileHandle(forWritingAtPath: messagesPath)
            else { throw RecordingError(path: messagesPath, message: "can't be written; choose another folder") }
            process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            process.arguments = [
                "ffmpeg", "-v", "error", "-y", "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", "\(width)x\(height)", "-r",
                "\(frameRate)",
                "-i", "-", "-vf", "pad=ceil(iw/2)*2:ceil(ih/2)*2", "-c:v", "libx264", "-preset", "veryfast", "-crf",
                "23",
                "-pix_fmt", "yuv420p", "-metadata", "comment=\(comment)", "-f", "mp4", path,
            ]
            process.standardInput = input
            process.standardOutput = messages
            process.standardError = messages
            do {
                try process.run()
            } catch {
                throw RecordingError(path: path, message: "ffmpeg can't be started; install it: apt install ffmpeg")
            }
            try? input.fileHandleForReading.close()
        }

        func write(_ picture: RedactedPicture) throws {
            let descriptor = input.fileHandleForWriting.fileDescriptor
            try picture.withBytes { bytes in
                var rest = bytes
                while let base = rest.baseAddress, !rest.isEmpty {
                    let count = Foundation.write(descriptor, base, rest.count)
                    if count < 0 && errno == EINTR { continue }
                    if count <= 0 { throw failure() }
                    rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
                }
            }
        }

        func finish() throws {
            try? input.fileHandleForWriting.close()
            process.waitUntilExit()
            guard process.terminationReason == .exit, process.terminationStatus == 0 else { throw failure() }
            unlink(messagesPath)
        }

        func abandon() {
            try? input.fileHandleForWriting.close()
            process.terminate()
            process.waitUntilExit()
            unlink(messagesPath)
        }

        /// ffmpeg's own last words.
        private func failure() -> RecordingError {
            try? input.fileHandleForWriting.close()
            process.waitUntilExit()
            let words = FileManager.default.contents(atPath: messagesPath).map {
                String(decoding: $0.suffix(2000), as: UTF8.self)
            }
            let last =
                words?.split(separator: "\n").last.map(String.init)
                ?? "it ended without a word; is there room on the disk?"
            return RecordingError(path: path, message: "ffmpeg could not write the clip: \(last)")
        }
    }
}
