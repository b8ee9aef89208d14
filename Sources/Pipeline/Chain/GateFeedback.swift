import Values

/// Tells the motion gate whether the tracker needs the detector at every frame: while anything that it follows moves, has just come, or
/// was not seen this time.
///
/// What has stood in one place for a while needs no more than a look every few seconds. Then, and only then, the last detections may
/// stand for those of the frames between.
struct GateFeedback {
    /// A thing stands once it has been in one place for so long, and for so many frames: by then it is confirmed, if ever.
    private static let standingTime = Duration.milliseconds(1500)
    private static let standingFrames = 8
    /// One place: boxes of at least this intersection over union.
    private static let sameness: Float = 0.7

    private struct Place {
        var box: BoundingBox
        var since: Duration
        var frames = 0
    }

    private var places: [Int: Place] = [:]

    /// Takes the tracks of a frame that the detector saw.
    mutating func isFollowing(_ tracks: [Track], endedIDs: [Int], at time: Duration) -> Bool {
        for id in endedIDs { places[id] = nil }
        var isFollowing = false
        for track in tracks {
            var place = places[track.id] ?? Place(box: track.box, since: time)
            if place.box.intersectionOverUnion(with: track.box) < Self.sameness {
                place = Place(box: track.box, since: time)
            }
            place.frames += 1
            places[track.id] = place
            let isStanding = place.frames >= Self.standingFrames && time - place.since >= Self.standingTime
            if !isStanding || !track.isObserved { isFollowing = true }
        }
        return isFollowing
    }
}
