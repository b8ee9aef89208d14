import CSystem
import Glibc

/// Tells when it may be worth trying a camera again, by inotify: a node or link appears or changes its rights, or another program
/// opens or closes the node. For one thread.
///
/// It lives as long as the camera is missed; while frames come there is none.
final class DeviceWatch {
    private let descriptor: OwnedDescriptor
    private let tree: DeviceTree
    /// The folder of the camera's own path, and the path's last part.
    private let own: (folder: String, entry: String)?
    /// The watch of /dev itself, where much goes on that is none of ours.
    private var devWatch: Int32 = -1
    private var nodeWatch: Int32 = -1

    /// - Returns: nil where the system has no watch left; trying at intervals must do then.
    init?(for name: CameraName, in tree: DeviceTree) {
        let number = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
        guard number >= 0 else { return nil }
        descriptor = OwnedDescriptor(number)
        self.tree = tree
        if case .path(let path) = name, let slash = path.lastIndex(of: "/") {
            own = (String(path[..<slash]), String(path[path.index(after: slash)...]))
        } else {
            own = nil
        }
    }

    /// Readable after an event.
    var number: Int32 { descriptor.number }

    /// Watches the folders; again, those that have appeared since. Before an attempt, so that nothing is missed after it.
    func watchFolders() {
        let mask = UInt32(IN_CREATE | IN_MOVED_TO | IN_ATTRIB)
        devWatch = inotify_add_watch(number, tree.dev, mask)
        var folders = [tree.dev + "/v4l"] + tree.linkFolders
        if let own, own.folder != tree.dev { folders.append(own.folder) }
        for folder in folders { inotify_add_watch(number, folder, mask) }
        // Our own opening of the node would be an event too.
        if nodeWatch >= 0 { inotify_rm_watch(number, nodeWatch) }
        nodeWatch = -1
    }

    /// Watches the node, after an attempt that failed: its holder may let go of it, a loopback's writer may come.
    func watchNode(_ path: String) {
        nodeWatch = inotify_add_watch(number, path, UInt32(IN_OPEN | IN_CLOSE_WRITE | IN_CLOSE_NOWRITE | IN_ATTRIB))
    }

    /// Takes all events.
    ///
    /// - Returns: Was there one that may concern the camera?
    func drain() -> Bool {
        var isNews = false
        let header = MemoryLayout<inotify_event>.size
        withUnsafeTemporaryAllocation(byteCount: 4096, alignment: MemoryLayout<inotify_event>.alignment) { buffer in
            while true {
                let count = read(number, buffer.baseAddress, buffer.count)
                guard count > 0 else { return }
                var offset = 0
                while offset + header <= count {
                    let event = buffer.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
                    let start = offset + header
                    let end = min(start + Int(event.len), count)
                    if event.mask & UInt32(IN_IGNORED) == 0 {
                        let name = String(decoding: buffer[start..<end].prefix { $0 != 0 }, as: UTF8.self)
                        isNews = isNews || concernsCamera(event.wd, name)
                    }
                    offset = end
                }
            }
        }
        return isNews
    }

    private func concernsCamera(_ watch: Int32, _ name: String) -> Bool {
        guard watch == devWatch else { return true }
        return DeviceTree.number(ofNode: name) != nil || name == "v4l" || name == own?.entry
    }
}
