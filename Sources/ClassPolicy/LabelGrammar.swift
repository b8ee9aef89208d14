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
        if isDoer(first.words), segments.count == 2 || segments.contains(where: { $0.mark == .colon }),
            let second = segments.dropFirst().first, second.mark == .comma, !isDoer(second.words),
            !second.words.contains(where: { form.text($0).elementsEqual(form.text(first.words.upperBound - 1)) })
        {
            return .unknown("reads as a trade and its material")
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
        guard segments.count == 3, let family = segments.first, case .generic(.sign, _) = phrases.read(family.words),
            let last = segments.last, last.mark == .colon, let word = last.words.first, form.words[word].bytes.count <= 2,
            last.words.dropFirst().allSatisfy({ form.words[$0].isNumber })
        else { return segments }
        return segments.dropLast()
    }

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
    private static let openings = WordSet("type kind part sort used made piece")

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
        guard segment.mark == .parenthesis else { return false }
        if branch != .worn, names.split(segment.words, into: { $0.describes }) { return true }
        // `clippers (for plants)`, `loafer (type of shoe)`
        let purpose = segment.words.drop { Link(form.text($0)) != nil || Self.openings.contains(form.text($0)) }
        if purpose.count < segment.words.count, !purpose.isEmpty,
            phrases.read(purpose.startIndex..<purpose.endIndex).isGeneric
        {
            return true
        }
        return isSpecies
            && (LatinName(names).isVernacular(segment.words)
                || names.split(segment.words, into: { $0.uses.contains(.origin) }))
    }
}
