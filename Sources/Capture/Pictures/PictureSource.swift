import Glibc
public import Imaging
import Synchronization
import Values

/// Pictures: one, a list, or all of a folder.
///
/// JPEG files are handed on as they are (``Imaging/PixelFormat/jpeg``), other kinds as RGB, decoded by `ffmpeg`. What a file is its
/// bytes say, not its name.
///
/// A picture that can't be read doesn't end the walk: ``next(_:)`` throws a ``CaptureError`` whose `source` is the file's path,
/// and when called again goes on with the file after it.
///
///     while true {
///         do {
///             guard try source.next({ frame in ... }) else { break }
///         } catch let error as CaptureError {
///             report(error)
///         }
///     }
///
/// ``Values/FrameTime/monotonic`` is the file's place in the sequence, one second apart; the civil time is in the file's EXIF data, which
/// is not read here.
public final class PictureSource: FrameSource, @unchecked Sendable {
    public let info: SourceInfo
    /// All files, in the order in which they come.
    public let files: [String]

    private let cancelled: WakeUp
    // Below: the pulling thread's alone.
    private let reader: PictureReader
    private var position = 0
    private var index = 0

    /// - Parameter files: Paths, in the order wished.
    /// - Throws: ``CaptureError/Reason/notFound`` for an empty list.
    public init(files: [String], name: String? = nil) throws {
        let name = name ?? files.first ?? "pictures"
        guard !files.isEmpty else {
            throw CaptureError(source: name, reason: .notFound, message: "no picture; name at least one")
        }
        self.files = files
        cancelled = try WakeUp(source: name)
        reader = PictureReader(cancelled: cancelled)
        // A first picture that is unreadable is for next(_:) to tell.
        let size = reader.statedSize(of: FileName(files[0]))
        info = SourceInfo(
            name: name, kind: .pictures, width: size.width, height: size.height,
            format: files.count == 1 ? "1 picture" : "\(files.count) pictures", frameCount: files.count)
    }

    /// Pictures and folders of pictures, in the order given; of a folder as ``init(folder:)`` says.
    ///
    /// - Throws: ``CaptureError``: ``CaptureError/Reason/notFound`` where a path doesn't exist, or a folder holds no picture.
    public convenience init(paths: [String]) throws {
        var files: [String] = []
        for path in paths {
            var status = stat()
            guard stat(path, &status) == 0 else {
                throw CaptureError(
                    source: path, reason: .notFound, message: "no such file or folder; check the name")
            }
            if status.st_mode & S_IFMT == S_IFDIR {
                files += try Self.pictures(in: path)
            } else {
                files.append(path)
            }
        }
        try self.init(files: files)
    }

    /// All pictures of a folder and the folders in it: jpg, jpeg, png, bmp, tif, tiff and webp in upper or lower case, sorted by the
    /// bytes of their paths (so `IMG_10` comes before `IMG_9`); names that begin with a dot and links to folders are left out.
    ///
    /// - Throws: ``CaptureError``: ``CaptureError/Reason/notFound`` for a folder without pictures,
    ///   ``CaptureError/Reason/noPermission`` where it, or one in it, can't be read.
    public convenience init(folder: String) throws {
        try self.init(files: Self.pictures(in: folder), name: folder)
    }

    private static func pictures(in folder: String) throws -> [String] {
        let files = try PictureFiles.find(in: folder)
        guard !files.isEmpty else {
            let kinds = PictureFiles.extensions.sorted().joined(separator: ", ")
            throw CaptureError(
                source: folder, reason: .notFound, message: "no picture in this folder; it needs files of \(kinds)")
        }
        return files
    }

    /// The file of the frame that was lent last, or whose error was thrown last; nil before the first. For the pulling thread.
    public var currentFile: String? { position > 0 ? files[position - 1] : nil }

    public func next(_ body: (Frame) throws -> Void) throws -> Bool {
        guard position < files.count, !cancelled.isRaised else { return false }
        let path = files[position]
        let time = FrameTime(monotonic: .seconds(position))
        position += 1
        let stamp = FrameStamp(index: index, time: time)
        return try reader.readUnlessCancelled(FileName(path), stamp: stamp) { frame, _ in
            index += 1
            try body(frame)
            return true
        } ?? false
    }

    public func cancel() { cancelled.raise() }
}
