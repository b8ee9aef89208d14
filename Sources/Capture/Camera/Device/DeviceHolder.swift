import Glibc

/// Finds out which program keeps a device open.
enum DeviceHolder {
    /// - Returns: `ffmpeg, pid 812`; nil where it can't be seen, such as another user's program.
    static func find(path: String) -> String? {
        var device = stat()
        guard stat(path, &device) == 0 else { return nil }
        let own = getpid()
        for process in DirectoryEntries.names(in: "/proc").compactMap({ Int32($0) }) where process != own {
            for descriptor in DirectoryEntries.names(in: "/proc/\(process)/fd") {
                var held = stat()
                guard stat("/proc/\(process)/fd/\(descriptor)", &held) == 0, held.st_mode & S_IFMT == S_IFCHR,
                    held.st_rdev == device.st_rdev
                else { continue }
                let name = TextFile.firstLine(of: "/proc/\(process)/comm") ?? "a program"
                return "\(name), pid \(process)"
            }
        }
        return nil
    }
}
