import Yams

/// A place in a scene file or a site file: what stands there, and how to name it in a message.
package struct SettingsNode {
    private let node: Node
    package let file: String
    /// `lines[1] "in_N".points`
    package let key: String

    init(node: Node, file: String, key: String) {
        self.node = node
        self.file = file
        self.key = key
    }

    package var line: Int? { node.mark?.line }

    package func error(_ problem: String) -> SettingsError {
        SettingsError(file: file, line: line, key: key, problem: problem)
    }

    private func child(_ node: Node, key: String) -> SettingsNode { SettingsNode(node: node, file: file, key: key) }

    // MARK: Mappings

    /// Refuses anything but a mapping with these keys.
    package func allow(_ keys: [String]) throws(SettingsError) {
        guard let mapping = node.mapping else {
            throw error("expected keys with values (\(keys.joined(separator: ", ")))")
        }
        for key in mapping.keys {
            let name = key.string ?? "?"
            guard !keys.contains(name) else { continue }
            throw SettingsError(
                file: file, line: key.mark?.line ?? line, key: self.key,
                problem: "unknown key \(quoted(name)); known here: \(keys.joined(separator: ", "))")
        }
    }

    package func optional(_ name: String) -> SettingsNode? {
        guard let value = node.mapping?[name] else { return nil }
        return child(value, key: key.isEmpty ? name : "\(key).\(name)")
    }

    package func required(_ name: String) throws(SettingsError) -> SettingsNode {
        guard let value = optional(name) else { throw error("the key \(name) is missing") }
        return value
    }

    /// A mapping whose keys are free.
    package func entries(atMost limit: Int) throws(SettingsError) -> [(name: String, value: SettingsNode)] {
        guard let mapping = node.mapping else { throw error("expected names with values") }
        guard mapping.count <= limit else { throw error("has \(mapping.count) entries; \(limit) is the most") }
        var entries: [(name: String, value: SettingsNode)] = []
        for (key, value) in mapping {
            let name = try child(key, key: self.key).name()
            entries.append((name, child(value, key: "\(self.key).\(name)")))
        }
        return entries
    }

    // MARK: Sequences

    package func items(atMost limit: Int) throws(SettingsError) -> [SettingsNode] {
        guard let sequence = node.sequence else { throw error("expected a list, as in [a, b]") }
        guard sequence.count <= limit else { throw error("has \(sequence.count) items; \(limit) is the most") }
        return sequence.enumerated().map { index, item in
            // An item that has a name is called by it, too.
            let name = item.mapping?["name"]?.string.map { " " + quoted($0) } ?? ""
            return child(item, key: "\(key)[\(index)]\(name)")
        }
    }

    /// `[x, y]`
    package func point() throws(SettingsError) -> Point {
        let parts = try items(atMost: 2)
        guard parts.count == 2 else { throw error("expected two numbers, [x, y]") }
        return Point(try parts[0].number(), try parts[1].number())
    }

    // MARK: Scalars

    package func number() throws(SettingsError) -> Double {
        guard let text = node.string, let value = Double(text) else { throw error("expected a number") }
        guard value.isFinite, abs(value) <= 1e9 else { throw error("\(text) is not a usable number") }
        return value
    }

    /// A text that people will read in tables: not empty, one line, not too long.
    package func name(atMost limit: Int = 100) throws(SettingsError) -> String {
        guard let text = node.string else { throw error("expected a text") }
        guard !text.isEmpty, text.count <= limit, text.unicodeScalars.allSatisfy({ $0.value >= 32 && $0.value != 127 })
        else { throw error("expected a text of 1 to \(limit) characters on one line") }
        return text
    }

    private func quoted(_ text: String) -> String { "\"\(text.prefix(100))\"" }
}
