/// A vehicle by its maker: `Hyundai Azera Sedan 2012`, `Ford F-150 Crew Cab`, `Boeing 737-800`.
///
/// Nobody lists all models, so what stands between the maker and the kind of body is taken for a model's name; it may sound like a
/// trade or a people (`Ranger`, `Dakota`), once, but says nothing else of persons. Without a body the rest are numbers and short codes.
struct VehicleModel {
    private let names: LabelNames
    private var form: LabelForm { names.form }

    init(_ names: LabelNames) { self.names = names }

    func read(_ words: Range<Int>) -> Reading? {
        guard
            let maker = names.longest(
                from: words.lowerBound, to: words.upperBound, where: { $0.entry.uses.contains(.maker) })
        else { return nil }
        var end = words.upperBound
        if end > maker.end, isYear(end - 1) { end -= 1 }
        guard end > maker.end else { return nil }
        let isModel =
            if let (body, after) = bodyName(in: maker.end..<end) {
                body - maker.end <= 6 && names.split(maker.end..<body, into: mayNameModel, orUnknown: true)
                    && (maker.end..<body).count { names.entry($0).map { $0.personal != nil && !$0.describes } == true }
                        <= 1
                    && (after..<end).allSatisfy(isCode)
            } else {
                end - maker.end <= 4 && (maker.end..<end).allSatisfy(isCode)
            }
        return isModel ? .generic(.vehicle, node: names.name(maker.found)) : nil
    }

    /// The last name of a vehicle among the words.
    private func bodyName(in words: Range<Int>) -> (start: Int, end: Int)? {
        for start in words.reversed() {
            if let name = names.longest(from: start, to: words.upperBound, where: { $0.entry.branch == .vehicle }) {
                return (start, name.end)
            }
        }
        return nil
    }

    private func mayNameModel(_ entry: TaxonomyEntry) -> Bool {
        switch entry.alone {
        case .generic, .modifier, .excluded(.role), .excluded(.nationality), .people(nil), .people(.nationality): true
        default: false
        }
    }

    /// `737`, `a`, `srt`
    private func isCode(_ word: Int) -> Bool {
        form.words[word].isNumber || form.words[word].bytes.count <= 3 && names.entry(word)?.personal == nil
    }

    private func isYear(_ word: Int) -> Bool {
        form.words[word].isNumber && form.words[word].bytes.count == 4
            && (form.text(word).starts(with: "19".utf8) || form.text(word).starts(with: "20".utf8))
    }
}
