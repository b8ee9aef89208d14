/// The names of the taxonomy that a label's words make, looked up once for every run of words.
struct LabelNames {
    let form: LabelForm
    private let finds: [Taxonomy.Find?]
    /// The longest name of the table that is looked for within a label, in words.
    static let longest = 6

    init(_ form: LabelForm) {
        self.form = form
        var finds: [Taxonomy.Find?] = []
        finds.reserveCapacity(form.words.count * Self.longest)
        for start in 0..<form.words.count {
            for count in 1...Self.longest {
                let end = start + count
                finds.append(end <= form.words.count ? Self.lookUp(start..<end, in: form) : nil)
            }
        }
        self.finds = finds
    }

    /// The table's entry for a run of words, unless the words are split where no one splits them (`m a l e`, `ca t`): such a
    /// spelling is only ever found to refuse.
    func find(_ words: Range<Int>) -> Taxonomy.Find? {
        if words.isEmpty { return nil }
        return words.count <= Self.longest
            ? finds[words.lowerBound * Self.longest + words.count - 1] : Self.lookUp(words, in: form)
    }

    func entry(_ words: Range<Int>) -> TaxonomyEntry? { find(words)?.entry }

    func entry(_ word: Int) -> TaxonomyEntry? { finds[word * Self.longest]?.entry }

    /// A word without regard to plurals: scientific names often end in `s`.
    func exactEntry(_ word: Int) -> TaxonomyEntry? { Taxonomy.shared.findExactly(form.text(word))?.entry }

    func name(_ found: Taxonomy.Find) -> String { Taxonomy.shared.name(at: found.place) }

    /// The longest name that begins at a word and satisfies the condition.
    func longest(from start: Int, to end: Int, where condition: (Taxonomy.Find) -> Bool) -> (
        end: Int, found: Taxonomy.Find
    )? {
        for stop in stride(from: min(end, start + Self.longest), to: start, by: -1) {
            if let found = find(start..<stop), condition(found) { return (stop, found) }
        }
        return nil
    }

    /// Whether the words split into names that all satisfy the condition. Numbers do, and unknown words where the caller says so.
    func split(_ words: Range<Int>, into condition: (TaxonomyEntry) -> Bool, orUnknown: Bool = false) -> Bool {
        var at = words.lowerBound
        while at < words.upperBound {
            if form.words[at].isNumber {
                at += 1
            } else if let name = longest(from: at, to: words.upperBound, where: { condition($0.entry) }) {
                at = name.end
            } else if orUnknown, entry(at) == nil {
                at += 1
            } else {
                return false
            }
        }
        return true
    }

    private static func lookUp(_ words: Range<Int>, in form: LabelForm) -> Taxonomy.Find? {
        guard let found = Taxonomy.shared.find(form.text(words)) else { return nil }
        if found.isSpeltAsFound || words.count == 1 || found.entry.personal != nil { return found }
        // `iPod` is split by its capital alone.
        let isSplitByCase = words.dropFirst().allSatisfy { form.words[$0].isAttached }
        return isSplitByCase || words.allSatisfy { form.words[$0].isNumber || form.words[$0].bytes.count > 2 }
            ? found : nil
    }
}
