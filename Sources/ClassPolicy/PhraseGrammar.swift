/// Reads a run of words without punctuation as one name: `Egyptian goose`, `box of bananas`, `female lion`.
///
/// Every word must be accounted for. The name is looked up whole; else it is a Latin name, a traffic sign's text, a head noun with
/// words before it that may stand there, or two names joined by a small word.
struct PhraseGrammar {
    let names: LabelNames
    var form: LabelForm { names.form }

    func read(_ words: Range<Int>) -> Reading {
        guard !words.isEmpty else { return .unknown("names nothing") }
        if words.count > 14 { return .unknown("more words than a class name has") }
        let reading = allowed(words)
        if case .generic(.worn, _) = reading, words.contains(where: isInCamelCase) {
            return .unknown("a worn thing written as attribute lists write it; part its words with spaces")
        }
        return reading
    }

    private func allowed(_ words: Range<Int>) -> Reading {
        if let whole = names.find(words) { return read(whole, words) }
        if let reading = LatinName(names).read(words) { return reading }
        if holdsPersonalPhrase(words) || isPersonalInAnotherOrder(words) { return refusal(of: words) }
        if isPersonsName(words) { return .excluded(.identity, word: form.string(words)) }
        if let reading = VehicleModel(names).read(words) { return reading }
        if let reading = SignText(names).read(words) { return reading }
        if let reading = HeadedName(names).read(words) { return reading }
        if let link = words.dropFirst().dropLast().first(where: { Link(form.text($0)) != nil }),
            let kind = Link(form.text(link))
        {
            return join(words.lowerBound..<link, kind, link + 1..<words.upperBound)
        }
        return refusal(of: words)
    }

    private func read(_ found: Taxonomy.Find, _ words: Range<Int>) -> Reading {
        switch found.entry.alone {
        case .generic(let branch): .generic(branch, node: names.name(found))
        case .person: .person
        case .excluded(let exclusion): .excluded(exclusion, word: form.string(words))
        case .people(let exclusion?): .excluded(exclusion, word: form.string(words))
        case .people(nil): .unknown("a place's name alone names no thing")
        case .modifier: .unknown("a word that describes, without a thing that it describes")
        }
    }

    /// `001 big cheese`: names of several words that describe a person stay so whatever stands around them.
    private func holdsPersonalPhrase(_ words: Range<Int>) -> Bool {
        words.contains { start in
            (start + 2..<max(start + 3, words.upperBound + 1)).contains { end in
                guard end <= words.upperBound, let entry = names.entry(start..<end) else { return false }
                return entry.personal != nil && entry.uses.isEmpty
            }
        }
    }

    /// `Nick Frost`: a given name and a surname, though each may name a thing. Written small, `rose hill`, it is taken for things
    /// unless the first is one that hardly stands before another.
    private func isPersonsName(_ words: Range<Int>) -> Bool {
        guard 2...3 ~= words.count, let given = names.entry(words.lowerBound), given.uses.contains(.givenName),
            names.entry(words.upperBound - 1)?.uses.contains(.surname) == true
        else { return false }
        if words.allSatisfy({ form.words[$0].isCapitalised }) { return true }
        return given.uses.isDisjoint(with: [.neutral, .species]) && [.object, .place, .vehicle].contains(given.branch)
    }

    /// `coach basketball`
    private func isPersonalInAnotherOrder(_ words: Range<Int>) -> Bool {
        guard 2...3 ~= words.count else { return false }
        return Self.orders[words.count - 2].contains { order in
            let name = order.map { form.text(words.lowerBound + $0) }.joined(
                separator: CollectionOfOne(UInt8(ascii: " ")))
            return Taxonomy.shared.findExactly(Array(name)[...])?.entry.personal != nil
        }
    }

    private static let orders: [[[Int]]] = [[[1, 0]], [[0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]]

    /// `box of bananas`, `bow and arrow`, `tray with food`: both sides must be things.
    private func join(_ left: Range<Int>, _ link: Link, _ right: Range<Int>) -> Reading {
        // `pair of socks`
        if link == .of, left.count == 1, Self.measures.contains(form.text(left.lowerBound)) { return read(right) }
        let first = read(left)
        if first.isExcluded { return first }
        let second = read(right)
        if second.isExcluded { return second }
        switch (first, second) {
        case (.generic(let branch, let node), .generic(let other, _)):
            // Whoever is `with helmet` is a person.
            if link == .with, other == .worn { return .excluded(.clothing, word: form.string(right)) }
            return .generic(branch, node: node)
        case (.person, _), (_, .person): return .unknown("says more of a person than that it is one")
        case (.generic, _):
            return link == .or && names.split(right, into: { !$0.uses.isDisjoint(with: [.neutral, .adjective]) })
                ? first : second
        case (_, .generic(let branch, _)):
            let isDescribed = link == .or && branch != .worn && names.split(left, into: { $0.describes })
            return isDescribed ? second : first
        default: return first
        }
    }

    private static let measures = WordSet(
        "pair set bunch pile heap stack row handful load bundle batch collection lot slice piece sheet pot cup glass can jar"
    )

    /// Why words that make no name are refused: the first that describes a person, else the first that is not known. Words that may
    /// also stand before a thing or a species (`black`, `asian`) count last.
    private func refusal(of words: Range<Int>) -> Reading {
        var unknown: Int?
        var hasPerson = false
        var weaker: Reading?
        var at = words.lowerBound
        while at < words.upperBound {
            guard let (end, found) = names.longest(from: at, to: words.upperBound, where: { _ in true }) else {
                if !form.words[at].isNumber { unknown = unknown ?? at }
                at += 1
                continue
            }
            if let exclusion = found.entry.personal {
                let reading = Reading.excluded(exclusion, word: form.string(at..<end))
                if found.entry.uses.isDisjoint(with: [.neutral, .describing, .species, .origin]) { return reading }
                weaker = weaker ?? reading
            }
            if case .person = found.entry.alone { hasPerson = true }
            at = end
        }
        if let weaker { return weaker }
        if hasPerson { return .unknown("says more of a person than that it is one") }
        if let unknown {
            return .unknown("'\(form.string(unknown..<unknown + 1))' is not in the taxonomy", isForeign: true)
        }
        return .unknown("the words are known, but make no name of a thing")
    }

    /// Whether a capital parts the word from the one before it. A digit before it doesn't count: `3D`.
    private func isInCamelCase(_ word: Int) -> Bool {
        word > 0 && form.words[word].isAttached && !form.words[word].isNumber && !form.words[word - 1].isNumber
    }
}
