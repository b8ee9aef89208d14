import Glibc
import Yams

/// From the bytes of a scene file or a site file to checked YAML.
package struct SettingsText {
    /// A scene of a hundred lines has about 20 kilobytes.
    private static let largestFile = 1_000_000

    /// What is read, for messages: `scene`.
    private let kind: String
    /// What it can't be without, for messages: `a name and at least one line`.
    private let need: String

    package init(kind: String, need: String) {
        self.kind = kind
        self.need = need
    }

    package func read(_ path: String) throws(SettingsError) -> String {
        guard let stream = fopen(path, "r") else {
            throw SettingsError(
                file: path, problem: "can't be opened (\(Self.reason())); check the name and the permissions")
        }
        defer { fclose(stream) }
        // One byte more than allowed, however large the file says it is: it may be a device.
        var bytes = [UInt8](repeating: 0, count: Self.largestFile + 1)
        let count = fread(&bytes, 1, bytes.count, stream)
        guard ferror(stream) == 0 else {
            throw SettingsError(file: path, problem: "can't be read (\(Self.reason())); name a \(kind) file (YAML)")
        }
        guard count <= Self.largestFile else { throw tooLarge(path) }
        guard let text = String(validating: bytes.prefix(count), as: UTF8.self) else {
            throw SettingsError(file: path, problem: "is not text in UTF-8; a \(kind) file is YAML")
        }
        return text
    }

    private static func reason() -> String { String(cString: strerror(errno)) }

    private func tooLarge(_ path: String) -> SettingsError {
        SettingsError(file: path, problem: "is larger than \(Self.largestFile) bytes; that is no \(kind) file")
    }

    package func compose(_ yaml: String, file: String) throws(SettingsError) -> SettingsNode {
        guard yaml.utf8.count <= Self.largestFile else { throw tooLarge(file) }
        try refuseAliases(in: yaml, file: file)
        let root: Node?
        do {
            root = try Yams.compose(yaml: yaml, .basic)
        } catch let error as YamlError {
            throw Self.syntaxError(error, file: file)
        } catch {
            throw SettingsError(file: file, problem: "is not YAML")
        }
        guard let root else {
            throw SettingsError(file: file, problem: "is empty; a \(kind) needs \(need)")
        }
        return SettingsNode(node: root, file: file, key: "")
    }

    private static func syntaxError(_ error: YamlError, file: String) -> SettingsError {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            SettingsError(file: file, line: mark.line, problem: "is not YAML here: \(problem)")
        case .duplicatedKeysInMapping(let keys, let context):
            SettingsError(
                file: file, line: context.mark.line,
                problem: "the key \(keys.first ?? "") stands twice in the same place")
        default: SettingsError(file: file, problem: "is not YAML")
        }
    }

    /// Anchors and aliases let a short text stand for a huge one, and neither file has a use for them.
    private func refuseAliases(in yaml: String, file: String) throws(SettingsError) {
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
                throw SettingsError(
                    file: file, line: line,
                    problem:
                        "anchors and aliases (& and *) are not used in \(kind) files; write names with them in quotes")
            default: break
            }
        }
    }
}
