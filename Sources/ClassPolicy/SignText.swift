/// The text of a traffic sign: `End of speed limit (80km/h)`, `No passing for vehicles over 3.5 metric tons`.
///
/// At least one of its parts is a sign's text in the taxonomy; the others are the things and measures that it speaks of.
struct SignText {
    private let names: LabelNames

    init(_ names: LabelNames) { self.names = names }

    /// - Parameter isAnnounced: Whether the label says that it is a sign's text: `warning--pedestrians-crossing`. It may speak of bare
    ///   persons then, and needs no part that the taxonomy knows for a sign's.
    func read(_ words: Range<Int>, isAnnounced: Bool = false) -> Reading? {
        var node: String? = isAnnounced ? "traffic sign" : nil
        var speaksOfPerson = false
        var describes = false
        var at = words.lowerBound
        while at < words.upperBound {
            if let name = names.longest(
                from: at, to: words.upperBound, where: { mayStandOnSign($0) || isAnnounced && speaksOfPersons($0) })
            {
                if case .generic(.sign) = name.found.entry.alone { node = node ?? names.name(name.found) }
                speaksOfPerson = speaksOfPerson || speaksOfPersons(name.found)
                describes = describes || mayDescribePersons(name.found.entry)
                at = name.end
            } else if names.form.words[at].isNumber || isAnnounced && Self.announced.contains(names.form.text(at))
                || Link(names.form.text(at)) != nil || isUnit(at)
            {
                if Link(names.form.text(at)) == .with { describes = true }
                at += 1
            } else {
                return nil
            }
        }
        // `warning--fat-person`, `warning--person-with-gun`
        if speaksOfPerson && describes { return nil }
        return node.map { .generic(.sign, node: $0) }
    }

    /// `80km/h`, `3.5 t`
    func isMeasure(_ words: Range<Int>) -> Bool {
        words.contains { names.form.words[$0].isNumber } && words.contains(where: isUnit)
            && words.allSatisfy { names.form.words[$0].isNumber || isUnit($0) }
    }

    private func mayStandOnSign(_ found: Taxonomy.Find) -> Bool {
        guard found.entry.personal == nil, found.entry.branch != .worn else { return false }
        return found.entry.isGeneric || found.entry.describes
    }

    private func speaksOfPersons(_ found: Taxonomy.Find) -> Bool {
        if case .person = found.entry.alone { true } else { false }
    }

    /// `tall`, and `fat`, which is also a food; the crossing of `pedestrians crossing` is a sign's.
    private func mayDescribePersons(_ entry: TaxonomyEntry) -> Bool {
        switch entry.alone {
        case .generic(.sign), .generic(.road): false
        default: entry.describes
        }
    }

    /// Words that describe people elsewhere, or that no name has.
    private static let announced = WordSet(
        "straight general go no not do when either this both ahead only first other others")

    private func isUnit(_ word: Int) -> Bool { Self.units.contains(names.form.text(word)) }

    private static let units = WordSet("km kmh mph m cm mm t kg tons tonnes metric h")
}
