/// A fixed set of words of at most eight bytes.
struct WordSet: Sendable {
    private let words: Set<UInt64>

    /// - Parameter words: Parted by spaces.
    init(_ words: String) {
        self.words = Set(words.split(separator: " ").compactMap { Self.packed($0.utf8) })
    }

    func contains(_ word: ArraySlice<UInt8>) -> Bool { Self.packed(word).map(words.contains) ?? false }

    private static func packed(_ word: some Collection<UInt8>) -> UInt64? {
        word.count <= 8 ? word.reduce(0) { $0 << 8 | UInt64($1) } : nil
    }
}
