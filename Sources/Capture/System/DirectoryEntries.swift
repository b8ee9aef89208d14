import Glibc

/// The names in a folder, in no order, without `.` and `..`.
enum DirectoryEntries {
    /// Empty where the folder can't be read.
    static func names(in folder: String) -> [String] { (try? read(folder)) ?? [] }

    struct Unreadable: Error {
        var code: Int32
    }

    /// - Throws: ``Unreadable`` with the errno.
    static func read(_ folder: String) throws -> [String] {
        guard let directory = opendir(folder) else { throw Unreadable(code: errno) }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }
}
