import FoundationEssentials
import Glibc

/// Keeps compiled networks, so that the next start needn't read and compile the network again: a third of the time, and 15 MB less
/// memory for a small network. (OpenVINO's own CACHE_DIR reads the network first in any case.)
///
/// What lies in the folder is run as it is, so the folder must be this user's alone, and each file ends with the SHA-256 of what stands
/// before it: a file that was cut short or damaged never gets into the runtime. Where the folder can't be had, every start compiles,
/// and a note says so.
struct CompileCache {
    private static let digestLength = 64
    private static let sizeLimit = 2 << 30

    /// nil: no cache.
    private let folder: String?
    /// What didn't go as asked, one sentence each.
    private(set) var notes: [String] = []

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
            folder = nil
            if choice != .none { note("neither XDG_CACHE_HOME nor HOME is set") }
            return
        }
        let problem = Self.prepare(path)
        folder = problem == nil ? path : nil
        if let problem { note("\(path) \(problem)") }
    }

    /// The compiled network of this key, if it is there and whole.
    ///
    /// - Parameter key: Everything that the result of compiling depends on.
    mutating func load(_ key: [String]) -> [UInt8]? {
        guard let path = path(for: key), BoundedFile.exists(path) else { return nil }
        do {
            var bytes = try BoundedFile.read(path, limit: Self.sizeLimit)
            let digest = String(decoding: bytes.suffix(Self.digestLength), as: UTF8.self)
            bytes.removeLast(min(bytes.count, Self.digestLength))
            if !bytes.isEmpty, SHA256.hexDigest(of: bytes) == digest { return bytes }
            notes.append("the compiled network \(path) was damaged; it is compiled anew")
        } catch {
            notes.append(
                "the compiled network \(path) \(error.message(for: "a compiled network")); it is compiled anew")
        }
        return nil
    }

    /// Keeps a compiled network, whole or not at all.
    ///
    /// - Parameter export: Writes it to the path that it is given.
    mutating func save(_ key: [String], export: (String) throws(OpenVINO.Failure) -> Void) {
        guard let path = path(for: key) else { return }
        // Two programs may start at once: each writes a file of its own, and either may win.
        let draft = "\(path).\(getpid())"
        do {
            try export(draft)
            let bytes = try BoundedFile.read(draft, limit: Self.sizeLimit)
            guard let digest = SHA256.hexDigest(of: bytes), append(digest, to: draft), rename(draft, path) == 0 else {
                note("\(path) can't be written (\(String(cString: strerror(errno))))")
                unlink(draft)
                return
            }
        } catch {
            let reason = (error as? OpenVINO.Failure)?.message ?? "it can't be read back"
            note("\(path) can't be written (\(reason))")
            unlink(draft)
        }
    }

    private func append(_ text: String, to path: String) -> Bool {
        let descriptor = open(path, O_WRONLY | O_APPEND | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        let written = write(descriptor, text, text.utf8.count)
        // Closed in any case; a disk that is full may say so only now.
        return close(descriptor) == 0 && written == text.utf8.count
    }

    private func path(for key: [String]) -> String? {
        guard let folder, let digest = SHA256.hexDigest(of: Array(key.joined(separator: "\n").utf8)) else { return nil }
        return "\(folder)/\(digest.prefix(32)).blob"
    }

    private mutating func note(_ problem: String) {
        notes.append("compiled networks are not kept, so every start compiles anew: \(problem)")
    }

    /// Makes the folder where it is missing; returns what is wrong with it.
    private static func prepare(_ path: String) -> String? {
        // The folders above may be shared (~/.cache), the last one may not. Failing to make them shows in the next line.
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
