import Glibc
import Recording

/// `FILE.part`: what has come of a file so far, for a later run to go on from. One process at a time writes it.
final class PartialFile {
    let path: String
    private(set) var length = 0
    private let descriptor: Int32
    private var isGone = false

    init(path: String) throws {
        self.path = path
        descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            isGone = true
            throw RecordingError(path: path, errno: errno)
        }
        // Whoever held the lock before may have given the file its name meanwhile: then this is no longer ours to write.
        var (here, named) = (stat(), stat())
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0, fstat(descriptor, &here) == 0, lstat(path, &named) == 0,
            here.st_ino == named.st_ino, here.st_mode & S_IFMT == S_IFREG
        else {
            isGone = true
            throw ConsoleError(message: "\(path): another `models pull` is fetching this file; wait for it")
        }
        length = Int(here.st_size)
    }

    deinit {
        if length == 0, !isGone { unlink(path) }
        if descriptor >= 0 { close(descriptor) }
    }

    func append(_ bytes: UnsafeRawBufferPointer) throws {
        var rest = bytes
        while let base = rest.baseAddress, !rest.isEmpty {
            let count = write(descriptor, base, rest.count)
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw RecordingError(path: path, errno: errno) }
            length += count
            rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
        }
    }

    func clear() throws {
        guard ftruncate(descriptor, 0) == 0 else { throw RecordingError(path: path, errno: errno) }
        length = 0
    }

    func remove() {
        unlink(path)
        isGone = true
    }

    /// Gives the file its name.
    func move(to name: String) throws {
        guard fsync(descriptor) == 0, rename(path, name) == 0 else { throw RecordingError(path: name, errno: errno) }
        isGone = true
    }
}
