/// The compiled-in table of names, with a hash index over its text.
///
/// Spaces and apostrophes don't count when names are compared: `pottedplant` finds `potted plant`. Whether the caller may use such
/// a find is told by ``Find/isSpeltAsFound``.
struct Taxonomy: Sendable {
    static let shared = Taxonomy()

    struct Find {
        let entry: TaxonomyEntry
        /// Where the name stands in the table's text.
        let place: Range<Int>
        /// Whether the words are parted as the table parts them.
        let isSpeltAsFound: Bool
    }

    /// One for each line's codes.
    private let entries: [TaxonomyEntry]
    /// Open addressing; a slot holds the name's place in the text shifted left by ten, or'ed with its entry's index. 0 is free.
    private let slots: [UInt32]
    private let mask: Int

    private init() {
        var entries: [TaxonomyEntry] = []
        var slots = [UInt32](repeating: 0, count: 1 << 18)
        let mask = slots.count - 1
        TaxonomyTable.text.withUTF8Buffer { text in
            slots.withUnsafeMutableBufferPointer { slots in
                var at = 0
                var codes = 0..<0
                while at < text.count {
                    let start = at
                    while at < text.count, text[at] != space { at += 1 }
                    // Lines of the same codes follow each other.
                    if !text[start..<at].elementsEqual(text[codes]) {
                        codes = start..<at
                        entries.append(TaxonomyEntry(codes: text[codes]))
                    }
                    at += 1
                    while at < text.count, text[at - 1] != newline {
                        let name = at
                        var hash = Hash()
                        while at < text.count, text[at] != comma, text[at] != newline {
                            hash.add(text[at])
                            at += 1
                        }
                        var slot = hash.value & mask
                        while slots[slot] != 0 { slot = (slot + 1) & mask }
                        slots[slot] = UInt32(name) << 10 | UInt32(entries.count - 1)
                        at += 1
                    }
                }
            }
        }
        self.entries = entries
        self.slots = slots
        self.mask = mask
    }

    /// Finds a name as it stands, or where that is absent as an English plural.
    func find(_ name: ArraySlice<UInt8>) -> Find? {
        if let found = findExactly(name) { return found }
        guard name.count > 3, let last = name.last else { return nil }
        if last == UInt8(ascii: "s") {
            let stem = name.dropLast()
            if let found = lookUp(stem, ending: []) { return found }
            guard stem.last == UInt8(ascii: "e") else { return nil }
            let shorter = stem.dropLast()
            if let found = lookUp(shorter, ending: []) { return found }
            if shorter.last == UInt8(ascii: "i") { return lookUp(shorter.dropLast(), ending: [UInt8(ascii: "y")]) }
            if shorter.last == UInt8(ascii: "v") {
                return lookUp(shorter.dropLast(), ending: [UInt8(ascii: "f")])
                    ?? lookUp(shorter.dropLast(), ending: [UInt8(ascii: "f"), UInt8(ascii: "e")])
            }
        } else if name.suffix(3).elementsEqual("men".utf8) {
            return lookUp(name.dropLast(2), ending: [UInt8(ascii: "a"), UInt8(ascii: "n")])
        }
        return nil
    }

    func findExactly(_ name: ArraySlice<UInt8>) -> Find? { lookUp(name, ending: []) }

    /// The name at a place in the table.
    func name(at place: Range<Int>) -> String {
        TaxonomyTable.text.withUTF8Buffer { String(decoding: $0[place], as: UTF8.self) }
    }

    private func lookUp(_ name: ArraySlice<UInt8>, ending: [UInt8]) -> Find? {
        var hash = Hash()
        for byte in name { hash.add(byte) }
        for byte in ending { hash.add(byte) }
        var slot = hash.value & mask
        return TaxonomyTable.text.withUTF8Buffer { text in
            while slots[slot] != 0 {
                let start = Int(slots[slot] >> 10)
                if let found = match(name, ending, in: text, at: start) {
                    return Find(
                        entry: entries[Int(slots[slot] & 0x3FF)], place: start..<found.end,
                        isSpeltAsFound: found.isSpeltAsFound)
                }
                slot = (slot + 1) & mask
            }
            return nil
        }
    }

    private func match(
        _ name: ArraySlice<UInt8>, _ ending: [UInt8], in text: UnsafeBufferPointer<UInt8>, at start: Int
    ) -> (end: Int, isSpeltAsFound: Bool)? {
        var at = start
        var isSpeltAsFound = true
        func next() -> UInt8? {
            while at < text.count, text[at] == space {
                isSpeltAsFound = false
                at += 1
            }
            return at < text.count ? text[at] : nil
        }
        for byte in name {
            if byte == apostrophe { continue }
            if byte == space {
                if at < text.count, text[at] == space { at += 1 } else { isSpeltAsFound = false }
                continue
            }
            guard next() == byte else { return nil }
            at += 1
        }
        for byte in ending {
            guard next() == byte else { return nil }
            at += 1
        }
        guard at == text.count || text[at] == comma || text[at] == newline else { return nil }
        return (at, isSpeltAsFound)
    }
}

private let space = UInt8(ascii: " ")
private let comma = UInt8(ascii: ",")
private let newline = UInt8(ascii: "\n")
private let apostrophe = UInt8(ascii: "'")

/// FNV-1a over the bytes that count.
private struct Hash {
    private var state: UInt32 = 2_166_136_261

    mutating func add(_ byte: UInt8) {
        if byte != space && byte != apostrophe { state = (state ^ UInt32(byte)) &* 16_777_619 }
    }

    var value: Int { Int(state ^ state >> 15) }
}
