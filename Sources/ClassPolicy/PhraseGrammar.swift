/// Reads a run of words without punctuation as one name: `Egyptian goose`, `box of bananas`, `female lion`.
///
/// Every word must be accounted for. The name is looked up whole; else it is a Latin name, two names joined by a small word, a
/// traffic sign's text, or a head noun with words before it that may stand there.
struct PhraseGrammar {
    let form: LabelForm
    private let taxonomy = Taxonomy.shared
    /// The longest name of the table that is looked for within a label, in words.
    private static let longestName = 6

    init(_ form: LabelForm) { self.form = form }

    func read(_ words: Range<Int>) -> Reading {
        guard !words.isEmpty else { return .unknown("names nothing") }
        if words.count > 14 { return .unknown("more words than a class name has") }
        if let whole = lookUp(words) {
            if case .generic(.worn) = whole.entry.alone, words.contains(where: isInCamelCase) {
                return .unknown("a worn thing written as attribute lists write it; part its words with spaces")
            }
            return read(whole, words)
        }
        if let reading = LatinName.read(words, in: self) { return reading }
        if let reading = readSign(words) { return reading }
        if let reading = compose(words) { return reading }
        if let link = words.dropFirst().dropLast().first(where: { Link(form.text($0)) != nil }) {
            return readLinked(words.lowerBound..<link, Link(form.text(link)), link + 1..<words.upperBound)
        }
        return refusal(of: words)
    }

    /// The table's entry for a run of words, unless the words are split where no one splits them (`m a l e`, `ca t`): such a
    /// spelling is only ever found to refuse.
    func lookUp(_ words: Range<Int>) -> Taxonomy.Find? {
        guard let found = taxonomy.find(form.text(words)) else { return nil }
        if found.isSpeltAsFound || words.count == 1 || found.entry.personal != nil { return found }
        return words.allSatisfy { form.words[$0].isNumber || form.words[$0].bytes.count > 2 } ? found : nil
    }

    /// A word without regard to plurals: scientific names often end in `s`.
    func lookUpExactly(_ word: Int) -> Taxonomy.Find? { taxonomy.findExactly(form.text(word)) }

    func name(_ found: Taxonomy.Find) -> String { taxonomy.name(at: found.place) }

    private func read(_ found: Taxonomy.Find, _ words: Range<Int>) -> Reading {
        switch found.entry.alone {
        case .generic(let branch): .generic(branch, node: name(found))
        case .person: .person
        case .excluded(let exclusion): .excluded(exclusion, word: form.string(words))
        case .people(let exclusion?): .excluded(exclusion, word: form.string(words))
        case .people(nil): .unknown("a place's name alone names no thing")
        case .modifier: .unknown("a word that describes, without a thing that it describes")
        }
    }

    // MARK: Head and modifiers

    /// A head noun at the end, and before it words that may stand there. Animals may have their sex and age behind them, other things
    /// what kind they are (`Truck-Flatbed`, `tray large`).
    private func compose(_ words: Range<Int>) -> Reading? {
        var end = words.upperBound
        while end > words.lowerBound {
            for start in words.lowerBound..<end {
                guard start > words.lowerBound || end < words.upperBound, end - start <= Self.longestName,
                    let head = lookUp(start..<end), let branch = branch(of: head.entry, after: words.lowerBound..<start)
                else { continue }
                let before = words.lowerBound..<start
                let after = end..<words.upperBound
                if mayFollow(after, branch) {
                    if branch == .worn, words.contains(where: isInCamelCase) {
                        return .unknown("a worn thing written as attribute lists write it; part its words with spaces")
                    }
                    if accountsFor(before, head: head.entry, branch: branch) {
                        return .generic(branch, node: name(head))
                    }
                    if after.isEmpty { break }
                }
                break
            }
            end -= 1
            // Only words that may follow a head are taken from the end.
            guard
                form.words[end].isNumber || isRomanceLink(end)
                    || lookUp(end..<end + 1)?.entry.uses.isDisjoint(with: [.ofAnimals, .neutral, .romance]) == false
            else { break }
        }
        return nil
    }

    /// The branch of a head noun. A person's word counts as a kind of animal only behind words that say nothing of persons.
    private func branch(of head: TaxonomyEntry, after words: Range<Int>) -> Branch? {
        if case .generic(let branch) = head.alone { return branch }
        guard let branch = head.kindOf, !words.isEmpty else { return nil }
        let isImpersonal = words.allSatisfy { word in
            guard let entry = lookUp(word..<word + 1)?.entry else { return form.words[word].isPossessive }
            return entry.personal == nil && !entry.uses.contains(.origin)
                || words.count > 1 && entry.uses.contains(.neutral)
        }
        return isImpersonal ? branch : nil
    }

    private func mayFollow(_ words: Range<Int>, _ branch: Branch) -> Bool {
        if words.isEmpty { return true }
        if branch.isLiving {
            return isAllOfAnimals(words)
                || words.allSatisfy { isRomanceLink($0) || lookUp($0..<$0 + 1)?.entry.uses.contains(.romance) == true }
        }
        return branch != .worn
            && words.allSatisfy { word in
                form.words[word].isNumber
                    ? branch == .vehicle || branch == .road
                    : lookUp(word..<word + 1)?.entry.uses.contains(.neutral) == true
            }
    }

    /// `faisán de carúncula azul`, `coua à tête rousse`
    private func isRomanceLink(_ word: Int) -> Bool {
        Self.romanceLinks.contains { link in link.withUTF8Buffer { form.text(word).elementsEqual($0) } }
    }

    private static let romanceLinks: [StaticString] = [
        "de", "du", "des", "a", "d", "del", "da", "do", "di", "la", "le", "e", "et", "y",
    ]

    /// Whether the words split into names and words that may each stand before the head.
    private func accountsFor(_ words: Range<Int>, head: TaxonomyEntry, branch: Branch) -> Bool {
        if words.isEmpty { return true }
        for end in stride(from: min(words.upperBound, words.lowerBound + 4), to: words.lowerBound, by: -1)
        where mayPrecede(words.lowerBound..<end, head: head, branch: branch)
            && accountsFor(end..<words.upperBound, head: head, branch: branch)
        {
            return true
        }
        return false
    }

    private func mayPrecede(_ words: Range<Int>, head: TaxonomyEntry, branch: Branch) -> Bool {
        if words.count == 1, form.words[words.lowerBound].isNumber { return !isTouching(words.lowerBound) }
        if branch.isLiving, words.count == 1, isRomanceLink(words.lowerBound) || isNameParticle(words.lowerBound) {
            return true
        }
        guard let entry = lookUp(words)?.entry else {
            // `Grevy's zebra`: whoever the species is named after.
            return branch.isLiving && words.count == 1 && form.words[words.lowerBound].isPossessive
                && form.words[words.lowerBound].bytes.count > 4
        }
        // `Brewer's blackbird`
        if branch.isLiving, words.count == 1, form.words[words.lowerBound].isPossessive {
            if case .excluded(.role) = entry.alone { return true }
            if entry.uses.contains(.audience) { return true }
        }
        if case .person = entry.alone { return false }
        if branch.isLiving {
            if !entry.uses.isDisjoint(with: [.neutral, .species, .ofAnimals, .origin, .epithet]) { return true }
            return entry.isTaxon || entry.isGeneric && entry.branch != .worn
        }
        if entry.uses.contains(.ofAnimals), head.uses.contains(.connector) { return true }
        if entry.uses.contains(.neutral) { return true }
        if branch != .worn, !entry.uses.isDisjoint(with: [.origin, .audience]) { return true }
        // `hat orange` is no fruit, and `footwear shoes` a person's attribute.
        if entry.branch == .worn, branch == .food || branch == .sign || branch == .worn { return false }
        return entry.isGeneric
    }

    private func isInCamelCase(_ word: Int) -> Bool {
        word > 0 && form.words[word].isAttached && !form.words[word].isNumber && !form.words[word - 1].isNumber
    }

    /// Whether a number stands against a letter, as in `3motion`.
    private func isTouching(_ word: Int) -> Bool {
        word + 1 < form.words.count && form.words[word + 1].isAttached
    }

    /// `von der Decken's hornbill`
    private func isNameParticle(_ word: Int) -> Bool {
        Self.nameParticles.contains { particle in particle.withUTF8Buffer { form.text(word).elementsEqual($0) } }
    }

    private static let nameParticles: [StaticString] = ["von", "van", "der", "den", "mac", "st", "pere", "and"]

    /// Why words that make no name are refused: the first of them that describes a person, else the first that is not known.
    private func refusal(of words: Range<Int>) -> Reading {
        var unknown: Int?
        var person: Int?
        var weaker: Reading?
        var at = words.lowerBound
        while at < words.upperBound {
            var taken = 1
            for end in stride(from: min(words.upperBound, at + 4), to: at, by: -1) {
                guard let entry = lookUp(at..<end)?.entry else { continue }
                if let exclusion = entry.personal {
                    let reading = Reading.excluded(exclusion, word: form.string(at..<end))
                    if !entry.uses.contains(.neutral) { return reading }
                    weaker = weaker ?? reading
                }
                if case .person = entry.alone { person = at }
                taken = end - at
                break
            }
            if taken == 1, unknown == nil, lookUp(at..<at + 1) == nil, !form.words[at].isNumber { unknown = at }
            at += taken
        }
        if let weaker { return weaker }
        if person != nil { return .unknown("says more of a person than that it is one") }
        if let unknown { return .unknown("'\(form.string(unknown..<unknown + 1))' is not in the taxonomy") }
        return .unknown("the words are known, but make no name of a thing")
    }

    // MARK: Joined names

    /// `box of bananas`, `bow and arrow`, `tray with food`: both sides must be things.
    private func readLinked(_ left: Range<Int>, _ link: Link?, _ right: Range<Int>) -> Reading {
        let first = read(left)
        if first.isExcluded { return first }
        let second = read(right)
        if second.isExcluded { return second }
        switch (first, second) {
        case (.generic(let branch, let node), .generic(let other, _)):
            // `without a helmet` says something of the one who wears none.
            if link == .with, other == .worn, branch == .place { return .excluded(.clothing, word: form.string(right)) }
            return .generic(branch, node: node)
        case (.person, _), (_, .person): return .unknown("says more of a person than that it is one")
        case (.generic(let branch, let node), _):
            return link == .which && isAllNeutral(right) ? .generic(branch, node: node) : second
        case (_, .generic(let branch, let node)):
            return link == .which && isAllNeutral(left) && branch != .worn ? .generic(branch, node: node) : first
        default: return first
        }
    }

    // MARK: Signs

    /// `End of speed limit (80km/h)`, `No passing for vehicles over 3.5 metric tons`: a sign's words, and the things and measures
    /// that they speak of.
    private func readSign(_ words: Range<Int>) -> Reading? {
        var at = words.lowerBound
        var node: String?
        while at < words.upperBound {
            var taken = 0
            for end in stride(from: min(words.upperBound, at + Self.longestName), to: at, by: -1) {
                guard let found = lookUp(at..<end) else { continue }
                if case .generic(.sign) = found.entry.alone {
                    node = node ?? name(found)
                } else if found.entry.personal != nil || found.entry.branch == .worn
                    || !found.entry.isGeneric && !found.entry.uses.contains(.neutral)
                {
                    continue
                }
                taken = end - at
                break
            }
            if taken == 0 {
                let text = form.text(at)
                guard form.words[at].isNumber || Link(text) != nil || isUnit(text) else { return nil }
                taken = 1
            }
            at += taken
        }
        return node.map { .generic(.sign, node: $0) }
    }

    private func isUnit(_ text: ArraySlice<UInt8>) -> Bool {
        Self.units.contains { unit in unit.withUTF8Buffer { text.elementsEqual($0) } }
    }

    private static let units: [StaticString] = [
        "km", "kmh", "mph", "m", "cm", "mm", "t", "kg", "tons", "tonnes", "metric", "h",
    ]

    // MARK: What may accompany a name

    /// Whether the words are an animal's sex and age and nothing more.
    func isAllOfAnimals(_ words: Range<Int>) -> Bool {
        split(words) { $0.uses.contains(.ofAnimals) }
    }

    /// Whether the words name peoples or places and nothing more.
    func isAllOrigin(_ words: Range<Int>) -> Bool {
        split(words) { $0.uses.contains(.origin) }
    }

    func isAllNeutral(_ words: Range<Int>) -> Bool {
        split(words) { $0.uses.contains(.neutral) }
    }

    /// `80km/h`, `3.5 t`
    func isMeasure(_ words: Range<Int>) -> Bool {
        !words.isEmpty && words.contains { form.words[$0].isNumber }
            && words.allSatisfy { form.words[$0].isNumber || isUnit(form.text($0)) }
    }

    /// Whether the words can be a species' vernacular name beside its Latin one: nothing in them says what a person is like. Trades
    /// and kin are common in such names (`Indian warrior`, `blow wives`).
    func isVernacular(_ words: Range<Int>) -> Bool {
        if read(words).isGeneric { return true }
        if words.isEmpty { return true }
        guard words.count < 7 else { return false }
        var at = words.lowerBound
        while at < words.upperBound {
            var taken = 1
            for end in stride(from: min(words.upperBound, at + 4), to: at, by: -1) {
                guard let entry = lookUp(at..<end)?.entry else { continue }
                if case .person = entry.alone { return false }
                switch entry.personal {
                case nil, .role?, .body?, .expression?, .build?: break
                default:
                    let mayStand =
                        end < words.upperBound
                        && (!entry.uses.isDisjoint(with: [.species, .origin, .neutral])
                            || form.words[end - 1].isPossessive)
                    guard
                        mayStand || entry.uses.contains(.neutral) && words.count > 1
                            || entry.homograph?.isLiving == true
                    else {
                        return false
                    }
                }
                taken = end - at
                break
            }
            at += taken
        }
        return true
    }

    /// Whether the words split into names that all satisfy the condition. Numbers do.
    private func split(_ words: Range<Int>, _ condition: (TaxonomyEntry) -> Bool) -> Bool {
        var at = words.lowerBound
        next: while at < words.upperBound {
            if form.words[at].isNumber {
                at += 1
                continue
            }
            for end in stride(from: min(words.upperBound, at + 3), to: at, by: -1) {
                if let entry = lookUp(at..<end)?.entry, condition(entry) {
                    at = end
                    continue next
                }
            }
            return false
        }
        return true
    }
}
