import Values

/// What the tracker knows of one track.
struct FollowedThing: Sendable {
    var id: Int
    var filter: BoxFilter
    var votes = ClassVotes()
    var whereabouts = Whereabouts()
    var score: Float
    /// Detections matched at different times.
    var matches = 1
    /// What speaks for its being a thing at all, by the scores of its detections.
    var evidence: Float
    var isConfirmed = false
    var isObserved = true
    /// Time since the last match.
    var lostSeconds = 0.0
    /// Frames since the last match, whatever the clock said.
    var lostFrames = 0
    /// Time since the first detection.
    var age = 0.0
    /// Where it was seen first.
    let firstBox: BoxFilter.Lanes

    init(id: Int, detection: Detection, plane: MotionPlane, options: TrackerOptions) {
        self.id = id
        filter = BoxFilter(detection.box, score: detection.score, options: options)
        firstBox = filter.position
        score = detection.score
        evidence = options.evidence(of: detection.score)
        votes.add(detection.classIndex, weight: detection.score)
        remember(plane: plane)
    }

    /// - Parameter seconds: Since the frame before. A second look at the same instant is no further evidence.
    mutating func match(_ detection: Detection, seconds: Double, plane: MotionPlane, options: TrackerOptions) {
        filter.correct(detection.box, score: detection.score, options: options)
        score = detection.score
        isObserved = true
        lostSeconds = 0
        lostFrames = 0
        guard seconds > 0 else { return }
        votes.add(detection.classIndex, weight: detection.score)
        matches += 1
        evidence += options.evidence(of: detection.score)
        remember(plane: plane)
    }

    /// Was it seen often and well enough to be told?
    func isConvincing(_ options: TrackerOptions) -> Bool {
        evidence >= options.confirmationEvidence || matches >= options.confirmationMatches
    }

    mutating func advance(seconds: Double, options: TrackerOptions) {
        filter.predict(seconds: seconds, options: options)
        isObserved = false
        lostSeconds += seconds
        lostFrames += 1
        age += seconds
    }

    private mutating func remember(plane: MotionPlane) {
        let box = filter.position
        guard let place = plane.place(of: box),
            let unit = plane.pixelsPerUnit(at: SIMD2(box[0], box[1] + box[3] / 2))
        else { return }
        whereabouts.add(place: place, box: box, score: Double(score), unit: unit, at: age)
    }

    /// Goes on as the thing that was lost.
    mutating func continueAs(_ lost: FollowedThing) {
        id = lost.id
        votes.merge(lost.votes)
        isConfirmed = true
    }

    var track: Track {
        Track(
            id: id, box: filter.box, score: score, classIndex: votes.winner, isObserved: isObserved,
            isConfirmed: isConfirmed)
    }
}
