import ClassPolicy

/// MegaDetector's `classification_categories` of a batch: what is more than animal, vehicle or object. Persons have none.
struct ClassificationNames {
    /// By ID.
    private(set) var names: [String] = []
    /// ID by index into ``MediaClasses/detected``, nil for what the detection's category says already.
    private var ofDetected: [Int?] = []
    /// ID by index into ``MediaClasses/species``.
    private var ofSpecies: [Int] = []

    var isEmpty: Bool { names.isEmpty }

    init(_ classes: MediaClasses) {
        var ids: [String: Int] = [:]
        func id(of name: String, _ names: inout [String]) -> Int {
            if let id = ids[name] { return id }
            ids[name] = names.count
            names.append(name)
            return names.count - 1
        }
        for one in classes.detected.classes {
            let isPlain = one.isPerson || MediaSubject(one).rawValue == one.name.lowercased()
            ofDetected.append(isPlain ? nil : id(of: one.name, &names))
        }
        for one in classes.species.classes { ofSpecies.append(id(of: one.name, &names)) }
    }

    /// Likeliest first.
    func classifications(of detection: MediaDetection, subject: MediaSubject) -> [(id: Int, confidence: Double)] {
        guard subject != .person else { return [] }
        guard detection.classifications.isEmpty else {
            return detection.classifications.map { (ofSpecies[$0.classIndex], $0.confidence) }
                .sorted { ($1.confidence, $0.id) < ($0.confidence, $1.id) }
        }
        return ofDetected[detection.classIndex].map { [($0, detection.confidence)] } ?? []
    }
}
