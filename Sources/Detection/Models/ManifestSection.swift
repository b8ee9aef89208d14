import Yams

/// One mapping of a manifest, read key by key. Each wrong value gives one sentence with the file, the key and what is expected.
struct ManifestSection {
    private let file: String
    /// `input.` for the keys below `input`.
    private let prefix: String
    private let values: [String: Node]

    init(yaml: String, file: String) throws(ModelError) {
        func invalid(_ message: String) -> ModelError {
            ModelError(model: file, reason: .invalidManifest, message: message)
        }
        guard !Self.mayHoldAnchor(yaml) else {
            throw invalid("YAML anchors and aliases (&name, *name) are not used in manifests; write the value out")
        }
        let node: Node?
        do {
            // Without resolving types: values are read as they are written, and no regular expressions are loaded.
            node = try compose(yaml: yaml, .basic)
        } catch {
            throw invalid("is not valid YAML: \(Self.summary(of: error))")
        }
        guard let node, case .mapping(let mapping) = node else {
            throw invalid("expected a YAML mapping with the keys of a model manifest, such as 'name' and 'input'")
        }
        try self.init(mapping, file: file, prefix: "")
    }

    private init(_ mapping: Node.Mapping, file: String, prefix: String) throws(ModelError) {
        self.file = file
        self.prefix = prefix
        var values: [String: Node] = [:]
        for (key, value) in mapping {
            guard let name = key.scalar?.string else {
                throw ModelError(
                    model: file, reason: .invalidManifest,
                    message: "a key under '\(prefix.isEmpty ? "the top level" : prefix)' is not plain text")
            }
            values[name] = value
        }
        self.values = values
    }

    /// Refuses any other key, then any that is missing.
    func expectKeys(_ keys: [String], optional: [String] = []) throws(ModelError) {
        let known = keys + optional
        if let unknown = values.keys.filter({ !known.contains($0) }).min() {
            throw invalid(
                "key '\(prefix)\(unknown)' is not expected here; the keys are \(known.joined(separator: ", "))")
        }
        for key in keys { _ = try value(key) }
    }

    func has(_ key: String) -> Bool { values[key] != nil }

    func section(_ key: String) throws(ModelError) -> ManifestSection {
        guard case .mapping(let mapping) = try value(key) else { throw wrong(key, "a mapping of keys to values") }
        return try ManifestSection(mapping, file: file, prefix: prefix + key + ".")
    }

    /// A text as it is written: `no` and `12` are texts too.
    func text(_ key: String) throws(ModelError) -> String {
        guard let text = Self.text(try value(key)) else { throw wrong(key, "a text of 1 to 500 bytes") }
        return text
    }

    func texts(_ key: String, count: ClosedRange<Int>) throws(ModelError) -> [String] {
        var texts: [String] = []
        for (index, node) in try list(key, of: "texts", count: count).enumerated() {
            guard let text = Self.text(node) else { throw wrong("\(key)[\(index)]", "a text of 1 to 500 bytes") }
            texts.append(text)
        }
        return texts
    }

    /// Texts by texts, both as they are written.
    func pairs(_ key: String) throws(ModelError) -> [String: String] {
        guard case .mapping(let mapping) = try value(key), !mapping.isEmpty else {
            throw wrong(key, "a mapping of texts to texts")
        }
        var pairs: [String: String] = [:]
        for (name, node) in mapping {
            guard let name = Self.text(name), let text = Self.text(node) else {
                throw wrong(key, "texts of 1 to 500 bytes on both sides")
            }
            pairs[name] = text
        }
        return pairs
    }

    func integer(_ key: String, in range: ClosedRange<Int>) throws(ModelError) -> Int {
        try integer(try value(key), key, in: range)
    }

    func integers(
        _ key: String, count: ClosedRange<Int>, in range: ClosedRange<Int>
    ) throws(ModelError) -> [Int] {
        var integers: [Int] = []
        for node in try list(key, of: "whole numbers", count: count) {
            integers.append(try integer(node, key, in: range))
        }
        return integers
    }

    func number(_ key: String, in range: ClosedRange<Float>) throws(ModelError) -> Float {
        try number(try value(key), key, in: range)
    }

    func triple(_ key: String, in range: ClosedRange<Float>) throws(ModelError) -> SIMD3<Float> {
        var triple = SIMD3<Float>()
        for (index, node) in try list(key, of: "numbers", count: 3...3).enumerated() {
            triple[index] = try number(node, key, in: range)
        }
        return triple
    }

    func choice<Choice: RawRepresentable>(
        _ key: String, of choices: [Choice]
    ) throws(ModelError) -> Choice where Choice.RawValue == String {
        let text = try value(key).scalar?.string
        guard let choice = choices.first(where: { $0.rawValue == text }) else {
            throw wrong(key, choices.map(\.rawValue).joined(separator: ", or "), found: text)
        }
        return choice
    }

    func wrong(_ key: String, _ expectation: String, found: String? = nil) -> ModelError {
        invalid("key '\(prefix)\(key)': expected \(expectation)" + (found.map { ", found '\($0.prefix(80))'" } ?? ""))
    }
}

extension ManifestSection {
    private func invalid(_ message: String) -> ModelError {
        ModelError(model: file, reason: .invalidManifest, message: message)
    }

    private func value(_ key: String) throws(ModelError) -> Node {
        guard let value = values[key] else { throw invalid("key '\(prefix)\(key)' is missing") }
        return value
    }

    private func list(_ key: String, of what: String, count: ClosedRange<Int>) throws(ModelError) -> [Node] {
        guard case .sequence(let sequence) = try value(key), count.contains(sequence.count) else {
            let number = count.count == 1 ? "\(count.lowerBound)" : "\(count.lowerBound) to \(count.upperBound)"
            throw wrong(key, "a list of \(number) \(what)")
        }
        return Array(sequence)
    }

    private func integer(_ node: Node, _ key: String, in range: ClosedRange<Int>) throws(ModelError) -> Int {
        let text = node.scalar?.string
        guard let number = text.flatMap({ Int($0) }), range.contains(number) else {
            throw wrong(key, "a whole number from \(range.lowerBound) to \(range.upperBound)", found: text)
        }
        return number
    }

    private func number(_ node: Node, _ key: String, in range: ClosedRange<Float>) throws(ModelError) -> Float {
        let text = node.scalar?.string
        guard let number = text.flatMap({ Float($0) }), range.contains(number) else {
            throw wrong(key, "a number from \(range.lowerBound) to \(range.upperBound)", found: text)
        }
        return number
    }

    private static func text(_ node: Node) -> String? {
        guard let scalar = node.scalar else { return nil }
        // A plain `~` or nothing at all is YAML's null, not a text.
        guard scalar.style != .plain || scalar.string != "~" else { return nil }
        return (1...500).contains(scalar.string.utf8.count) ? scalar.string : nil
    }

    /// Could the text hold an anchor or an alias? They would let a small file stand for an enormous tree, so they are refused
    /// before parsing; being strict where such a sign stands in a quoted text or a comment costs little.
    private static func mayHoldAnchor(_ yaml: String) -> Bool {
        func isWord(_ byte: UInt8) -> Bool {
            (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
        }
        var previous = UInt8(ascii: " ")
        var isSign = false
        for byte in yaml.utf8 {
            if isSign, isWord(byte) { return true }
            isSign = (byte == UInt8(ascii: "&") || byte == UInt8(ascii: "*")) && !isWord(previous)
            previous = byte
        }
        return false
    }

    private static func summary(of error: any Error) -> String {
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            "\(problem) in line \(mark.line), column \(mark.column)"
        case .reader(let problem, _, _, _): problem
        case .duplicatedKeysInMapping(let keys, _): "key '\(keys.first ?? "")' stands there twice"
        default: "it can't be parsed"
        }
    }
}
