public import ClassPolicy

/// What kind of thing a detection is, in the words of the camera-trap field.
public enum MediaSubject: String, Hashable, Sendable, CaseIterable {
    case animal
    /// A bare person. Nothing else is known of it, and nothing else is ever written of it.
    case person
    case vehicle
    /// Any other generic thing.
    case object

    public init(_ recognizedClass: RecognizedClass) {
        switch recognizedClass.category {
        case _ where recognizedClass.isPerson: self = .person
        // A Latin name stands for an animal here: no detector of camera traps names plants.
        case "animal", "taxon": self = .animal
        case "vehicle": self = .vehicle
        // Some flowers bear an animal's name and the animal its own: `red fox` is what `fox` is.
        case "plant" where Self.isAnimal(recognizedClass.name.split(separator: " ").last): self = .animal
        default: self = .object
        }
    }

    private static func isAnimal(_ word: Substring?) -> Bool {
        word.map { ClassPolicy.current.verdict(for: String($0)).category == "animal" } ?? false
    }
}
