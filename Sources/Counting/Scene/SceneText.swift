import Glibc
import Yams

/// From a scene file's bytes to checked YAML.
enum SceneText {
    /// A scene of a hundred lines has about 20 kilobytes.
    static let largestFile = 1_000_000

    static func read(_ path: String) throws(SceneError) -> String {
        guard let stream = fopen(path, "r") else {
            throw SceneError(file: path, problem: "can't be opened (\(reason())); check the name and the permissions")
        }
        defer { fclose(stream) }
        // One byte more than allowed, however large the file says it is: it may be a device.
        var bytes = [UInt8](repeating: 0, count: largestFile + 1)
        let count = fread(&bytes, 1, bytes.count, stream)
        guard ferror(stream) == 0 else {
            throw SceneError(file: path, problem: "can't be read (\(reason())); name a scene file (YAML)")
        }
        guard count <= largestFile else { throw tooLarge(path) }
        guard let text = String(validating: bytes.prefix(count), as: UTF8.self) else {
            throw SceneError(file: path, problem: "is not text in UTF-8; a scene file is YAML")
        }
        return text
    }

    private static func reason() -> String { String(cString: strerror(errno)) }

    private static func tooLarge(_ path: String) -> SceneError {
        SceneError(file: path, problem: "is larger than \(largestFile) bytes; that is no scene file")
    }

    static func compose(_ yaml: String, file: String) throws(SceneError) -> SceneNode {
        guard yaml.utf8.count <= largestFile else { throw tooLarge(file) }
        try refuseAliases(in: yaml, file: file)
        let root: Node?
        do {
            root = try Yams.compose(yaml: yaml, .basic)
        } catch let error as YamlError {
            throw syntaxError(error, file: file)
        } catch {
            throw SceneError(file: file, problem: "is not YAML")
        }
        guard let root else {
            throw SceneError(file: file, problem: "is empty; a scene needs a name and at least one line")
        }
        return SceneNode(node: root, file: file, key: "")
    }

    private static func syntaxError(_ error: YamlError, file: String) -> SceneError {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            SceneError(file: file, line: mark.line, problem: "is not YAML here: \(problem)")
        case .duplicatedKeysInMapping(let keys, let context):
            SceneError(
                file: file, line: context.mark.line,
                problem: "the key \(keys.first ?? "") stands twice in the same place")
        default: SceneError(file: file, problem: "is not YAML")
        }
    }

    /// Anchors and aliases let a short text stand for a huge one, and a scene has no use for them.
    private static func refuseAliases(in yaml: String, file: String) throws(SceneError) {
        var line = 1
        var quote: UInt8?
        var isComment = false
        // Does a value begin here? After a space, a bracket, a comma or at the start of a line.
        var isStart = true
        for byte in yaml.utf8 {
            defer { isStart = " \t\n\r[{,".utf8.contains(byte) }
            if byte == UInt8(ascii: "\n") {
                line += 1
                isComment = false
            }
            if isComment { continue }
            if let open = quote {
                if byte == open { quote = nil }
                continue
            }
            guard isStart else { continue }
            switch byte {
            case UInt8(ascii: "#"): isComment = true
            case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
            case UInt8(ascii: "&"), UInt8(ascii: "*"):
                throw SceneError(
                    file: file, line: line,
                    problem:
                        "anchors and aliases (& and *) are not used in scene files; write names with them in quotes")
            default: break
            }
        }
    }
}
