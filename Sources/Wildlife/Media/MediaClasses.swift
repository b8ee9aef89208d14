public import ClassPolicy

/// What the numbers in detections stand for. Only the policy makes such lists, whoever wrote the detections.
public struct MediaClasses: Sendable {
    /// Of ``MediaDetection/classIndex``.
    public var detected: ClassList
    /// Of ``MediaDetection/Classification/classIndex``; empty where there was no second model.
    public var species: ClassList

    public init(detected: ClassList, species: ClassList = .empty) {
        self.detected = detected
        self.species = species
    }

    public func subject(of detection: MediaDetection) -> MediaSubject { MediaSubject(detected[detection.classIndex]) }

    /// The name of what was seen, and how sure that is: the best classification's, otherwise the detector's.
    public func name(of detection: MediaDetection) -> (name: String, confidence: Double) {
        guard subject(of: detection) != .person, let best = detection.classifications.first else {
            return (detected[detection.classIndex].name, detection.confidence)
        }
        return (species[best.classIndex].name, best.confidence)
    }
}
