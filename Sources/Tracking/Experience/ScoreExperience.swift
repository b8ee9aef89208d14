/// What the tracker has learnt about this detector's scores on this camera, from how tracks turned out.
///
/// A detector that scores 0.5 may mean a distant car or a bush, and which of them differs from network to network. Tracks that begin
/// with faint detections either come to be seen clearly, or never do. Where those of one band of scores hardly ever do, faint
/// detections of that band are noise, and confirm nothing any more.
struct ScoreExperience: Sendable {
    /// Bands of a tenth from 0 to 1.
    private var clear = SIMD16<Float>(repeating: 2)
    private var unclear = SIMD16<Float>(repeating: 0.5)

    /// The share of tracks that begin with detections of about this score and come to be seen clearly.
    func chance(of score: Float) -> Float {
        let band = Self.band(of: score)
        return clear[band] / (clear[band] + unclear[band])
    }

    mutating func learn(firstScore: Float, becameClear: Bool) {
        let band = Self.band(of: firstScore)
        // The neighbours learn as well, so that rare bands follow.
        for (other, weight) in [(band - 1, Float(0.5)), (band, 1), (band + 1, 0.5)] where (0..<10).contains(other) {
            if becameClear { clear[other] += weight } else { unclear[other] += weight }
            // What is long ago counts less: light and weather change.
            if clear[other] + unclear[other] > 60 {
                clear[other] *= 0.9
                unclear[other] *= 0.9
            }
        }
    }

    private static func band(of score: Float) -> Int { min(max(Int(score * 10), 0), 9) }
}
