/// Reads a whole label: segments parted by commas, colons and parentheses, each of which ``PhraseGrammar`` reads.
///
/// - `robin, American robin, Turdus migratorius`: names of one thing. Every one must be allowed.
/// - `lion (male)`, `elephant: adult`: an animal with its sex or age.
/// - `Bat (Animal)`, `lane/crosswalk`, `vehicle: truck`: a thing and its branch.
/// - `Larix laricina (Tamarack)`: a species and its vernacular name.
struct LabelGrammar {
    let form: LabelForm
    private let names: LabelNames
    private let phrases: PhraseGrammar

    init(_ form: LabelForm) {
        self.form = form
        names = LabelNames(form)
        phrases = PhraseGrammar(names: names)
    }

    func read() -> Reading {
        if form.words.isEmpty { return .unknown("names nothing") }
        if form.words.allSatisfy(\.isNumber) { return .unknown("a number names nothing") }
        if form.hasOddCapitals { return .unknown("has capitals in odd places") }
        if form.words.count > 1,
            form.words.indices.allSatisfy({ form.words[$0].isNumber || Self.placeholders.contains(form.text($0)) })
        {
            return .unknown("a placeholder names nothing")
        }
        let everything = 0..<form.words.count
        if let whole = names.find(everything) {
            if let exclusion = whole.entry.personal {
                return .excluded(exclusion, word: form.string(everything))
            }
            if form.segments.count > 1, case .generic(let branch) = whole.entry.alone, whole.isSpeltAsFound {
                return .generic(branch, node: names.name(whole))
            }
        }
        let segments = withoutIndex(withoutSignNumber(form.segments[...]))
        guard let first = segments.first else { return .unknown("names nothing") }
        if segments.count == 1 { return phrases.read(first.words) }
        // `Grader, stone`, `Builder, house: timber`: an index of trades. Two names of one thing are doers both: `dryer, drier`.
        if let second = segments.dropFirst().first, second.mark == .comma,
            segments.count == 2 || segments.contains(where: { $0.mark == .colon }),
            isTradeAndMaterial(first.words, second.words)
        {
            return .unknown("reads as a trade and its material")
        }
        if segments.count == 2, isSignFamily(first.words), let text = segments.last, text.mark == .colon,
            let reading = SignText(names).read(text.words, isAnnounced: true)
        {
            return reading
        }
        let reading = combine(first, segments.dropFirst())
        if !reading.isGeneric, !reading.isPerson, segments.dropFirst().allSatisfy({ $0.mark == .slash }) {
            // `black/white colobus`: one name with a slash in it.
            let joined = phrases.read(first.words.lowerBound..<form.words.count)
            if joined.isGeneric { return joined }
        }
        return reading
    }

    /// `regulatory--keep-left--g1`, `danger--roundabout-ahead--de`: the last segment tells variants of a sign apart.
    private func withoutSignNumber(_ segments: ArraySlice<LabelForm.Segment>) -> ArraySlice<LabelForm.Segment> {
        guard segments.count == 3, let family = segments.first, isSignFamily(family.words), let last = segments.last,
            last.mark == .colon, let word = last.words.first, form.words[word].bytes.count <= 2,
            last.words.dropFirst().allSatisfy({ form.words[$0].isNumber })
        else { return segments }
        return segments.dropLast()
    }

    private func isSignFamily(_ words: Range<Int>) -> Bool {
        words.count == 1 && Self.signFamilies.contains(form.text(words.lowerBound))
    }

    private static let signFamilies = WordSet(
        "regulatory warning information complementary prohibitory mandatory obligatory danger informative")

    /// The segments without what only counts or announces the name.
    private func withoutIndex(_ segments: ArraySlice<LabelForm.Segment>) -> ArraySlice<LabelForm.Segment> {
        guard let words = segments.first?.words, let start = words.first else { return segments }
        func named(from word: Int) -> ArraySlice<LabelForm.Segment> {
            [LabelForm.Segment(mark: .none, words: word..<words.upperBound)] + segments.dropFirst()
        }
        // `0: cat`, `12, dog`
        if segments.count > 1, words.count == 1, form.words[start].isNumber { return segments.dropFirst() }
        // `n02085620-Chihuahua`: a WordNet identifier
        if words.count > 2, form.text(start).elementsEqual("n".utf8), form.words[start + 1].isNumber,
            form.words[start + 1].bytes.count == 8
        {
            return named(from: start + 2)
        }
        // `TLS8plus1_truck`: the German vehicle classes as counting programs write them
        if words.count > 4, form.string(start..<start + 4) == "tls 8 plus 1" { return named(from: start + 4) }
        // `class 5 trucks`; `type face`, which is no typeface
        if words.count > 1, Self.announcements.contains(form.text(start)), names.find(words)?.isSpeltAsFound != true {
            return named(from: start + 1)
        }
        return segments
    }

    private func combine(_ first: LabelForm.Segment, _ rest: ArraySlice<LabelForm.Segment>) -> Reading {
        var head = phrases.read(first.words)
        var isSpecies = LatinName(names).isBinomial(first.words)
        if !isSpecies, let second = rest.first, second.mark == .parenthesis,
            LatinName(names).isVouchedFor(first.words, by: second.words)
        {
            isSpecies = true
            head = .generic(.taxon, node: form.string(first.words))
        }
        if head.isExcluded, !isHomograph(first.words) { return head }
        var result = head
        for segment in rest {
            if segment.words.isEmpty { continue }
            if accompanies(segment, head: head, isSpecies: isSpecies) {
                if !result.isGeneric, !result.isPerson { result = homograph(first.words) ?? result }
                continue
            }
            let reading = phrases.read(segment.words)
            if reading.isExcluded {
                // `killer whale, killer, orca`
                if segment.mark == .comma, let branch = head.branch, case .excluded(.role, _) = reading,
                    names.find(segment.words)?.entry.homograph == branch
                {
                    continue
                }
                return reading
            }
            switch (result, reading) {
            case (.generic, .generic), (.person, .person): break
            case (.generic, .person), (.person, .generic): return .unknown("joins a person with another thing")
            case (.excluded, .generic(let branch, _)):
                // `mannikin (bird)`: the second says in which sense the first is meant.
                guard segment.mark == .parenthesis, names.find(first.words)?.entry.homograph == branch,
                    let sense = homograph(first.words)
                else {
                    return result
                }
                result = sense
            case (.generic, .unknown):
                return reading
            default: break
            }
            if !reading.isGeneric, !reading.isPerson { return reading }
        }
        return result
    }

    private static let placeholders = WordSet(
        "label output class object item cls category type tag name attr custom id obj thing")
    private static let announcements = WordSet("type class")
    private static let openings = WordSet("type kind part sort used made piece a an the securing")

    private func isTradeAndMaterial(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
        guard let word = first.last else { return false }
        if isDoer(first) {
            return !isDoer(second) && !second.contains { form.text($0).elementsEqual(form.text(word)) }
        }
        // `Blender, tobacco`
        guard first.count == 1, names.entry(word)?.branch == .object, Self.doerEndings.end(form.text(word)),
            let branch = phrases.read(second).branch
        else { return false }
        return branch.isLiving || branch == .food || branch == .material || branch == .worn
    }

    private static let doerEndings = WordEndings("er or")

    private func opensPurpose(_ words: Range<Int>) -> Bool {
        words.first.map { Link(form.text($0)) != nil || Self.openings.contains(form.text($0)) } == true
    }

    /// Whether the words, behind `for`, `type of` and the like, speak of things alone.
    private func saysPurpose(_ words: Range<Int>) -> Bool {
        let purpose = words.drop { Link(form.text($0)) != nil || Self.openings.contains(form.text($0)) }
        if purpose.isEmpty { return false }
        return phrases.read(purpose.startIndex..<purpose.endIndex).isGeneric
            || names.split(purpose.startIndex..<purpose.endIndex) {
                $0.personal == nil && ($0.isGeneric && $0.branch != .worn || $0.describes)
            }
    }

    private func isDoer(_ words: Range<Int>) -> Bool {
        words.last.flatMap(names.entry)?.uses.contains(.doer) == true
    }

    private func isHomograph(_ words: Range<Int>) -> Bool { names.find(words)?.entry.homograph != nil }

    private func homograph(_ words: Range<Int>) -> Reading? {
        guard let found = names.find(words), let branch = found.entry.homograph else { return nil }
        return .generic(branch, node: names.name(found))
    }

    /// Whether a segment only adds to the head before it: an animal's sex or age, a measure, a size, a vernacular name.
    private func accompanies(_ segment: LabelForm.Segment, head: Reading, isSpecies: Bool) -> Bool {
        guard let branch = head.branch else { return false }
        if branch == .animal || branch == .taxon, names.split(segment.words, into: { $0.uses.contains(.ofAnimals) }) {
            return true
        }
        if SignText(names).isMeasure(segment.words) { return true }
        // `atrium/public`, `temple/east asia`
        if branch == .place, segment.mark == .slash,
            names.split(segment.words, into: { $0.describes || $0.uses.contains(.origin) })
        {
            return true
        }
        // `corn (maize) healthy`
        if segment.mark == .none, branch != .worn, names.split(segment.words, into: { $0.uses.contains(.neutral) }) {
            return true
        }
        guard segment.mark == .parenthesis else { return false }
        if branch != .worn, names.split(segment.words, into: { $0.describes }) { return true }
        // `clippers (for plants)`, `loafer (type of shoe)`
        if opensPurpose(segment.words), saysPurpose(segment.words) { return true }
        return isSpecies
            && (LatinName(names).isVernacular(segment.words)
                || names.split(segment.words, into: { $0.uses.contains(.origin) }))
    }
}
