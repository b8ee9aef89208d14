import ClassPolicy

/// The categories of a MegaDetector file: what their IDs stand for, once the policy has admitted them.
struct MegaDetectorCategories {
    enum Meaning {
        case index(Int)
        /// A category that says that there is nothing, or that nobody knows what.
        case nothing
        /// A second model's word that it is a person.
        case person
    }

    /// What ``MegaDetectorWriter`` calls things that are neither animal, person nor vehicle is too wide a word for the policy, which has
    /// this one for them.
    private static let renamed = ["object": "equipment"]

    /// Words of the field for no class at all.
    private static let nothing: Set<String> = [
        "", "0", "empty", "blank", "none", "nothing", "unknown", "unidentified", "other", "no cv result", "null",
    ]

    let classes: MediaClasses
    private let detected: [String: Meaning]
    private let classified: [String: Meaning]
    /// Into ``MediaClasses/detected``; nil where the file knows no persons.
    let personIndex: Int?

    /// - Throws: `PolicyRefusal` with every offending name.
    init(detected: [String: String], classified: [String: String], mappings: [String: String]) throws {
        let policy = ClassPolicy.current
        let species: [String]
        var saysPerson = false
        (self.classified, species) = Self.meanings(classified) { name in
            let isPerson = policy.verdict(for: name).verdict == .person
            saysPerson = saysPerson || isPerson
            return isPerson
        }
        var labels: [String]
        (self.detected, labels) = Self.meanings(detected) { _ in false }
        if saysPerson, !labels.contains(where: { policy.verdict(for: $0).verdict == .person }) {
            labels.append("person")
        }
        // Nothing but `empty`: no detection can come.
        if labels.isEmpty, !detected.isEmpty { labels = ["animal"] }
        func mapped(_ labels: [String]) -> [String: String] { mappings.filter { labels.contains($0.key) } }
        let list = try policy.admit(labels, mappings: mapped(labels), inputs: .picture, task: .detect)
        classes = MediaClasses(
            detected: list,
            species: species.isEmpty
                ? .empty
                : try policy.admit(species, mappings: mapped(species), inputs: .animalCrop, task: .classify))
        personIndex = list.personFlags.firstIndex(of: true)
    }

    /// nil for an ID that the file doesn't have.
    func detected(_ id: String) -> Meaning? { detected[id] }
    func classified(_ id: String) -> Meaning? { classified[id] }

    /// By ID, numbers in their order, so that the same file gives the same list.
    private static func meanings(_ names: [String: String], isPerson: (String) -> Bool) -> ([String: Meaning], [String])
    {
        var meanings: [String: Meaning] = [:]
        var labels: [String] = []
        let ids = names.keys.sorted { (Int($0) ?? .max, $0) < (Int($1) ?? .max, $1) }
        for id in ids {
            guard var name = names[id] else { continue }
            let plain = name.lowercased().split(separator: " ").joined(separator: " ")
            name = renamed[plain] ?? name
            if nothing.contains(plain) {
                meanings[id] = .nothing
            } else if isPerson(name) {
                meanings[id] = .person
            } else if let known = labels.firstIndex(of: name) {
                meanings[id] = .index(known)
            } else {
                meanings[id] = .index(labels.count)
                labels.append(name)
            }
        }
        return (meanings, labels)
    }
}
