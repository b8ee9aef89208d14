public import ClassPolicy

/// A taxon's scientific name, at the rank that a class's name honestly stands for: a `bird` is Aves, no species.
public struct ScientificName: Hashable, Sendable {
    public var name: String
    /// `species`, `family`, ...; nil where it isn't known.
    public var rank: String?
    /// The English name; nil where it isn't known.
    public var vernacular: String?

    /// Of a bare person, as the users of Camtrap DP write it.
    static let person = ScientificName(name: "Homo sapiens", rank: "species", vernacular: "human")

    private init(name: String, rank: String?, vernacular: String?) {
        self.name = name
        self.rank = rank
        self.vernacular = vernacular
    }

    /// Of `deer`, `Cyanocitta cristata (Blue Jay)`, `Grus grus`; nil where none is known, and for what is no animal.
    public init?(_ recognizedClass: RecognizedClass) {
        guard MediaSubject(recognizedClass) == .animal else { return nil }
        let label = recognizedClass.name
        if let (name, rank) = Self.common[label.lowercased()] {
            self.init(name: name, rank: rank, vernacular: label.lowercased())
        } else {
            self.init(latin: label, isTaxon: recognizedClass.category == "taxon")
        }
    }

    /// - Parameter isTaxon: Did the policy take the label for a Latin name?
    private init?(latin label: String, isTaxon: Bool) {
        var latin = Substring(label)
        var vernacular: String?
        if let bracket = label.firstIndex(of: "("), label.last == ")" {
            latin = label[..<bracket]
            vernacular = String(label[label.index(after: bracket)...].dropLast())
        } else if !isTaxon, !Self.isBinomen(label) {
            return nil
        }
        var words = latin.split(separator: " ")
        if let last = words.last, ["sp", "sp.", "spp.", "species"].contains(last) { words.removeLast() }
        guard (1...3).contains(words.count), let first = words[0].first, ("A"..."Z").contains(first),
            words[0].dropFirst().allSatisfy(Self.isSmallLetter),
            words.dropFirst().allSatisfy({ $0.allSatisfy { Self.isSmallLetter($0) || $0 == "-" } })
        else {
            return nil
        }
        let rank: String? =
            switch words.count {
            case 1: words[0].hasSuffix("idae") ? "family" : nil
            case 2: "species"
            default: "subspecies"
            }
        self.init(
            name: words.joined(separator: " "), rank: rank, vernacular: vernacular?.isEmpty == true ? nil : vernacular)
    }

    /// `Roe deer` is written like `Sus scrofa`. But a deer is a thing by itself and a scrofa is none; `Lynx lynx` says one name twice.
    private static func isBinomen(_ label: String) -> Bool {
        let words = label.split(separator: " ").map(String.init)
        guard (2...3).contains(words.count) else { return false }
        if words.dropFirst().allSatisfy({ $0 == words[0].lowercased() }) { return true }
        let policy = ClassPolicy.current
        return policy.verdict(for: words[0]).verdict == .generic
            && words.dropFirst().allSatisfy { policy.verdict(for: $0).verdict != .generic }
    }

    private static func isSmallLetter(_ character: Character) -> Bool { ("a"..."z").contains(character) }

    /// The animals of COCO and of wayside-nano. The domestic ones are what their names say; the others stand at the lowest rank that
    /// holds all that bear the name in English: foxes are of several genera, pandas of two families.
    private static let common: [String: (String, String)] = [
        "bird": ("Aves", "class"),
        "cat": ("Felis catus", "species"),
        "dog": ("Canis lupus familiaris", "subspecies"),
        "horse": ("Equus caballus", "species"),
        "sheep": ("Ovis aries", "species"),
        "cow": ("Bos taurus", "species"),
        "elephant": ("Elephantidae", "family"),
        "bear": ("Ursidae", "family"),
        "zebra": ("Equus", "genus"),
        "giraffe": ("Giraffa", "genus"),
        "deer": ("Cervidae", "family"),
        "fox": ("Canidae", "family"),
        "raccoon": ("Procyon", "genus"),
        "squirrel": ("Sciuridae", "family"),
        "rhino": ("Rhinocerotidae", "family"),
        "buffalo": ("Bovidae", "family"),
        "lion": ("Panthera leo", "species"),
        "leopard": ("Panthera pardus", "species"),
        "jaguar": ("Panthera onca", "species"),
        "cheetah": ("Acinonyx jubatus", "species"),
        "panda": ("Carnivora", "order"),
    ]
}

/// The scientific names of a batch's classes, by the names under which detections are reported.
struct ScientificNames {
    private let byName: [String: ScientificName]

    init(_ classes: MediaClasses) {
        var names: [String: ScientificName] = [:]
        for one in classes.detected.classes + classes.species.classes { names[one.name] = ScientificName(one) }
        byName = names
    }

    subscript(name: String) -> ScientificName? { byName[name] }
}
