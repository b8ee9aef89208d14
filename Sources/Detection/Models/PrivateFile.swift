import FoundationEssentials
import Glibc

/// Bytes as a file, for a reader that takes nothing but a path. The file lies in a folder of its own that only this user can enter, so that
/// what was hashed is what is read; both are gone when the reader is done.
enum PrivateFile {
    enum Failure: Error { case unwritable(String) }

    static func with<Result>(_ bytes: [UInt8], name: String, _ body: (String) throws -> Result) throws -> Result {
        let temporary = ProcessInfo.processInfo.environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
        var template = Array((temporary + "/wayside-XXXXXX").utf8CString)
        guard mkdtemp(&template) != nil else { throw Failure.unwritable(temporary) }
        let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let path = folder + "/" + name
        defer {
            unlink(path)
            rmdir(folder)
        }
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Failure.unwritable(path) }
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress! + written, $0.count - written) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { break }
            written += count
        }
        guard close(descriptor) == 0, written == bytes.count else { throw Failure.unwritable(path) }
        return try body(path)
    }
}
