public import Values

/// Leaves one detection of a thing that the network sees twice, for two tracks on one vehicle would count it twice: a bus that is a
/// truck too, which suppression by class keeps, and a part of a car that is a faint car of its own inside the whole one. And it leaves out
/// a box around two vehicles that pass each other, which would be a third one.
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
    /// A box is drawn around two others if these are seen nearly as well, with more than this share of its score...
    public var partScore: Float = 0.75
    /// ...most of each lies in it, they are not one thing themselves, and the box around both overlaps it by more than this.
    public var pairOverlap: Float = 0.7

    /// Boxes that are tried as parts of one. More than two vehicles seldom pass each other in one place.
    private static let mostParts = 8

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
        for index in detections.indices.reversed() where isAroundTwo(index, of: detections, isPerson) {
            detections.remove(at: index)
        }
    }

    private func isAroundTwo(_ index: Int, of detections: [Detection], _ isPerson: [Bool]) -> Bool {
        let whole = detections[index]
        guard !isPerson[whole.classIndex] else { return false }
        func isPart(_ other: Int) -> Bool {
            let part = detections[other]
            return other != index && !isPerson[part.classIndex] && part.score >= partScore * whole.score
                && part.box.intersectionArea(with: whole.box) > 0.6 * part.box.area
        }
        var tried = 0
        for first in detections.indices where isPart(first) {
            tried += 1
            guard tried <= Self.mostParts else { return false }
            let box = detections[first].box
            for second in detections.indices[(first + 1)...] where isPart(second) {
                let other = detections[second].box
                if box.intersectionOverUnion(with: other) < 0.5,
                    box.union(other).intersectionOverUnion(with: whole.box) > pairOverlap
                {
                    return true
                }
            }
        }
        return false
    }

    private func isSame(_ candidate: Detection, as better: Detection) -> Bool {
        let intersection = candidate.box.intersectionArea(with: better.box)
        let union = candidate.box.area + better.box.area - intersection
        if candidate.classIndex != better.classIndex && intersection > overlap * union { return true }
        return candidate.score < faintness * better.score && intersection > containment * candidate.box.area
    }
}
