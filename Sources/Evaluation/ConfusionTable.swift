public import Values

/// Which class the detector took for which, at one score and an overlap of 0.5.
///
/// Detections are gone through best first; each takes the free object that it overlaps most, whatever the classes. What takes none is
/// a false alarm, what is left is missed. Detections on a crowd count for nothing.
public struct ConfusionTable: Sendable {
    public let minScore: Float
    public let classCount: Int
    /// Objects of class t that were detected as class d, at `t * classCount + d`.
    private var pairs: [Int]
    /// By class.
    public private(set) var missed: [Int]
    public private(set) var falseAlarms: [Int]

    public init(classCount: Int, minScore: Float) {
        self.classCount = classCount
        self.minScore = minScore
        pairs = Array(repeating: 0, count: classCount * classCount)
        missed = Array(repeating: 0, count: classCount)
        falseAlarms = Array(repeating: 0, count: classCount)
    }

    /// How many objects of a class were detected as another, or as itself.
    public func count(truth: Int, detected: Int) -> Int { pairs[truth * classCount + detected] }

    public mutating func add(_ detections: [Detection], truth: [TruthBox]) {
        var isTaken = [Bool](repeating: false, count: truth.count)
        for detection in detections.filter({ $0.score >= minScore }).sorted(by: { $0.score > $1.score }) {
            var best = 0.5
            var match: Int?
            for (place, object) in truth.enumerated() where !isTaken[place] && !object.isCrowd {
                let overlap = object.overlap(with: detection.box)
                if overlap >= best { (best, match) = (overlap, place) }
            }
            if let match {
                isTaken[match] = true
                pairs[truth[match].classIndex * classCount + detection.classIndex] += 1
            } else if !truth.contains(where: { $0.isCrowd && $0.overlap(with: detection.box) >= 0.5 }) {
                falseAlarms[detection.classIndex] += 1
            }
        }
        for (place, object) in truth.enumerated() where !isTaken[place] && !object.isCrowd {
            missed[object.classIndex] += 1
        }
    }
}
