/// What the light and the camera's exposure did to a whole picture: the straight line from the background's grey values to the
/// picture's, by least squares over the cells that can be told to show the same thing.
struct LightFit {
    var gain: Float = 1
    var offset: Float = 0

    /// Every so many cells are looked at. Odd, so that the columns of a plane take turns.
    private static let stride = 3
    /// A cell that differs by more shows something else.
    private static let greatestDifference: Float = 16
    /// Fewer alike cells than this share of them tell nothing.
    private static let leastShare = 0.5
    /// The mean square of the grey values' distance from their mean that a gain can be told from.
    private static let leastVariance: Float = 100

    /// - Parameter background: As many values as `cells` has.
    init(from background: UnsafePointer<Float>, to cells: UnsafeBufferPointer<UInt8>) {
        var (alike, seen) = (0, 0)
        var (b, d, bb, bd): (Float, Float, Float, Float) = (0, 0, 0, 0)
        var index = 0
        while index < cells.count {
            // Around the middle of the scale, for the sums' sake.
            let old = background[index] - 128
            let difference = Float(cells[index]) - background[index]
            seen += 1
            if abs(difference) < Self.greatestDifference {
                alike += 1
                b += old
                d += difference
                bb += old * old
                bd += old * difference
            }
            index += Self.stride
        }
        guard alike > 0, Double(alike) > Self.leastShare * Double(seen) else { return }
        let n = Float(alike)
        let (meanB, meanD) = (b / n, d / n)
        let variance = bb / n - meanB * meanB
        let slope = variance > Self.leastVariance ? (bd / n - meanB * meanD) / variance : 0
        gain = 1 + min(max(slope, -0.2), 0.2)
        // Where the gain was held back, the line still goes through the mean.
        offset = meanD + meanB + 128 - gain * (meanB + 128)
    }
}
