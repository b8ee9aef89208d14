import Capture
import Glibc

/// The folders of one batch, and the root that the paths of their files are relative to: the folder itself where there is one,
/// otherwise the deepest that holds all of them. So two cameras with the same file names stay apart.
public struct BatchFolders: Sendable {
    /// Absolute, without links, and without a slash at the end (empty for `/`).
    let root: [UInt8]
    /// Relative to the root; empty for the root itself.
    let relative: [[UInt8]]

    private struct Identity: Hashable {
        var device: UInt64
        var inode: UInt64

        init?(_ path: FileName) {
            var status = stat()
            guard path.withCString({ stat($0, &status) }) == 0, status.st_mode & S_IFMT == S_IFDIR else { return nil }
            (device, inode) = (UInt64(status.st_dev), UInt64(status.st_ino))
        }
    }

    private let identities: [Identity]

    /// - Throws: ``BatchError`` of ``BatchError/Kind/missing`` for what is no folder.
    public init(_ folders: [String]) throws {
        var paths: [[UInt8]] = []
        var identities: [Identity] = []
        for folder in folders {
            guard let resolved = realpath(folder, nil) else {
                throw BatchError(.missing, "\(folder): \(String(cString: strerror(errno))); name a folder of pictures")
            }
            defer { free(resolved) }
            let path = FileName(
                bytes: UnsafeBufferPointer(start: resolved, count: strlen(resolved)).map { UInt8(bitPattern: $0) })
            guard let identity = Identity(path) else {
                throw BatchError(.missing, "\(folder): is not a folder; name the folder that holds it")
            }
            paths.append(path.bytes == [UInt8(ascii: "/")] ? [] : path.bytes)
            identities.append(identity)
        }
        guard let first = paths.first else { throw BatchError(.missing, "no folder is named") }
        let slash = UInt8(ascii: "/")
        var root = first.split(separator: slash)
        for path in paths.dropFirst() {
            root = zip(root, path.split(separator: slash)).prefix { $0 == $1 }.map(\.0)
        }
        self.root = root.flatMap { [slash] + $0 }
        let depth = root.count
        relative = paths.map { Array($0.split(separator: slash).dropFirst(depth).joined(separator: [slash])) }
        self.identities = identities
    }

    /// The file of a path relative to the root.
    func file(_ path: [UInt8]) -> FileName { FileName(bytes: root + [UInt8(ascii: "/")] + path) }

    /// The first of the folders that isn't where it was: a card that was taken out leaves an empty folder, which is another one.
    func missing() -> String? {
        for (path, identity) in zip(relative, identities) where Identity(file(path)) != identity {
            return file(path).text
        }
        return nil
    }
}
