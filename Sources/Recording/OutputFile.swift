import FoundationEssentials
import Glibc

/// A file that results are appended to, through a buffer. Every error of the system is thrown, a full disk too.
public final class OutputFile {
    public let path: String
    private var descriptor: Int32
    private var buffer: [UInt8] = []
    /// Bytes that the system has taken.
    private var length = 0
    private static let capacity = 1 << 16

    /// Creates the file, or empties it.
    public init(path: String) throws(RecordingError) {
        self.path = path
        descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        if descriptor < 0 { throw RecordingError(path: path, errno: errno) }
        buffer.reserveCapacity(Self.capacity)
    }

    deinit {
        if descriptor >= 0 { Glibc.close(descriptor) }
    }

    public func write(_ bytes: [UInt8]) throws(RecordingError) {
        if buffer.count + bytes.count > Self.capacity { try flush() }
        buffer.append(contentsOf: bytes)
    }

    /// Hands everything to the system, so that another program sees it. Where that fails, the file ends with its last whole line.
    public func flush() throws(RecordingError) {
        var written = 0
        while written < buffer.count {
            let count = buffer.withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress! + written, $0.count - written)
            }
            if count < 0 {
                if errno == EINTR { continue }
                let code = errno
                let wholeLines = buffer[..<written].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
                ftruncate(descriptor, length + wholeLines)
                buffer.removeAll(keepingCapacity: true)
                throw RecordingError(path: path, errno: code)
            }
            written += count
        }
        length += written
        buffer.removeAll(keepingCapacity: true)
    }

    public func close() throws(RecordingError) {
        guard descriptor >= 0 else { return }
        try flush()
        let result = Glibc.close(descriptor)
        descriptor = -1
        if result != 0 { throw RecordingError(path: path, errno: errno) }
    }

    /// Writes a whole file under another name and puts it in place, so that a reader sees all of it or the one before.
    public static func replace(_ path: String, with bytes: [UInt8]) throws(RecordingError) {
        let partial = path + ".partial"
        do throws(RecordingError) {
            let file = try OutputFile(path: partial)
            try file.write(bytes)
            try file.flush()
            if fsync(file.descriptor) != 0 { throw RecordingError(path: path, errno: errno) }
            try file.close()
            if rename(partial, path) != 0 { throw RecordingError(path: path, errno: errno) }
        } catch {
            unlink(partial)
            // The other name is ours; the user knows the file's.
            guard error.path == partial else { throw error }
            throw RecordingError(path: path, message: missingFolder(of: path) ?? error.message)
        }
    }

    /// What is wrong with a file whose folder isn't there; nil where it is.
    private static func missingFolder(of path: String) -> String? {
        let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        guard !folder.isEmpty, access(folder, F_OK) != 0, errno == ENOENT else { return nil }
        return "can't be written: there is no folder \(folder); make it, or choose another"
    }

    /// Writes files in pieces, each under another name until all of them are whole; then they are put in place.
    public static func replace(_ paths: [String], writing write: ([OutputFile]) throws -> Void) throws {
        let files = try paths.map { try OutputFile(path: $0 + ".partial") }
        do {
            try write(files)
            for (path, file) in zip(paths, files) {
                try file.flush()
                if fsync(file.descriptor) != 0 { throw RecordingError(path: path, errno: errno) }
                try file.close()
            }
            for (path, file) in zip(paths, files) where rename(file.path, path) != 0 {
                throw RecordingError(path: path, errno: errno)
            }
        } catch {
            for file in files { unlink(file.path) }
            throw error
        }
    }

    /// Makes the folder and those above it.
    public static func createFolder(_ path: String) throws(RecordingError) {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            var status = stat()
            let exists = stat(path, &status) == 0
            let reason = exists ? "is not a folder; choose another" : "can't be made; check the name and your rights"
            throw RecordingError(path: path, message: reason)
        }
        if access(path, W_OK) != 0 {
            throw RecordingError(path: path, message: "is not writable; choose another folder")
        }
    }
}
