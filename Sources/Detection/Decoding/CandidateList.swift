/// What a decoder found in one picture, and the one gate for the network's numbers: what is not a number, not a box or absurdly far
/// away is dropped here, so that nothing behind has to think of it.
package struct CandidateList {
    package private(set) var candidates: [Candidate] = []
    /// Set where the outputs can't be those of the layout and classes that the manifest states; nothing is right then.
    package private(set) var violation: Violation?

    package enum Violation: Hashable, Sendable {
        /// Scores are not activated, or stand elsewhere.
        case score(Float)
        case classIndex(Float)
    }

    private let classCount: Int
    /// Input pixels. Nothing real reaches so far; what does comes from an overflow.
    private static let farthest: Float = 1e6

    package init(classCount: Int) {
        self.classCount = classCount
        candidates.reserveCapacity(1024)
    }

    package mutating func removeAll() {
        candidates.removeAll(keepingCapacity: true)
        violation = nil
    }

    /// Takes a box given by its centre.
    package mutating func append(
        centerX: Float, centerY: Float, width: Float, height: Float, score: Float, classIndex: Int
    ) {
        append(
            left: centerX - width / 2, top: centerY - height / 2, right: centerX + width / 2,
            bottom: centerY + height / 2, score: score, classIndex: classIndex)
    }

    package mutating func append(left: Float, top: Float, right: Float, bottom: Float, score: Float, classIndex: Int) {
        guard (0..<classCount).contains(classIndex) else {
            violation = .classIndex(Float(classIndex))
            return
        }
        // Each comparison is false for a NaN.
        let isBox =
            left < right && top < bottom && left > -Self.farthest && top > -Self.farthest && right < Self.farthest
            && bottom < Self.farthest
        guard isBox, score > 0, score < .infinity else { return }
        // A sigmoid in reduced precision may end a little above 1.
        guard score < 1.01 else {
            violation = .score(score)
            return
        }
        candidates.append(
            Candidate(
                left: left, top: top, right: right, bottom: bottom, score: min(score, 1), classIndex: Int32(classIndex))
        )
    }
}
