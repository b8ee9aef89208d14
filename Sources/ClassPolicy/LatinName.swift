/// Scientific names: binomials (`Turdus migratorius`), trinomials, and taxa (`Cervidae`, `accipiter species`).
///
/// A binomial is accepted where its genus or its epithet is known, where a vernacular name vouches for it, or where its letters
/// are those of scientific names (``LatinScore``). A word known to describe a person is never overlooked.
struct LatinName {
    private let names: LabelNames
    private var form: LabelForm { names.form }

    init(_ names: LabelNames) { self.names = names }

    func read(_ words: Range<Int>) -> Reading? {
        guard words.count <= 5, isTaxon(words) || isBinomial(words) else { return nil }
        return .generic(.taxon, node: form.string(words))
    }

    // MARK: Binomials

    func isBinomial(_ words: Range<Int>) -> Bool {
        guard 2...3 ~= words.count, !words.contains(where: { form.words[$0].isAccented }) else { return false }
        if isKnownGenus(words.lowerBound) { return epithets(words).allSatisfy { isEpithet($0, leastScore: -2.5) } }
        let hasKnownEpithet = epithets(words).contains { names.exactEntry($0)?.uses.contains(.epithet) == true }
        return isWritten(words, leastScore: hasKnownEpithet ? -0.5 : 0.15)
    }

    /// The words behind the genus, without the letter of `c-album`.
    private func epithets(_ words: Range<Int>) -> Range<Int> {
        let first = words.lowerBound + 1
        return words.count == 3 && form.words[first].bytes.count == 1
            ? first + 1..<words.upperBound : first..<words.upperBound
    }

    /// `Tachycineta albilinea (Mangrove Swallow)`: whether the vernacular name in parentheses vouches for words that only look like
    /// a Latin name.
    func isVouchedFor(_ words: Range<Int>, by vernacular: Range<Int>) -> Bool {
        // Lists that have no vernacular name write `Syntomoides imaon ()`.
        if vernacular.isEmpty { return isWritten(words, leastScore: -1) }
        if PhraseGrammar(names: names).read(vernacular).branch?.isLiving == true {
            return isWritten(words, leastScore: -.infinity)
        }
        return isVernacular(vernacular) && isWritten(words, leastScore: -0.9)
    }

    private func isKnownGenus(_ word: Int) -> Bool {
        guard let entry = names.exactEntry(word), !form.text(word).elementsEqual("homo".utf8) else { return false }
        let isCapitalised = form.words[word].isCapitalised
        return entry.isTaxon ? isCapitalised || entry.personal == nil : isCapitalised && entry.branch?.isLiving == true
    }

    /// Whether the words are written as a binomial is, `Genus epithet`, none of them is known to describe a person, and the letters
    /// of the genus and on the average of the epithets score together at least so much.
    private func isWritten(_ words: Range<Int>, leastScore: Double) -> Bool {
        let genus = words.lowerBound
        // The codes of nomenclature allow no accents; many a foreign trade with Latin endings has them.
        guard 2...3 ~= words.count, !words.contains(where: { form.words[$0].isAccented }),
            form.words[genus].isCapitalised, form.words[genus].bytes.count > 3,
            !isPerson(names.exactEntry(genus)) || leastScore == -.infinity && isGivenName(genus),
            epithets(words).allSatisfy({ isEpithet($0, leastScore: -.infinity) })
        else { return false }
        let epithets = epithets(words)
        let score = epithets.reduce(0) { $0 + LatinScore.epithets.of(form.text($1)) } / Double(epithets.count)
        return LatinScore.genera.of(form.text(genus)) + score >= leastScore
    }

    /// `Milla biflora`, beside a vernacular name that is a plant's.
    private func isGivenName(_ word: Int) -> Bool {
        if case .excluded(.identity) = names.exactEntry(word)?.alone { true } else { false }
    }

    private func isPerson(_ entry: TaxonomyEntry?) -> Bool {
        guard let entry else { return false }
        if case .person = entry.alone { return true }
        return entry.personal != nil && !entry.isTaxon
    }

    private func isEpithet(_ word: Int, leastScore: Double) -> Bool {
        guard !form.words[word].isCapitalised, !form.words[word].isNumber,
            form.words[word].bytes.count > 2 || form.text(word).elementsEqual("io".utf8)
        else {
            return false
        }
        guard let entry = names.exactEntry(word) else {
            return LatinScore.epithets.of(form.text(word)) >= leastScore
        }
        if entry.uses.contains(.epithet) { return true }
        if case .person = entry.alone { return false }
        switch entry.personal {
        // `minimus` is also a toe, `costae` a rib, `clara` a given name.
        case .identity?: return LatinScore.epithets.of(form.text(word)) >= leastScore
        case nil, .body?, .role?: if entry.branch?.isLiving == true { return true }
        // `inca`, `asiatica`
        default: if entry.uses.isDisjoint(with: [.species, .romance]) { return false }
        }
        return LatinScore.epithets.of(form.text(word)) >= (entry.isGeneric ? max(leastScore, -0.7) : leastScore)
    }

    // MARK: Vernacular names

    /// Whether the words can be a species' vernacular name beside its Latin one: nothing in them says what a person is like. Trades
    /// and kin are common in such names (`Indian warrior`, `blow wives`).
    func isVernacular(_ words: Range<Int>) -> Bool {
        if words.isEmpty || PhraseGrammar(names: names).read(words).isGeneric { return true }
        guard words.count < 7 else { return false }
        var at = words.lowerBound
        while at < words.upperBound {
            guard let (end, found) = names.longest(from: at, to: words.upperBound, where: { _ in true }) else {
                at += 1
                continue
            }
            guard mayStandInVernacular(found.entry, at..<end, of: words) else { return false }
            at = end
        }
        return true
    }

    private func mayStandInVernacular(_ entry: TaxonomyEntry, _ part: Range<Int>, of words: Range<Int>) -> Bool {
        if case .person = entry.alone { return false }
        switch entry.personal {
        case nil, .role?, .body?, .expression?, .build?, .identity?: return true
        default: break
        }
        if entry.homograph?.isLiving == true || entry.describes && words.count > 1 { return true }
        return part.upperBound < words.upperBound
            && (!entry.uses.isDisjoint(with: [.species, .origin]) || form.words[part.upperBound - 1].isPossessive)
    }

    // MARK: Taxa

    /// `Cervidae`, `paridae family`, `panthera species`, `Mouse sp.`, `kangaroo family`
    private func isTaxon(_ words: Range<Int>) -> Bool {
        let name = words.lowerBound
        if words.count == 1 {
            return names.find(words) == nil && form.text(name).count > 6 && Self.familyEndings.end(form.text(name))
        }
        let rank = form.text(words.upperBound - 1)
        guard Self.lowRanks.contains(rank) || Self.highRanks.contains(rank) else { return false }
        if words.count > 2 { return PhraseGrammar(names: names).read(words.dropLast()).branch?.isLiving == true }
        if let entry = names.entry(name) {
            return entry.branch?.isLiving == true
                && (entry.personal == nil || entry.isTaxon && Self.lowRanks.contains(rank))
        }
        return form.text(name).count > 2 && !form.words[name].isNumber
            && (Self.familyEndings.end(form.text(name))
                || Self.lowRanks.contains(rank) && LatinScore.genera.of(form.text(name)) >= -2)
    }

    private static let lowRanks = WordSet("species genus sp spp subgenus")
    private static let highRanks = WordSet("family order class tribe suborder")
    private static let familyEndings = WordEndings("idae inae iformes aceae oidea ptera optera")
}
