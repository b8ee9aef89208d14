import Glibc

/// What the tracker has learnt about this detector's scores on this camera, from what was seen again.
///
/// A detection of 0.7 may be a distant car or a bush, and which of them differs from network to network. A thing that is there is
/// there in the next frame too, and a false alarm mostly is not: so the share of new detections that are found again tells how many of
/// that score are real. No truth is needed for that, and a camera is known after some dozens of detections.
struct ScoreExperience: Sendable {
    /// Bands of half a unit of the logit, for networks crowd their scores near 1: from -3 (0.05) to 5 (0.993).
    private static let bands = 16
    private var seen = SIMD16<Double>(repeating: 2)
    private var seenAgain = SIMD16<Double>(repeating: 2)

    /// The share of real things' detections that are found again in the next frame, and the most that a camera's false alarms reach.
    private static let realPersistence = 0.98
    private static let falsePersistence = 0.6
    /// Scores of successive frames are alike: none is more than this much evidence.
    private static let mostEvidence = 2.0

    /// The evidence that a detection of that score is of a real thing, as the logarithm of its odds.
    func evidence(of score: Float) -> Double {
        let band = Self.band(of: score)
        let persistence = seenAgain[band] / seen[band]
        let share = (persistence - Self.falsePersistence) / (Self.realPersistence - Self.falsePersistence)
        guard share > 0 else { return -Self.mostEvidence }
        guard share < 1 else { return Self.mostEvidence }
        return min(max(log(share / (1 - share)), -Self.mostEvidence), Self.mostEvidence)
    }

    mutating func learn(score: Float, isSeenAgain: Bool) {
        let band = Self.band(of: score)
        // The neighbours learn as well, so that rare bands follow.
        for (other, weight) in [(band - 1, 0.5), (band, 1), (band + 1, 0.5)] where (0..<Self.bands).contains(other) {
            seen[other] += weight
            if isSeenAgain { seenAgain[other] += weight }
            // What is long ago counts less: light and weather change.
            if seen[other] > 200 {
                seen[other] *= 0.9
                seenAgain[other] *= 0.9
            }
        }
    }

    private static func band(of score: Float) -> Int {
        let score = min(max(Double(score), 0.001), 0.999)
        return min(max(Int((log(score / (1 - score)) + 3) * 2), 0), bands - 1)
    }
}
