import TestSupport

/// A way to write a label so that a list of words misses it.
struct Mutation: Sendable, CustomStringConvertible {
    let description: String
    /// Whether it may make other words of a label's letters.
    let makesNewWords: Bool
    let apply: @Sendable (String, inout SeededGenerator) -> String

    static let all: [Mutation] = [
        Mutation("large letters") { label, _ in label.uppercased() },
        Mutation("small letters") { label, _ in label.lowercased() },
        Mutation("random case", makesNewWords: true) { label, random in
            label.map { Bool.random(using: &random) ? $0.uppercased() : $0.lowercased() }.joined()
        },
        Mutation("underscores") { label, _ in words(label).joined(separator: "_") },
        Mutation("points") { label, _ in words(label).joined(separator: ".") },
        Mutation("no separators") { label, _ in words(label).joined() },
        Mutation("camel case") { label, _ in words(label).map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined() },
        Mutation("spaced letters") { label, _ in label.map(String.init).joined(separator: " ") },
        Mutation("a space inside", makesNewWords: true) { label, random in insert(" ", into: label, &random) },
        Mutation("plural") { label, _ in label + "s" },
        Mutation("possessive") { label, _ in label + "'s" },
        Mutation("a zero-width space") { label, random in insert("\u{200B}", into: label, &random) },
        Mutation("a soft hyphen") { label, random in insert("\u{AD}", into: label, &random) },
        Mutation("right to left") { label, _ in "\u{202E}" + label },
        Mutation("Cyrillic look-alikes") { label, _ in
            String(
                label.map {
                    ["a": "а", "e": "е", "o": "о", "p": "р", "c": "с", "x": "х", "y": "у", "i": "і"][$0] ?? $0
                })
        },
        Mutation("full width") { label, _ in
            String(
                String.UnicodeScalarView(
                    label.unicodeScalars.map {
                        (0x21...0x7E).contains($0.value) ? Unicode.Scalar($0.value + 0xFEE0) ?? $0 : $0
                    }))
        },
        Mutation("leetspeak") { label, _ in
            String(
                label.lowercased().map {
                    ["o": "0", "i": "1", "e": "3", "a": "4", "s": "5", "t": "7", "b": "8"][$0] ?? $0
                })
        },
        Mutation("accents") { label, _ in
            String(label.map { ["a": "á", "e": "ê", "o": "ö", "i": "ï", "u": "ù"][$0] ?? $0 })
        },
        Mutation("attr_17_") { label, _ in "attr_17_" + label },
        Mutation("an index") { label, _ in "12: " + label },
        Mutation("001.") { label, _ in "001." + label },
        Mutation("is_") { label, _ in "is_" + label },
        Mutation("cls:") { label, _ in "cls:" + label },
        Mutation("type") { label, _ in "type " + label },
        Mutation("class 3") { label, _ in "class 3 " + label },
        Mutation("_v3") { label, _ in label + "_v3" },
        Mutation("Score") { label, _ in label + "Score" },
        Mutation("a number behind") { label, _ in label + "2" },
        Mutation("parentheses") { label, _ in "(" + label + ")" },
        Mutation("empty parentheses") { label, _ in label + " ()" },
        Mutation("words reversed", makesNewWords: true) { label, _ in words(label).reversed().joined(separator: " ") },
        Mutation("words shuffled", makesNewWords: true) { label, random in
            words(label).shuffled(using: &random).joined(separator: " ")
        },
        Mutation("before a thing") { label, _ in label + " of a car" },
        Mutation("behind a thing") { label, _ in "car, " + label },
    ]

    private init(
        _ description: String, makesNewWords: Bool = false,
        _ apply: @escaping @Sendable (String, inout SeededGenerator) -> String
    ) {
        self.description = description
        self.makesNewWords = makesNewWords
        self.apply = apply
    }

    private static func words(_ label: String) -> [String] {
        label.split { " _-./:,\u{A0}\u{2003}\n".contains($0) }.map(String.init)
    }

    private static func insert(_ text: String, into label: String, _ random: inout SeededGenerator) -> String {
        guard label.count > 1 else { return text + label }
        let place = label.index(label.startIndex, offsetBy: Int.random(in: 1..<label.count, using: &random))
        return label[..<place] + text + label[place...]
    }
}
