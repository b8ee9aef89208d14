import Yams

/// A place in a scene file: what stands there, and how to name it in a message.
struct SceneNode {
    let node: Node
    let file: String
    /// `lines[1] "in_N".points`
    let key: String

    var line: Int? { node.mark?.line }

    func error(_ problem: String) -> SceneError { SceneError(file: file, line: line, key: key, problem: problem) }

    private func child(_ node: Node, key: String) -> SceneNode { SceneNode(node: node, file: file, key: key) }

    // MARK: Mappings

    /// Refuses anything but a mapping with these keys.
    func allow(_ keys: [String]) throws(SceneError) {
        guard let mapping = node.mapping else {
            throw error("expected keys with values (\(keys.joined(separator: ", ")))")
        }
        for key in mapping.keys {
            let name = key.string ?? "?"
            guard !keys.contains(name) else { continue }
            throw SceneError(
                file: file, line: key.mark?.line ?? line, key: self.key,
                problem: "unknown key \(quoted(name)); known here: \(keys.joined(separator: ", "))")
        }
    }

    func optional(_ name: String) -> SceneNode? {
        guard let value = node.mapping?[name] else { return nil }
        return child(value, key: key.isEmpty ? name : "\(key).\(name)")
    }

    func required(_ name: String) throws(SceneError) -> SceneNode {
        guard let value = optional(name) else { throw error("the key \(name) is missing") }
        return value
    }

    // MARK: Sequences

    func items(atMost limit: Int) throws(SceneError) -> [SceneNode] {
        guard let sequence = node.sequence else { throw error("expected a list, as in [a, b]") }
        guard sequence.count <= limit else { throw error("has \(sequence.count) items; \(limit) is the most") }
        return sequence.enumerated().map { index, item in
            // An item that has a name is called by it, too.
            let name = item.mapping?["name"]?.string.map { " " + quoted($0) } ?? ""
            return child(item, key: "\(key)[\(index)]\(name)")
        }
    }

    /// `[x, y]`
    func point() throws(SceneError) -> Point {
        let parts = try items(atMost: 2)
        guard parts.count == 2 else { throw error("expected two numbers, [x, y]") }
        return Point(try parts[0].number(), try parts[1].number())
    }

    // MARK: Scalars

    func number() throws(SceneError) -> Double {
        guard let text = node.string, let value = Double(text) else { throw error("expected a number") }
        guard value.isFinite, abs(value) <= 1e9 else { throw error("\(text) is not a usable number") }
        return value
    }

    /// A text that people will read in tables: not empty, one line, not too long.
    func name() throws(SceneError) -> String {
        guard let text = node.string else { throw error("expected a text") }
        guard !text.isEmpty, text.count <= 100, text.unicodeScalars.allSatisfy({ $0.value >= 32 && $0.value != 127 })
        else { throw error("expected a text of 1 to 100 characters on one line") }
        return text
    }

    private func quoted(_ text: String) -> String { "\"\(text.prefix(100))\"" }
}
