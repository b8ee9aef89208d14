import Glibc
import Values

/// How well a detection fits a track: the negative logarithm of the likelihood of the detected box under the track's prediction,
/// in units of the box's size.
///
/// A track that was just seen expects its box within a few percent of its size, so a good match has a cost far below zero. One that
/// has been lost for a second expects it anywhere within a few sizes: the same distance costs more, and a nearby track that was
/// seen all the time wins. Distances count as in Student's t distribution rather than squared, since a box that is partly
/// hidden shrinks by more than any noise.
enum Association {
    /// Degrees of freedom of the t distribution: small numbers forgive single coordinates that are far off.
    private static let degreesOfFreedom = 4.0

    /// nil where the detection is out of reach.
    static func cost(
        of detection: Detection, for thing: FollowedThing, gate: Double, options: TrackerOptions
    ) -> Double? {
        let size = thing.filter.size
        let forgiven = size * options.matchNoise
        let variance = forgiven * forgiven + thing.filter.innovationVariance(score: detection.score, options: options)
        let innovation = BoxFilter.lanes(of: detection.box) - thing.filter.position
        let squared = innovation * innovation / variance
        // Two coordinates far away at once: no logarithms needed.
        guard squared[0] + squared[1] < 60 else { return nil }
        let spread = variance / (size * size)
        let heavyTail = squared / degreesOfFreedom + 1
        // The sum of four logarithms as the logarithm of the product.
        let tail = heavyTail[0] * heavyTail[1] * heavyTail[2] * heavyTail[3]
        let volume = spread[0] * spread[1] * spread[2] * spread[3]
        var cost = (degreesOfFreedom + 1) / 2 * log(tail) + log(volume) / 2
        if detection.classIndex != thing.votes.winner { cost += options.classMismatchCost }
        return cost < gate ? cost : nil
    }
}
