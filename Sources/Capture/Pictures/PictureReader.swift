import Glibc
public import Imaging
import Values

/// Reads pictures, one file after the other, into memory that is used again. For one thread.
///
/// A JPEG is lent as it is (``Imaging/PixelFormat/jpeg``), other kinds as RGB, decoded by `ffmpeg`. What a file is its bytes say, not
/// its name.
public final class PictureReader {
    private let cancelled: WakeUp?
    private var files = FileReader()
    private var decoded: FrameBuffer?

    /// The most time that decoding one picture may take.
    static let patience = Duration.seconds(30)

    public convenience init() { self.init(cancelled: nil) }

    init(cancelled: WakeUp?) { self.cancelled = cancelled }

    /// Lends a picture, and the file that it is from: for what stands there beside the picture.
    ///
    /// - Parameter body: Its arguments are valid only during the call.
    /// - Throws: ``CaptureError`` for a file that can't be read, is empty, or is no picture.
    public func read<Result>(
        _ name: FileName, _ body: (Frame, UnsafeRawBufferPointer) throws -> Result
    ) throws -> Result {
        let stamp = FrameStamp(index: 0, time: FrameTime(monotonic: .zero))
        guard let result = try readUnlessCancelled(name, stamp: stamp, body) else {
            throw CaptureError(source: name.text, reason: .unreadable, message: "reading was given up")
        }
        return result
    }

    /// - Returns: nil once it was cancelled.
    func readUnlessCancelled<Result>(
        _ name: FileName, stamp: FrameStamp, _ body: (Frame, UnsafeRawBufferPointer) throws -> Result
    ) throws -> Result? {
        let bytes = try files.read(name)
        if JPEGHeader.isJPEG(bytes) {
            let size: JPEGHeader
            do {
                size = try JPEGHeader.read(bytes)
            } catch {
                throw CaptureError(source: name.text, reason: .unreadable, message: error.message)
            }
            return try body(
                Frame(
                    layout: .contiguous(.jpeg, width: size.width, height: size.height), bytes: bytes, stamp: stamp,
                    orientation: PictureOrientation(ofFile: bytes)), bytes)
        }
        guard let layout = try decode(name), let decoded else { return nil }
        return try body(
            Frame(
                layout: layout, bytes: UnsafeRawBufferPointer(rebasing: decoded.bytes[..<layout.byteCount]),
                stamp: stamp, orientation: PictureOrientation(ofFile: bytes)), bytes)
    }

    /// The size that a file states, as it is displayed; 0 where it can't be read.
    func statedSize(of name: FileName) -> (width: Int, height: Int) {
        if let bytes = try? files.read(name), let size = try? JPEGHeader.read(bytes) {
            return PictureOrientation(ofFile: bytes).displayed(width: size.width, height: size.height)
        }
        let file = FFmpegFile(name)
        return withExtendedLifetime(file) {
            guard let picture = try? FFmpegVideo(file.input, output: .picture, patience: Self.patience) else {
                return (0, 0)
            }
            return (picture.layout.width, picture.layout.height)
        }
    }

    /// - Returns: nil once it was cancelled.
    private func decode(_ name: FileName) throws -> FrameLayout? {
        let file = FFmpegFile(name)
        return try withExtendedLifetime(file) {
            let picture: FFmpegVideo
            do {
                picture = try FFmpegVideo(
                    file.input, output: .picture, patience: Self.patience, cancelled: cancelled)
            } catch is FFmpegProcess.Cancelled {
                return nil
            }
            guard picture.layout.byteCount <= FileReader.limit else {
                throw CaptureError(
                    source: name.text, reason: .unsupported,
                    message:
                        "\(picture.layout.width)x\(picture.layout.height) pixels are too many; make the picture smaller"
                )
            }
            if decoded.map({ $0.bytes.count < picture.layout.byteCount }) ?? true {
                decoded = FrameBuffer(byteCount: picture.layout.byteCount)
            }
            guard let decoded, try picture.readFrame(into: decoded) != nil else { return nil }
            return picture.layout
        }
    }
}
