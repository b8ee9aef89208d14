/// A fixed set of word endings.
struct WordEndings: Sendable {
    private let endings: [[UInt8]]

    /// - Parameter endings: Parted by spaces.
    init(_ endings: String) {
        self.endings = endings.split(separator: " ").map { Array($0.utf8) }
    }

    /// Whether one of the endings ends the word, and something stands before it.
    func end(_ word: ArraySlice<UInt8>) -> Bool {
        endings.contains { word.count > $0.count && word.suffix($0.count).elementsEqual($0) }
    }
}
