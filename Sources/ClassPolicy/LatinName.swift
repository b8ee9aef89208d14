/// Scientific names: binomials (`Turdus migratorius`), trinomials, and taxa (`Cervidae`, `accipiter species`).
///
/// A binomial is accepted by form where its genus or its epithet is known, where its epithet has an ending that only scientific
/// names have, or where a vernacular name vouches for it. A word known to describe a person is never overlooked.
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
        guard 2...3 ~= words.count else { return false }
        if isKnownGenus(words.lowerBound) { return words.dropFirst().allSatisfy(isEpithet) }
        return hasForm(words)
            && words.dropFirst().contains { word in
                names.exactEntry(word)?.uses.contains(.epithet) == true
                    || form.text(word).count > 5 && Self.scientificEndings.end(form.text(word))
            }
    }

    /// `Tachycineta albilinea (Mangrove Swallow)`: whether the vernacular name in parentheses vouches for words that only look like
    /// a Latin name.
    func isVouchedFor(_ words: Range<Int>, by vernacular: Range<Int>) -> Bool {
        if !vernacular.isEmpty, PhraseGrammar(names: names).read(vernacular).branch?.isLiving == true {
            return isWritten(words) { _ in true }
        }
        return hasForm(words) && isVernacular(vernacular)
    }

    private func isKnownGenus(_ word: Int) -> Bool {
        guard let entry = names.exactEntry(word), !form.text(word).elementsEqual("homo".utf8) else { return false }
        let isCapitalised = form.words[word].isCapitalised
        return entry.isTaxon ? isCapitalised || entry.personal == nil : isCapitalised && entry.branch?.isLiving == true
    }

    private func hasForm(_ words: Range<Int>) -> Bool {
        isWritten(words) { Self.epithetEndings.end(form.text($0)) }
            && Self.genusEndings.end(form.text(words.lowerBound))
    }

    /// Whether the words are written as a binomial is, `Genus epithet`, and none of them is known to describe a person.
    private func isWritten(_ words: Range<Int>, where isEpithet: (Int) -> Bool) -> Bool {
        let genus = words.lowerBound
        guard 2...3 ~= words.count, form.words[genus].isCapitalised, form.words[genus].bytes.count > 3,
            !isPerson(names.exactEntry(genus))
        else { return false }
        return words.dropFirst().allSatisfy { word in
            guard isLowerCaseWord(word) else { return false }
            let entry = names.exactEntry(word)
            return entry?.uses.contains(.epithet) == true || !isPerson(entry) && isEpithet(word)
        }
    }

    private func isPerson(_ entry: TaxonomyEntry?) -> Bool {
        guard let entry else { return false }
        if case .person = entry.alone { return true }
        return entry.personal != nil && !entry.isTaxon
    }

    private func isLowerCaseWord(_ word: Int) -> Bool {
        !form.words[word].isCapitalised && !form.words[word].isNumber && form.words[word].bytes.count > 2
    }

    private func isEpithet(_ word: Int) -> Bool {
        guard isLowerCaseWord(word) else { return false }
        guard let entry = names.exactEntry(word) else {
            return form.text(word).count > 3 && Self.epithetEndings.end(form.text(word))
        }
        if entry.uses.contains(.epithet) { return true }
        if case .person = entry.alone { return false }
        switch entry.personal {
        // `minimus` is also a toe, `costae` a rib.
        case nil, .body?, .role?: return Self.epithetEndings.end(form.text(word))
        default:
            // `inca`, `asiatica`
            return !entry.uses.isDisjoint(with: [.species, .romance]) && Self.epithetEndings.end(form.text(word))
        }
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
        case nil, .role?, .body?, .expression?, .build?: return true
        default: break
        }
        if entry.homograph?.isLiving == true || entry.uses.contains(.neutral) && words.count > 1 { return true }
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
                || Self.lowRanks.contains(rank) && Self.genusEndings.end(form.text(name)))
    }

    private static let lowRanks = WordSet("species genus sp spp subgenus")
    private static let highRanks = WordSet("family order class tribe suborder")
    private static let familyEndings = WordEndings("idae inae iformes aceae oidea ptera optera")
    private static let genusEndings = WordEndings(
        "us a um is es on ys ops ix ax yx ex ox os as er ns ps or en an io go o e yt ur ar ir in")
    private static let epithetEndings = WordEndings(
        "us a um is es e i ii ae orum arum ensis ense oides or ns x on os er as ops ys o u men ps yx")
    /// Endings that no Romance language has.
    private static let scientificEndings = WordEndings(
        "ensis ense folia folius folium florus florum flora cephalus cephala cephalum carpa carpus carpum phylla phyllus phyllum "
            + "ophrys gaster ventris cauda caudus rostris rostrum ptera pterus notus notum oides oideum atus atum osus osum icus icum "
            + "inus inum escens ii ianus ianum alis aris bilis ferum gerum pus pes ceps collis gularis frons formis forme stachya "
            + "stachys stylis stylus spermum sperma thrix lepis odon rhynchus rhyncha soma")
}
