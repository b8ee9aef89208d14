/// How long a thing is on the ground, by the widths of its boxes: a Kalman filter of one dimension that starts from what is typical of
/// its class.
///
/// A car that drives straight towards the camera shows nothing of its length, one that crosses shows all of it; the turn between its
/// length and the picture's horizontal says how much a box tells.
struct LengthEstimate: Sendable {
    private(set) var meters: Double
    private var variance: Double
    private let typical: TypicalFootprint

    /// The error of a box's width, one standard deviation: a share of the width and some pixels, for a sure detection.
    private static let trembling = 0.04
    private static let tremblingPixels = 1.0
    /// How well the thing's width is known, as a share of it. This error does not average out: it counts as much as that of so
    /// many boxes.
    private static let widthDeviation = 0.05
    private static let boxesOfWidthError = 25.0

    init(_ typical: TypicalFootprint) {
        self.typical = typical
        meters = typical.length
        variance = typical.deviation * typical.deviation
    }

    var footprint: Footprint { typical.footprint(length: meters) }

    /// - Parameters:
    ///   - pixels: The box's width.
    ///   - expected: The width that the footprint takes in the picture there.
    ///   - pixelsPerMeter: Across the picture, there.
    ///   - cosine: Of the angle between the thing's length and the picture's horizontal on the ground.
    ///   - score: A box that is partly hidden is faint, and says less.
    ///   - repetition: How many boxes in a row err alike.
    mutating func observe(
        pixels: Double, expected: Double, pixelsPerMeter: Double, cosine: Double, score: Double, repetition: Double
    ) {
        let gain = abs(cosine) * pixelsPerMeter
        let trembling = (Self.trembling * pixels + Self.tremblingPixels) / max(score, 0.1)
        let sine = max(1 - cosine * cosine, 0).squareRoot()
        let widthError = Self.widthDeviation * typical.width * sine * pixelsPerMeter
        let noise = trembling * trembling * repetition + widthError * widthError * Self.boxesOfWidthError
        let weight = variance * gain / (gain * gain * variance + noise)
        guard weight.isFinite else { return }
        meters = min(
            max(meters + weight * (pixels - expected), 0.5 * typical.length), typical.length + 3 * typical.deviation)
        variance *= max(1 - weight * gain, 0)
    }
}
