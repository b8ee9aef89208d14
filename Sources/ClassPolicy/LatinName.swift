/// Scientific names: binomials (`Turdus migratorius`), trinomials, and taxa (`Cervidae`, `accipiter species`).
///
/// A binomial is accepted by form where its genus or its epithet is known; a known person word in it is never overlooked.
enum LatinName {
    /// Reads the words as a scientific name; nil where they are none.
    static func read(_ words: Range<Int>, in phrases: PhraseGrammar) -> Reading? {
        if words.count > 5 { return nil }
        if isTaxon(words, in: phrases) || isBinomial(words, in: phrases) {
            return .generic(.taxon, node: phrases.form.string(words))
        }
        return nil
    }

    /// `Puma concolor`, `Ardea herodias occidentalis`: two or three words of Latin form, of which the genus or the epithet is known, or
    /// whose epithet has an ending that only scientific names have.
    static func isBinomial(_ words: Range<Int>, in phrases: PhraseGrammar) -> Bool {
        guard 2...3 ~= words.count else { return false }
        let form = phrases.form
        let genus = words.lowerBound
        let genusEntry = phrases.lookUpExactly(genus)?.entry
        let isKnown =
            genusEntry?.isTaxon == true || form.words[genus].isCapitalised && genusEntry?.branch?.isLiving == true
        if isKnown, genusEntry?.personal == nil || form.words[genus].isCapitalised,
            !form.text(genus).elementsEqual("homo".utf8)
        {
            return words.dropFirst().allSatisfy { isEpithet($0, in: phrases) }
        }
        guard hasForm(words, in: phrases) else { return false }
        return words.dropFirst().contains { word in
            phrases.lookUpExactly(word)?.entry.uses.contains(.epithet) == true
                || hasEnding(form.text(word), of: scientificEndings)
        }
    }

    /// `Tachycineta albilinea (Mangrove Swallow)`: whether the vernacular name in parentheses vouches for words that only look like a
    /// Latin name.
    static func isVouchedFor(_ words: Range<Int>, by vernacular: Range<Int>, in phrases: PhraseGrammar) -> Bool {
        if !vernacular.isEmpty, phrases.read(vernacular).branch?.isLiving == true {
            return isWritten(words, in: phrases) { _ in true }
        }
        return hasForm(words, in: phrases) && phrases.isVernacular(vernacular)
    }

    private static func hasForm(_ words: Range<Int>, in phrases: PhraseGrammar) -> Bool {
        isWritten(words, in: phrases) { hasEnding(phrases.form.text($0), of: epithetEndings) }
            && hasEnding(phrases.form.text(words.lowerBound), of: genusEndings)
    }

    /// Whether the words are written as a binomial is, `Genus epithet`, and none of them is known to describe a person.
    private static func isWritten(
        _ words: Range<Int>, in phrases: PhraseGrammar, where isEpithet: (Int) -> Bool
    ) -> Bool {
        guard 2...3 ~= words.count else { return false }
        let form = phrases.form
        let genus = words.lowerBound
        guard form.words[genus].isCapitalised, form.words[genus].bytes.count > 3, !isPerson(genus, in: phrases) else {
            return false
        }
        return words.dropFirst().allSatisfy { word in
            !form.words[word].isCapitalised && !form.words[word].isNumber && form.words[word].bytes.count > 2
                && (phrases.lookUpExactly(word)?.entry.uses.contains(.epithet) == true
                    || !isPerson(word, in: phrases) && isEpithet(word))
        }
    }

    private static func isPerson(_ word: Int, in phrases: PhraseGrammar) -> Bool {
        guard let entry = phrases.lookUpExactly(word)?.entry else { return false }
        if case .person = entry.alone { return true }
        return entry.personal != nil && !entry.isTaxon
    }

    private static func isEpithet(_ word: Int, in phrases: PhraseGrammar) -> Bool {
        let form = phrases.form
        guard !form.words[word].isCapitalised, !form.words[word].isNumber, form.words[word].bytes.count > 2 else {
            return false
        }
        guard let entry = phrases.lookUpExactly(word)?.entry else {
            return hasEnding(form.text(word), of: epithetEndings)
        }
        if entry.uses.contains(.epithet) { return true }
        if entry.uses.contains(.species) { return hasEnding(form.text(word), of: epithetEndings) }
        if case .person = entry.alone { return false }
        // `minimus` is also a toe, `costae` a rib, `asiatica` a woman in Italian.
        switch entry.personal {
        case nil, .body?, .role?: return hasEnding(form.text(word), of: epithetEndings)
        default: return entry.uses.contains(.romance) && hasEnding(form.text(word), of: epithetEndings)
        }
    }

    /// `Cervidae`, `paridae family`, `panthera species`, `Mouse sp.`, `kangaroo family`
    private static func isTaxon(_ words: Range<Int>, in phrases: PhraseGrammar) -> Bool {
        let form = phrases.form
        let name = words.lowerBound
        if words.count == 1 {
            return !form.words[name].isNumber && phrases.lookUp(words) == nil
                && hasEnding(form.text(name), of: familyEndings) && form.text(name).count > 6
        }
        guard ranks.contains(where: { form.text(words.upperBound - 1).elementsEqual($0.utf8) }) else { return false }
        if words.count > 2 { return phrases.read(words.dropLast()).branch?.isLiving == true }
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
        "species", "genus", "family", "order", "class", "subfamily", "suborder", "tribe", "sp", "spp", "subspecies",
        "superfamily",
    ]
    private static let familyEndings: [StaticString] = ["idae", "inae", "iformes", "aceae", "oidea", "ptera", "optera"]
    private static let genusEndings: [StaticString] = [
        "us", "a", "um", "is", "es", "on", "ys", "ops", "ix", "ax", "yx", "ex", "ox", "os", "as", "er", "ns", "ps",
        "or", "en", "an", "io",
        "go", "o", "e", "yt", "ur", "ar", "ir", "in",
    ]
    /// Endings that no Romance language has.
    private static let scientificEndings: [StaticString] = [
        "ensis", "ense", "folia", "folius", "folium", "florus", "florum", "flora", "cephalus", "cephala", "cephalum",
        "carpa", "carpus",
        "carpum", "phylla", "phyllus", "phyllum", "ophrys", "gaster", "ventris", "cauda", "caudus", "rostris",
        "rostrum", "ptera",
        "pterus", "notus", "notum", "oides", "oideum", "atus", "atum", "osus", "osum", "icus", "icum", "inus", "inum",
        "escens", "ii",
        "ianus", "ianum", "alis", "aris", "bilis", "ferum", "gerum", "pus", "pes", "ceps", "collis", "gularis", "frons",
        "formis", "forme",
        "stachya", "stachys", "stylis", "stylus", "spermum", "sperma", "thrix", "lepis", "odon", "orhynchus", "rhyncha",
        "soma",
    ]
    private static let epithetEndings: [StaticString] = [
        "us", "a", "um", "is", "es", "e", "i", "ii", "ae", "orum", "arum", "ensis", "ense", "oides", "or", "ns", "x",
        "on", "os", "er",
        "as", "ops", "ys", "o", "u", "men", "ps", "yx",
    ]
}
