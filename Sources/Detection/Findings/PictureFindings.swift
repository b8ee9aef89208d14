import ClassPolicy
@_spi(PersonSearch) public import Values

/// What a detector found in one picture, and what may become of it.
///
/// Only a ``Detector`` fills it, so that what comes out of ``subjects`` and ``persons`` is what a network saw and nothing that somebody
/// put together: a person's box can't be passed off as a car's. Keep one and use it for every picture; its memory is used again.
public struct PictureFindings: Sendable {
    /// All detections, best first, as plain values.
    public private(set) var detections: [Detection] = []
    private var classes = ClassList.empty
    private var minScore: Float = 1

    public init() {}

    /// Each detection as what it is: a generic thing, or a person.
    public var subjects: [DetectedSubject] {
        detections.map { detection in
            let recognized = classes[detection.classIndex]
            return recognized.isPerson
                ? .person(detection.box) : .generic(GenericDetection(detection, of: recognized))
        }
    }

    /// Where persons may be; nil where the detector can't tell: its model has no class person, or it was asked for sure detections only.
    public var persons: PersonBoxes? {
        guard classes.personFlags.contains(true), minScore <= PersonBoxes.leastScore else { return nil }
        return PersonBoxes(detections.lazy.filter { classes.personFlags[$0.classIndex] }.map(\.box))
    }

    /// Leaves out weak detections. ``persons`` can't tell afterwards, so ask it first.
    public mutating func removeDetections(below minScore: Float) {
        detections.removeAll { $0.score < minScore }
        self.minScore = max(self.minScore, minScore)
    }

    mutating func begin(classes: ClassList, minScore: Float) {
        self.classes = classes
        self.minScore = minScore
    }

    /// Lets the detector write into the list in place.
    mutating func fill<Result>(_ body: (inout [Detection]) throws(ModelError) -> Result) throws(ModelError) -> Result {
        try body(&detections)
    }
}
