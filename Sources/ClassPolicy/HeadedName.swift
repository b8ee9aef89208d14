/// A head noun, and words around it that may stand there: `great black-backed gull`, `small cardboard box`.
///
/// What may stand before a head depends on its branch. Species names are built from peoples, trades and titles (`Egyptian goose`,
/// `carpenter ant`, `king vulture`), things from places and buyers (`Persian rug`, `baby carriage`), worn things from neither.
/// Animals may have their sex and age behind them, other things what kind they are (`Truck-Flatbed`).
struct HeadedName {
    private let names: LabelNames
    private var form: LabelForm { names.form }

    init(_ names: LabelNames) { self.names = names }

    func read(_ words: Range<Int>) -> Reading? {
        var end = words.upperBound
        while end > words.lowerBound {
            if let reading = read(words, headEndingAt: end) { return reading }
            end -= 1
            // Only words that may follow a head are taken from the end.
            guard
                form.words[end].isNumber || Self.romanceLinks.contains(form.text(end))
                    || names.entry(end)?.uses.isDisjoint(with: [.ofAnimals, .neutral, .describing, .species, .romance])
                        == false
            else { break }
        }
        return nil
    }

    /// Tries the longest head that ends before a word.
    private func read(_ words: Range<Int>, headEndingAt end: Int) -> Reading? {
        for start in max(words.lowerBound, end - LabelNames.longest)..<end {
            let before = words.lowerBound..<start
            let after = end..<words.upperBound
            guard !before.isEmpty || !after.isEmpty, let head = names.find(start..<end),
                let branch = branch(of: head.entry, after: before)
            else { continue }
            guard !isTailOfPersonalPhrase(start, end, in: words), mayFollow(after, branch),
                splits(before, before: head.entry, branch)
            else { return nil }
            return .generic(branch, node: names.name(head))
        }
        return nil
    }

    /// The branch of a head noun. A person's word counts as a kind of animal only behind words that say nothing of persons.
    private func branch(of head: TaxonomyEntry, after words: Range<Int>) -> Branch? {
        if case .generic(let branch) = head.alone { return branch }
        guard let branch = head.kindOf, !words.isEmpty else { return nil }
        let isImpersonal = words.allSatisfy { word in
            guard let entry = names.entry(word) else { return form.words[word].isPossessive }
            return entry.personal == nil && !entry.uses.contains(.origin)
                && (!entry.isGeneric || entry.branch?.isLiving == true || entry.uses.contains(.neutral))
                || words.count > 1 && entry.describes
        }
        return isImpersonal ? branch : nil
    }

    /// `001 Down Easter`
    private func isTailOfPersonalPhrase(_ start: Int, _ end: Int, in words: Range<Int>) -> Bool {
        (words.lowerBound..<start).contains { names.entry($0..<end)?.personal != nil }
    }

    // MARK: Behind the head

    private func mayFollow(_ words: Range<Int>, _ branch: Branch) -> Bool {
        if words.isEmpty { return true }
        if branch.isLiving {
            // `lion male`; `hyenaSpotted`; `faisán de carúncula azul`
            return branch != .plant && names.split(words) { $0.uses.contains(.ofAnimals) }
                || words.allSatisfy(isMarking)
                || branch == .plant && words.allSatisfy { names.entry($0)?.uses.contains(.neutral) == true }
                || words.allSatisfy {
                    Self.romanceLinks.contains(form.text($0)) || names.entry($0)?.uses.contains(.romance) == true
                }
        }
        return branch != .worn
            && words.allSatisfy { word in
                let isTraffic = branch == .vehicle || branch == .road
                if form.words[word].isNumber { return isTraffic }
                guard let entry = names.entry(word) else { return false }
                if isTraffic { return !entry.uses.isDisjoint(with: [.neutral, .adjective]) }
                if branch == .place, entry.uses.contains(.origin) { return true }
                return entry.uses.contains(.neutral) && (entry.personal == nil || branch == .food || branch == .place)
                    || entry.uses.contains(.adjective) && entry.personal == nil
            }
    }

    /// `spotted`, `banded`
    private func isMarking(_ word: Int) -> Bool {
        guard let entry = names.entry(word), entry.personal == nil else { return false }
        return !entry.uses.isDisjoint(with: [.neutral, .describing, .species])
            && form.text(word).suffix(2).elementsEqual("ed".utf8)
    }

    private static let romanceLinks = WordSet("de du des a d del da do di la le e et y")

    // MARK: Before the head

    /// Whether the words split into names and words that may each stand before the head.
    private func splits(_ words: Range<Int>, before head: TaxonomyEntry, _ branch: Branch) -> Bool {
        if words.isEmpty { return true }
        let longest = min(words.upperBound, words.lowerBound + 4)
        return stride(from: longest, to: words.lowerBound, by: -1).contains { end in
            mayPrecede(words.lowerBound..<end, head, branch) && splits(end..<words.upperBound, before: head, branch)
        }
    }

    private func mayPrecede(_ words: Range<Int>, _ head: TaxonomyEntry, _ branch: Branch) -> Bool {
        if words.count == 1 {
            let word = words.lowerBound
            // A number that touches letters, as in `3motion`, stands for a letter.
            if form.words[word].isNumber { return word + 1 == form.words.count || !form.words[word + 1].isAttached }
            if branch.isLiving, Self.particles.contains(form.text(word)) { return true }
            if branch.isLiving, form.words[word].isPossessive, mayOwn(word) { return true }
        }
        guard let entry = names.entry(words) else { return false }
        if case .person = entry.alone { return false }
        if branch.isLiving { return mayPrecedeSpecies(entry, branch, isDoer: head.uses.contains(.doer)) }
        if head.uses.contains(.figure) {
            return entry.personal == nil && (entry.describes || entry.isGeneric && entry.branch != .worn)
        }
        // `hand sanitizer` and `tile setter` look alike: behind a thing, only names that the table has as a whole.
        if head.uses.contains(.doer) {
            return entry.uses.contains(.neutral) && entry.personal == nil && !entry.isGeneric
        }
        // `left shoe`: whoever says which, means somebody's.
        if branch == .worn, words.count == 1, Self.sides.contains(form.text(words.lowerBound)) { return false }
        if entry.describes { return true }
        if entry.uses.contains(.ofAnimals), head.uses.contains(.connector) { return true }
        if branch != .worn, !entry.uses.isDisjoint(with: [.origin, .audience]) { return true }
        // `hat orange` is no fruit, and `footwear shoes` a person's attribute.
        if entry.branch == .worn { return branch == .object || branch == .place || branch == .vehicle }
        return entry.isGeneric
    }

    private func mayPrecedeSpecies(_ entry: TaxonomyEntry, _ head: Branch, isDoer: Bool) -> Bool {
        if !entry.uses.isDisjoint(with: [.neutral, .species, .origin, .epithet]) || entry.isTaxon { return true }
        if head != .plant, entry.uses.contains(.ofAnimals) { return true }
        guard let branch = entry.isGeneric ? entry.branch : nil else {
            return entry.uses.contains(.adjective) || entry.describes && !isDoer
        }
        // `mangrove snapper` is a fish, `tile setter` a trade.
        return isDoer ? branch.isLiving : branch != .worn
    }

    /// `Grevy's zebra`, `Brewer's blackbird`, `lady's slipper`: whoever a species is named after.
    private func mayOwn(_ word: Int) -> Bool {
        guard let entry = names.entry(word) else { return form.words[word].bytes.count > 4 }
        switch entry.alone {
        case .excluded(.role), .excluded(.identity): return true
        default: return entry.uses.contains(.audience)
        }
    }

    private static let sides = WordSet("left right upper lower")
    /// `von der Decken's hornbill`, `black and white warbler`
    private static let particles = WordSet("von van der den de du a d da mac st pere and")
}
