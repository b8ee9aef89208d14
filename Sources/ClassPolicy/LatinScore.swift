/// How much a word's letters are those of scientific names: the mean log odds over its runs of three letters, from the tables of
/// ``LatinLetters``. Above 0 it looks more like one than like another name; `coenonympha` has 1.6, `camarera` -1.
struct LatinScore: Sendable {
    static let genera = LatinScore(LatinLetters.genera)
    static let epithets = LatinScore(LatinLetters.epithets)

    private let table: StaticString

    private init(_ table: StaticString) { self.table = table }

    /// - Parameter word: In canonical form. One that holds other letters than `a` to `z` is no Latin.
    func of(_ word: ArraySlice<UInt8>) -> Double {
        var sum = 0
        var before = (0, 0)
        var isFirst = true
        for byte in word {
            guard byte >= UInt8(ascii: "a"), byte <= UInt8(ascii: "z") else { return -.infinity }
            let letter = Int(byte) - 0x60
            if !isFirst { sum += value(before.0, before.1, letter) }
            before = (before.1, letter)
            isFirst = false
        }
        guard !isFirst else { return -.infinity }
        sum += value(before.0, before.1, Self.end)
        return Double(sum) / 8 / Double(word.count)
    }

    private static let end = 27

    private func value(_ first: Int, _ second: Int, _ third: Int) -> Int {
        let place = (first * 28 + second) * 28 + third
        // A line feed ends each line of 112.
        let byte = table.utf8Start[place + place / 112]
        let step = Int(byte) - 35
        return (byte > UInt8(ascii: "\\") ? step - 1 : step) - 44
    }
}
