/// The small words that join two names.
enum Link {
    /// Both sides are things: `box of bananas`, `cup and saucer`.
    case of, with
    /// One side may be a word that describes: `red or green light`.
    case which

    init?(_ word: ArraySlice<UInt8>) {
        func isAmong(_ words: [StaticString]) -> Bool {
            words.contains { candidate in
                candidate.utf8CodeUnitCount == word.count && candidate.withUTF8Buffer { word.elementsEqual($0) }
            }
        }
        if isAmong(Self.whichWords) {
            self = .which
        } else if isAmong(Self.ofWords) {
            self = .of
        } else if isAmong(Self.withWords) {
            self = .with
        } else {
            return nil
        }
    }

    private static let ofWords: [StaticString] = [
        "of", "in", "on", "at", "for", "from", "by", "to", "under", "over", "near", "behind", "beside", "inside",
        "through", "per", "a",
        "the", "de", "du", "la", "le", "di", "do", "da", "del", "des", "mit", "con", "com", "avec", "y", "e", "et",
        "und", "и", "с",
    ]
    private static let withWords: [StaticString] = ["with", "without", "w", "no", "not"]
    private static let whichWords: [StaticString] = ["and", "or", "n"]
}
