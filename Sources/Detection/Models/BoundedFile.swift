import Glibc

/// Reads whole regular files of a bounded size; folders, pipes, devices and giants are refused without reading.
package enum BoundedFile {
    package enum Failure: Error, Equatable {
        case absent
        case notPermitted
        case notRegular
        case tooLarge(bytes: Int, limit: Int)
        case unreadable(errno: Int32)

        /// - Parameter role: What the file was taken for: `a network`.
        package func message(for role: String) -> String {
            switch self {
            case .absent: "no such file"
            case .notPermitted: "may not be read by this user; change its permissions"
            case .notRegular: "is not a regular file; expected \(role)"
            case .tooLarge(let bytes, let limit):
                "has \(bytes) bytes, more than the \(limit) that \(role) may have; is it the right file?"
            case .unreadable(let code): "can't be read (\(String(cString: strerror(code))))"
            }
        }
    }

    package static func read(_ path: String, limit: Int) throws(Failure) -> [UInt8] {
        // Not blocking: opening a pipe without a writer would wait for one.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            switch errno {
            case ENOENT, ENOTDIR: throw .absent
            case EACCES, EPERM: throw .notPermitted
            case ENXIO: throw .notRegular
            default: throw .unreadable(errno: errno)
            }
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .unreadable(errno: errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .notRegular }
        let size = Int(status.st_size)
        guard size <= limit else { throw .tooLarge(bytes: size, limit: limit) }

        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            guard let start = buffer.baseAddress else { return }
            while count < size {
                let got = Glibc.read(descriptor, start + count, size - count)
                if got < 0, errno == EINTR { continue }
                if got < 0 { failure = errno }
                if got <= 0 { return }
                count += got
            }
        }
        guard failure == 0 else { throw .unreadable(errno: failure) }
        return bytes
    }

    /// Is there something of that name, of whatever kind?
    package static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }
}
