/// The small words that join two names.
enum Link {
    /// Both sides are things: `box of bananas`.
    case of
    /// Both sides are things, and the second is not worn: `tray with food`.
    case with
    /// One side may be a word that describes: `red or green light`.
    case or

    init?(_ word: ArraySlice<UInt8>) {
        if Self.orWords.contains(word) {
            self = .or
        } else if Self.ofWords.contains(word) {
            self = .of
        } else if Self.withWords.contains(word) {
            self = .with
        } else {
            return nil
        }
    }

    private static let ofWords = WordSet(
        "of in on at for from by to under over near behind beside inside through per a the de du la le di do da del des y e et und и с"
    )
    private static let withWords = WordSet("with without w no not mit con com avec")
    private static let orWords = WordSet("and or n")
}
