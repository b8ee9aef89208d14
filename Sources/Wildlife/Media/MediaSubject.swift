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
        default: self = .object
        }
    }
}
