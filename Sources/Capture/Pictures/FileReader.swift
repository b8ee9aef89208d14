import Glibc

/// Reads whole files into memory that is kept for the next. For one thread.
struct FileReader {
    private var buffer = FrameBuffer(byteCount: 4 << 20)

    /// No camera writes larger pictures.
    static let limit = 256 << 20

    init() {}

    /// - Returns: The file's bytes, valid until the next call.
    mutating func read(_ name: FileName) throws -> UnsafeRawBufferPointer {
        // O_NONBLOCK: a FIFO named like a picture must not block us.
        let descriptor = OwnedDescriptor(name.withCString { open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK) })
        let path = name.text
        guard descriptor.number >= 0 else { throw Self.error(errno, path) }
        var status = stat()
        guard fstat(descriptor.number, &status) == 0 else { throw Self.error(errno, path) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw CaptureError(source: path, reason: .unreadable, message: "not a file; name a picture")
        }
        guard status.st_size > 0 else {
            throw CaptureError(source: path, reason: .unreadable, message: "the file is empty; copy it again")
        }
        guard status.st_size <= Self.limit else {
            throw CaptureError(
                source: path, reason: .unsupported,
                message: "the file has more than \(Self.limit >> 20) MB; make the picture smaller")
        }
        let size = Int(status.st_size)
        if size > buffer.bytes.count { buffer = FrameBuffer(byteCount: size + size / 4) }
        var done = 0
        while done < size {
            let count = Glibc.read(descriptor.number, buffer.bytes.baseAddress?.advanced(by: done), size - done)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw Self.error(errno, path) }
            if count == 0 { break }  // it has just been cut
            done += count
        }
        return UnsafeRawBufferPointer(rebasing: buffer.bytes[..<done])
    }

    private static func error(_ code: Int32, _ path: String) -> CaptureError {
        switch code {
        case ENOENT, ENOTDIR:
            CaptureError(source: path, reason: .notFound, message: "no such file; check the path")
        case EACCES, EPERM:
            CaptureError(
                source: path, reason: .noPermission, message: "no permission to read it; check its permissions")
        default:
            CaptureError(
                source: path, reason: .unreadable, message: "can't be read: \(SystemError.text(code)); copy it again")
        }
    }
}
