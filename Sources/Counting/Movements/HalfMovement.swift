import Values

/// A thing that came into the junction by an arm and was not seen to leave it, or the other way round: one movement may be told of two
/// tracks that broke where something stood before the thing.
///
/// Tracks are joined here on weaker signs than a tracker may go by, because one lacks just what the other has: an exit and an entry.
/// Still only where a thing moved on as it was moving, or stood, and where no other track fits.
struct HalfMovement: Sendable {
    /// One end of a track, well inside the picture.
    struct End: Sendable {
        var seconds: Double
        var place: Point
        /// Metres a second.
        var velocity: Point
    }

    var passage: Passenger.Passage
    var end: End
    var classIndex: Int
    /// Metres.
    var length: Double

    /// How long what moves, and what stands, may be out of sight.
    private static let movingSeconds = 4.0
    private static let standingSeconds = 90.0
    /// Slower things stand, metres a second.
    private static let standingSpeed = 2.0
    /// Where a thing is found again is this far off at most, metres; and for each second more by so much.
    private static let offset = 2.0
    private static let drift = 1.0
    /// Longer things are vehicles of whatever class, which detectors mix up.
    private static let vehicleLength = 3.0

    /// May the thing that left be this one, which came in?
    func mayContinue(as last: HalfMovement) -> Bool {
        guard passage.arm != last.passage.arm,
            classIndex == last.classIndex || min(length, last.length) > Self.vehicleLength
        else { return false }
        let seconds = last.end.seconds - end.seconds
        let way = last.end.place - end.place
        guard seconds > 0 else { return false }
        if end.velocity.length < Self.standingSpeed, seconds < Self.standingSeconds, way.length < length { return true }
        let expected = (end.velocity + last.end.velocity) * (seconds / 2)
        return seconds < Self.movingSeconds && (way - expected).length < Self.offset + Self.drift * seconds
    }
}
