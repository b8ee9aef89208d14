/// Looks behind the spellings that hide a word from a list: `w0m4n`, `m.a.l.e`, Cyrillic letters that pass for Latin ones, zero-width
/// characters. What it finds only ever refuses: a disguised `cat` is refused too, and stays unknown.
enum Disguise {
    /// What a label that is refused anyway describes when its disguise is taken off; nil where nothing is found.
    static func exclusion(in label: String) -> Reading? {
        let letters = Array(label.unicodeScalars.prefix(LabelForm.longest))
        for one in [UInt8(ascii: "i"), UInt8(ascii: "l")] {
            for nine in [UInt8(ascii: "g"), UInt8(ascii: "p")] {
                let word = letters.compactMap { plain($0, one: one, nine: nine) }
                guard word.count > 2, let found = Taxonomy.shared.find(word[...]) else { continue }
                if let exclusion = found.entry.personal {
                    return .excluded(exclusion, word: Taxonomy.shared.name(at: found.place))
                }
            }
        }
        return nil
    }

    /// The ASCII letter that a scalar stands for; nil for what only parts letters.
    private static func plain(_ scalar: Unicode.Scalar, one: UInt8, nine: UInt8) -> UInt8? {
        switch scalar {
        case "a"..."z": return UInt8(truncatingIfNeeded: scalar.value)
        case "A"..."Z": return UInt8(truncatingIfNeeded: scalar.value | 0x20)
        case "0": return UInt8(ascii: "o")
        case "1", "!", "|": return one
        case "3", "€": return UInt8(ascii: "e")
        case "4", "@": return UInt8(ascii: "a")
        case "5", "$": return UInt8(ascii: "s")
        case "6", "9": return nine
        case "7", "+": return UInt8(ascii: "t")
        case "8": return UInt8(ascii: "b")
        default: break
        }
        guard !scalar.isASCII else { return nil }
        let table = ScalarTable.shared
        if let letter = table.lookalike(of: scalar) { return UInt8(truncatingIfNeeded: letter.value) }
        guard let folded = table.folding(of: scalar)?.first, folded.isASCII else { return nil }
        return UInt8(truncatingIfNeeded: folded.value)
    }
}
