import Glibc

/// Finds the pictures of a folder.
enum PictureFiles {
    static let extensions: Set<String> = ["jpg", "jpeg", "png", "bmp", "tif", "tiff", "webp"]

    /// By its name alone, in upper or lower case.
    static func isPicture(_ path: String) -> Bool {
        guard let name = path.split(separator: "/").last, let dot = name.lastIndex(of: ".") else { return false }
        return extensions.contains(name[name.index(after: dot)...].lowercased())
    }

    /// All pictures of a folder and of those within it, sorted by the bytes of their paths, which is the same everywhere.
    ///
    /// Names that begin with a dot are left out (thumbnails, macOS's `._IMG_1.JPG`), and links to folders, which could lead in
    /// circles.
    static func find(in folder: String) throws -> [String] {
        var found: [String] = []
        var folders = [folder]
        while let current = folders.popLast() {
            for name in try names(in: current) where !name.hasPrefix(".") {
                let path = current.hasSuffix("/") ? current + name : "\(current)/\(name)"
                var status = stat()
                guard lstat(path, &status) == 0 else { continue }
                switch status.st_mode & S_IFMT {
                case S_IFDIR: folders.append(path)
                case S_IFREG, S_IFLNK: if isPicture(path) { found.append(path) }
                default: break
                }
            }
        }
        return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private static func names(in folder: String) throws -> [String] {
        do {
            return try DirectoryEntries.read(folder)
        } catch let error as DirectoryEntries.Unreadable {
            let isForbidden = error.code == EACCES || error.code == EPERM
            throw CaptureError(
                source: folder, reason: isForbidden ? .noPermission : .unreadable,
                message: "the folder can't be read: \(SystemError.text(error.code)); check its permissions")
        }
    }
}
