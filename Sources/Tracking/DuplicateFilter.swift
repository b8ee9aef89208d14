public import Values

/// Leaves one detection of a thing that the network sees as two classes at once, a bus that is a truck too: suppression by class
/// keeps both, and two tracks on one vehicle would count it twice.
///
/// A bare person is no duplicate of anything: riders stay beside what they ride.
public struct DuplicateFilter: Sendable {
    /// Two boxes that overlap more than this are one thing; the intersection over union that class-agnostic suppression
    /// commonly uses.
    public var overlap: Float

    public init(overlap: Float = 0.7) { self.overlap = overlap }

    /// - Parameters:
    ///   - detections: Best first. Loses the lower-scored ones of each thing; the order stays.
    ///   - isPerson: One flag a class.
    public func apply(to detections: inout [Detection], isPerson: [Bool]) {
        var kept = 0
        for index in detections.indices {
            let candidate = detections[index]
            let isDuplicate =
                !isPerson[candidate.classIndex]
                && detections[..<kept].contains {
                    !isPerson[$0.classIndex] && $0.box.intersectionOverUnion(with: candidate.box) > overlap
                }
            if isDuplicate { continue }
            detections[kept] = candidate
            kept += 1
        }
        detections.removeSubrange(kept...)
    }
}
