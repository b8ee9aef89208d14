/// The text of a traffic sign: `End of speed limit (80km/h)`, `No passing for vehicles over 3.5 metric tons`.
///
/// At least one of its parts is a sign's text in the taxonomy; the others are the things and measures that it speaks of.
struct SignText {
    private let names: LabelNames

    init(_ names: LabelNames) { self.names = names }

    func read(_ words: Range<Int>) -> Reading? {
        var node: String?
        var at = words.lowerBound
        while at < words.upperBound {
            if let name = names.longest(from: at, to: words.upperBound, where: mayStandOnSign) {
                if case .generic(.sign) = name.found.entry.alone { node = node ?? names.name(name.found) }
                at = name.end
            } else if names.form.words[at].isNumber || Link(names.form.text(at)) != nil || isUnit(at) {
                at += 1
            } else {
                return nil
            }
        }
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

    private func isUnit(_ word: Int) -> Bool { Self.units.contains(names.form.text(word)) }

    private static let units = WordSet("km kmh mph m cm mm t kg tons tonnes metric h")
}
