/// A fixed set of words of at most sixteen bytes.
struct WordSet: Sendable {
    private let words: Set<UInt128>

    /// - Parameter words: Parted by spaces.
    init(_ words: String) {
        let packed = words.split(separator: " ").compactMap { Self.packed($0.utf8) }
        assert(packed.count == words.split(separator: " ").count, "a word of more than sixteen bytes")
        self.words = Set(packed)
    }

    func contains(_ word: ArraySlice<UInt8>) -> Bool { Self.packed(word).map(words.contains) ?? false }

    private static func packed(_ word: some Collection<UInt8>) -> UInt128? {
        word.count <= 16 ? word.reduce(0) { $0 << 8 | UInt128($1) } : nil
    }
}
