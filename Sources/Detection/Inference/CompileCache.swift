import FoundationEssentials
import Glibc

/// The folder in which OpenVINO keeps compiled networks.
///
/// What lies there is loaded as it is, so the folder must be this user's alone. Where it can't be had, networks are compiled on every
/// start, and a note says so.
struct CompileCache {
    /// nil: no cache.
    let folder: String?
    let note: String?

    init(_ choice: DetectorOptions.CompileCache, environment: [String: String]) {
        func value(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
        let path: String? =
            switch choice {
            case .none: nil
            case .folder(let folder): folder
            case .standard:
                (value("XDG_CACHE_HOME") ?? value("HOME").map { $0 + "/.cache" }).map { $0 + "/wayside/compiled" }
            }
        guard let path else {
            self.init(
                folder: nil,
                note: choice == .none ? nil : "compiled networks are not kept: neither XDG_CACHE_HOME nor HOME is set")
            return
        }
        if let problem = Self.prepare(path) {
            self.init(
                folder: nil, note: "compiled networks are not kept, so every start compiles anew: \(path) \(problem)")
        } else {
            self.init(folder: path, note: nil)
        }
    }

    private init(folder: String?, note: String?) {
        self.folder = folder
        self.note = note
    }

    /// Makes the folder where it is missing; returns what is wrong with it.
    private static func prepare(_ path: String) -> String? {
        // The folders above may be shared (~/.cache), the last one may not.
        try? FileManager.default.createDirectory(
            atPath: ModelStore.split(path).folder, withIntermediateDirectories: true)
        if mkdir(path, 0o700) != 0, errno != EEXIST { return "can't be made (\(String(cString: strerror(errno))))" }
        var status = stat()
        guard stat(path, &status) == 0 else { return "can't be read (\(String(cString: strerror(errno))))" }
        guard status.st_mode & S_IFMT == S_IFDIR else { return "is not a folder" }
        guard status.st_uid == geteuid(), status.st_mode & 0o022 == 0 else {
            return "belongs to or can be written by another user; run 'chmod 700' on it or remove it"
        }
        guard access(path, W_OK | X_OK) == 0 else { return "can't be written" }
        return nil
    }
}
