import Capture
import Glibc
package import Wildlife

/// Finds the pictures and videos of folders, any depth, a million of them in little memory: each is handed on as it is found.
///
/// Names that begin with a dot are left out, so are links to folders, which could lead in circles (links to files are followed), and
/// folders of a batch's own results. A folder that can't be read, or has gone, is a problem to be told, and the walk goes on.
package struct MediaWalk {
    package struct Problem: Hashable {
        /// As ``MediaPath`` has it.
        package var path: String
        package var message: String

        /// For people.
        var text: String { "\(path.isEmpty ? "." : path): \(message)" }
    }

    private let folders: BatchFolders
    private let shard: Shard?

    /// - Parameter shard: nil for all files.
    package init(folders: BatchFolders, shard: Shard? = nil) {
        self.folders = folders
        self.shard = shard
    }

    /// - Parameters:
    ///   - found: Gets the path below the root. What it throws ends the walk.
    package func run(
        found: (_ path: [UInt8], MediaRecord.Kind) throws -> Void, problem: (Problem) throws -> Void
    ) throws {
        var waiting = Array(folders.relative.reversed())
        while let folder = waiting.popLast() {
            if holdsJournal(folder) { continue }
            guard let directory = folders.file(folder).withCString({ opendir($0) }) else {
                try problem(Problem(folder, errno))
                continue
            }
            defer { closedir(directory) }
            while true {
                errno = 0
                guard let entry = readdir(directory) else {
                    if errno != 0 { try problem(Problem(folder, errno)) }
                    break
                }
                try withUnsafePointer(to: &entry.pointee.d_name) { field in
                    // The field is longer in memory than its type says; it ends with a zero.
                    let start = UnsafeRawPointer(field).assumingMemoryBound(to: UInt8.self)
                    let name = UnsafeBufferPointer(
                        start: start, count: strlen(UnsafeRawPointer(field).assumingMemoryBound(to: CChar.self)))
                    guard name.first != UInt8(ascii: ".") else { return }
                    let path = folder.isEmpty ? Array(name) : folder + [UInt8(ascii: "/")] + name
                    switch type(of: entry.pointee.d_type, path) {
                    case .folder: waiting.append(path)
                    case .other: break
                    case .file:
                        guard let kind = MediaKind.of(name), shard?.holds(path) ?? true else { return }
                        try found(path, kind)
                    }
                }
            }
        }
    }

    private enum EntryType { case file, folder, other }

    private func type(of type: UInt8, _ path: [UInt8]) -> EntryType {
        var status = stat()
        switch Int(type) {
        case Int(DT_REG): return .file
        case Int(DT_DIR): return .folder
        case Int(DT_LNK):
            guard folders.file(path).withCString({ stat($0, &status) }) == 0 else { return .file }
            // One that leads nowhere is a file that can't be read: nobody should miss it unawares.
            return status.st_mode & S_IFMT == S_IFREG ? .file : .other
        case Int(DT_UNKNOWN):
            guard folders.file(path).withCString({ lstat($0, &status) }) == 0 else { return .file }
            switch status.st_mode & S_IFMT {
            case S_IFREG: return .file
            case S_IFDIR: return .folder
            case S_IFLNK: return self.type(of: UInt8(DT_LNK), path)
            default: return .other
            }
        default: return .other
        }
    }

    private func holdsJournal(_ folder: [UInt8]) -> Bool {
        let journal = (folder.isEmpty ? [] : folder + [UInt8(ascii: "/")]) + Array(BatchJournal.fileName.utf8)
        return folders.file(journal).withCString { access($0, F_OK) } == 0
    }
}

extension MediaWalk.Problem {
    init(_ folder: [UInt8], _ code: Int32) {
        let reason =
            switch code {
            case ENOENT: "the folder has gone while its files were looked for"
            case EACCES, EPERM: "the folder can't be read: no permission"
            default: "the folder can't be read: \(String(cString: strerror(code)))"
            }
        self.init(path: MediaPath.text(of: folder), message: reason)
    }
}
