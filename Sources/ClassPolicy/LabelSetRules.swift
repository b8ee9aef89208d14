/// What holds for a class list as a whole, beyond its labels one by one.
///
/// The same word can be a vehicle's colour or a person's: on crops of vehicles a colour is accepted, on crops of animals a sex or an
/// age, and nowhere else. Things that are worn are things in a detector's list; in a list that answers several questions at once, or
/// that tells one kind of clothing from another, they describe whoever wears them.
struct LabelSetRules {
    let labels: [String]
    /// The taxonomy's names that a user maps some of the labels to.
    let mappings: [String: String]
    let inputs: RecognitionInput
    let task: RecognitionTask
    /// How many classes the network answers, where the caller knows it.
    let outputCount: Int?

    func verdict(of policy: ClassPolicy) -> LabelSetVerdict {
        let verdicts = labels.map { label in
            mappings[label].map { policy.verdict(for: label, mappedTo: $0) }
                ?? inContext(label, policy.verdict(for: label))
        }
        var reasons: [String] = []
        if labels.isEmpty { reasons.append("the class list is empty") }
        if let outputCount, outputCount != labels.count {
            reasons.append("the list has \(labels.count) labels, the network \(outputCount) classes")
        }
        let refused = verdicts.count { !$0.isAllowed }
        if refused > 0 {
            let excluded = verdicts.count { $0.verdict == .excluded }
            reasons.append(
                "\(refused) of \(labels.count) labels are not allowed (\(excluded) describe people, \(refused - excluded) are unknown)"
            )
        }
        for label in mappings.keys.sorted() where !labels.contains(label) {
            reasons.append("'\(label)' is mapped, but stands not in the list")
        }
        if let name = repeatedName(verdicts) { reasons.append("'\(name)' stands in the list twice") }
        if let reason = wornThings(verdicts) { reasons.append(reason) }
        return LabelSetVerdict(labels: verdicts, reasons: reasons)
    }

    /// A bare colour, sex or age, read by what the model runs on.
    private func inContext(_ label: String, _ verdict: LabelVerdict) -> LabelVerdict {
        guard !verdict.isAllowed, task == .classify, let form = try? LabelForm(label), form.segments.count == 1 else {
            return verdict
        }
        let words = 0..<form.words.count
        let name = form.string(words)
        switch inputs {
        case .vehicleCrop where words.allSatisfy { Self.colors.contains(form.string($0..<$0 + 1)) }:
            return LabelVerdict(
                label: label, verdict: .generic, category: Branch.vehicle.name, node: "vehicle color \(name)",
                reason: "a vehicle's color, on crops of vehicles")
        case .animalCrop
        where LabelNames(form).split(words, into: { $0.uses.contains(.ofAnimals) })
            && !form.words.contains(where: \.isNumber):
            return LabelVerdict(
                label: label, verdict: .generic, category: Branch.animal.name, node: "animal sex or age \(name)",
                reason: "an animal's sex or age, on crops of animals")
        default: return verdict
        }
    }

    /// A label that comes again, in canonical form: two outputs of one name hide what tells them apart. Lists of species have a few,
    /// where two species share a vernacular name.
    private func repeatedName(_ verdicts: [LabelVerdict]) -> String? {
        var seen: Set<[UInt8]> = []
        var repeatedSpecies = 0
        for (label, verdict) in zip(labels, verdicts) {
            guard let form = try? LabelForm(verdict.mappedTo ?? label), !form.words.isEmpty,
                !seen.insert(form.bytes).inserted
            else {
                continue
            }
            let isSpecies = [Branch.animal, .plant, .taxon].contains { $0.name == verdict.category }
            repeatedSpecies += 1
            if task != .classify || !isSpecies || repeatedSpecies * 100 > labels.count { return label }
        }
        return nil
    }

    private func wornThings(_ verdicts: [LabelVerdict]) -> String? {
        let worn = verdicts.count { $0.category == Branch.worn.name }
        guard worn > 0 else { return nil }
        switch task {
        case .detect: return nil
        case .multiLabel: return "worn things in a list of attributes describe persons"
        case .classify:
            return worn * 2 > labels.count ? "a classifier of worn things describes whoever wears them" : nil
        }
    }

    private static let colors: Set<String> = [
        "black", "white", "grey", "gray", "silver", "red", "blue", "green", "yellow", "orange", "brown", "beige",
        "gold", "golden", "purple",
        "violet", "pink", "tan", "maroon", "bronze", "champagne", "cream", "cyan", "turquoise", "teal", "navy", "dark",
        "light", "metallic",
        "other", "others", "unknown", "multicolor", "multicolored", "mixed", "two", "tone", "color", "colour",
    ]
}
