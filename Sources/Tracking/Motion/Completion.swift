/// Gives a box that is partly hidden the size that the thing had when it was seen whole.
///
/// A detector draws its box around what it sees. When something passes in front, the box shrinks towards the part that is left and its
/// score falls; taken at face value, the thing would seem to turn, jump or brake. So where a box is smaller than expected and fainter
/// than usual, the edge that is where it was expected is believed, and the opposite one is put where the expected size puts it.
enum Completion {
    /// - Parameters:
    ///   - seen: Centre, width and height of the detection.
    ///   - expected: Those of the prediction.
    ///   - usualScore: The score of the thing when nothing hides it.
    static func complete(
        _ seen: BoxFilter.Lanes, score: Double, expected: BoxFilter.Lanes, usualScore: Double, options: TrackerOptions
    ) -> BoxFilter.Lanes {
        let hidden = min(max((usualScore - score) / options.completionScoreDrop, 0), 1)
        guard hidden > 0 else { return seen }
        let (x, width) = complete(seen[0], seen[2], expected[0], expected[2], options)
        let (y, height) = complete(seen[1], seen[3], expected[1], expected[3], options)
        return seen + (BoxFilter.Lanes(x, y, width, height) - seen) * hidden
    }

    /// One direction: the centre and the length of an interval.
    private static func complete(
        _ center: Double, _ length: Double, _ expectedCenter: Double, _ expectedLength: Double,
        _ options: TrackerOptions
    ) -> (center: Double, length: Double) {
        guard length < options.completionShrinking * expectedLength else { return (center, length) }
        let low = (center - length / 2) - (expectedCenter - expectedLength / 2)
        let high = (center + length / 2) - (expectedCenter + expectedLength / 2)
        // Each edge is believed by how near it is to where it was expected.
        let trust = expectedLength * 0.02
        let lowWeight = 1 / (low * low + trust * trust)
        let highWeight = 1 / (high * high + trust * trust)
        let shift = (low * lowWeight + high * highWeight) / (lowWeight + highWeight)
        return (expectedCenter + shift, expectedLength)
    }
}
