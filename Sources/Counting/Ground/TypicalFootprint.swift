/// How large the things of a class are, in metres.
struct TypicalFootprint: Sendable {
    var length: Double
    /// One standard deviation of the length.
    var deviation: Double
    var width: Double

    /// The footprint of one that is so long. A longer car is wider too; a longer lorry is not.
    func footprint(length: Double) -> Footprint {
        guard deviation < 1 else { return Footprint(length: length, width: width) }
        return Footprint(length: length, width: width * min(max((length / self.length).squareRoot(), 0.85), 1.15))
    }
}
