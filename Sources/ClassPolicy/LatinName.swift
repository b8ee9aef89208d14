/// Scientific names: binomials (`Turdus migratorius`), trinomials, and taxa (`Cervidae`, `accipiter species`).
///
/// A binomial is accepted by form where its genus or its epithet is known; a known person word in it is never overlooked.
enum LatinName {
    /// Reads the words as a scientific name; nil where they are none.
    static func read(_ words: Range<Int>, in phrases: PhraseGrammar) -> Reading? {
        if words.count > 4 { return nil }
        if isTaxon(words, in: phrases) || isBinomial(words, in: phrases) {
            return .generic(.taxon, node: phrases.form.string(words))
        }
        return nil
    }

    /// `Puma concolor`, `Ardea herodias occidentalis`
    static func isBinomial(_ words: Range<Int>, in phrases: PhraseGrammar) -> Bool {
        guard 2...3 ~= words.count else { return false }
        let form = phrases.form
        let genus = words.lowerBound
        let genusEntry = phrases.lookUp(genus..<genus + 1)?.entry
        let isKnown = genusEntry?.isTaxon == true
        guard form.text(genus).elementsEqual("homo".utf8) == false else { return false }
        if !isKnown {
            guard form.words[genus].isCapitalised, genusEntry == nil, hasEnding(form.text(genus), of: genusEndings) else {
                return false
            }
        } else if let genusEntry, genusEntry.personal != nil, !form.words[genus].isCapitalised {
            return false
        }
        for word in words.dropFirst() {
            guard !form.words[word].isCapitalised, !form.words[word].isNumber, form.words[word].bytes.count > 2 else {
                return false
            }
            let entry = phrases.lookUp(word..<word + 1)?.entry
            if entry?.uses.contains(.epithet) == true { continue }
            guard isKnown, entry?.personal == nil || entry?.uses.contains(.origin) == true, entry?.isGeneric != true || isKnown,
                hasEnding(form.text(word), of: epithetEndings)
            else { return false }
            if case .person = entry?.alone { return false }
        }
        return true
    }

    /// `Cervidae`, `paridae family`, `panthera species`, `Mouse sp.`, `kangaroo family`
    private static func isTaxon(_ words: Range<Int>, in phrases: PhraseGrammar) -> Bool {
        let form = phrases.form
        let name = words.lowerBound
        if words.count == 1 {
            return !form.words[name].isNumber && phrases.lookUp(words) == nil
                && hasEnding(form.text(name), of: familyEndings) && form.text(name).count > 6
        }
        guard words.count == 2, ranks.contains(where: { form.text(words.upperBound - 1).elementsEqual($0.utf8) }) else {
            return false
        }
        if let entry = phrases.lookUp(name..<name + 1)?.entry {
            return entry.isTaxon || entry.isGeneric && entry.branch?.isLiving == true
        }
        return form.text(name).count > 2 && !form.words[name].isNumber
            && (hasEnding(form.text(name), of: familyEndings) || hasEnding(form.text(name), of: genusEndings))
    }

    private static func hasEnding(_ word: ArraySlice<UInt8>, of endings: [StaticString]) -> Bool {
        word.count > 2
            && endings.contains { ending in
                word.count > ending.utf8CodeUnitCount
                    && ending.withUTF8Buffer { word.suffix($0.count).elementsEqual($0) }
            }
    }

    private static let ranks = [
        "species", "genus", "family", "order", "class", "subfamily", "suborder", "tribe", "sp", "spp", "subspecies", "superfamily",
    ]
    private static let familyEndings: [StaticString] = ["idae", "inae", "iformes", "aceae", "oidea", "ptera", "optera"]
    private static let genusEndings: [StaticString] = [
        "us", "a", "um", "is", "es", "on", "ys", "ops", "ix", "ax", "yx", "ex", "ox", "os", "as", "er", "ns", "ps", "or", "en", "an", "io",
        "go", "o", "e", "yt", "ur", "ar", "ir", "in",
    ]
    private static let epithetEndings: [StaticString] = [
        "us", "a", "um", "is", "es", "e", "i", "ii", "ae", "orum", "arum", "ensis", "ense", "oides", "or", "ns", "x", "on", "os", "er",
        "as", "ops", "ys", "o", "u", "men", "ps", "yx",
    ]
}
