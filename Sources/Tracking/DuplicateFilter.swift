public import Values

/// Leaves one detection of a thing that the network sees twice, for two tracks on one vehicle would count it twice: a bus that is a
/// truck too, which suppression by class keeps, and a part of a car that is a faint car of its own inside the whole one.
///
/// A bare person is no duplicate of anything: riders stay beside what they ride.
public struct DuplicateFilter: Sendable {
    /// Two boxes of different classes with more than this intersection over union are one thing. A little below what suppression
    /// by class takes: two things of different classes seldom fill the same place, and the network's two boxes of one thing
    /// differ by their classes' shapes.
    public var overlap: Float = 0.6
    /// A box of which more than this share lies in a better one is a part of it if it is faint.
    public var containment: Float = 0.85
    /// Faint: below this share of the better one's score. A small vehicle in front of a large one is seen as well as that.
    public var faintness: Float = 0.5

    public init() {}

    /// - Parameters:
    ///   - detections: Best first. Loses the lower-scored ones of each thing; the order stays.
    ///   - isPerson: One flag a class.
    public func apply(to detections: inout [Detection], isPerson: [Bool]) {
        var kept = 0
        for index in detections.indices {
            let candidate = detections[index]
            let isDuplicate =
                !isPerson[candidate.classIndex]
                && detections[..<kept].contains { !isPerson[$0.classIndex] && isSame(candidate, as: $0) }
            if isDuplicate { continue }
            detections[kept] = candidate
            kept += 1
        }
        detections.removeSubrange(kept...)
    }

    private func isSame(_ candidate: Detection, as better: Detection) -> Bool {
        let intersection = candidate.box.intersectionArea(with: better.box)
        let union = candidate.box.area + better.box.area - intersection
        if candidate.classIndex != better.classIndex && intersection > overlap * union { return true }
        return candidate.score < faintness * better.score && intersection > containment * candidate.box.area
    }
}
