import Values

/// What the tracker knows of one track.
struct FollowedThing: Sendable {
    var id: Int
    var filter: BoxFilter
    var votes = ClassVotes()
    var whereabouts = Whereabouts()
    var score: Float
    /// The score in the frame before.
    var lastScore: Float
    /// Detections matched at different times.
    var matches = 1
    /// What its detections' scores say of whether it is real, as long as it is provisional.
    var evidence = 0.0
    var isConfirmed = false
    var isObserved = true
    /// Time since the last match.
    var lostSeconds = 0.0
    /// Frames since the last match, whatever the clock said.
    var lostFrames = 0
    /// How it has been unseen since the last match, as long as that is not judged.
    var trials = UnseenExperience.Trials()
    /// Time since the first detection.
    var age = 0.0
    /// Where it was seen first.
    let firstBox: BoundingBox
    /// Has it left that place?
    var hasMoved = false
    /// Has it been unseen for so long that ``ClutterExperience`` knows?
    var isGone = false

    init(id: Int, detection: Detection, plane: MotionPlane, options: TrackerOptions) {
        self.id = id
        filter = BoxFilter(detection.box, score: detection.score, options: options)
        firstBox = filter.box
        score = detection.score
        lastScore = detection.score
        votes.add(detection.classIndex, weight: detection.score)
        remember(plane: plane)
    }

    /// - Parameter seconds: Since the frame before. A second look at the same instant is no further evidence.
    mutating func match(_ detection: Detection, seconds: Double, plane: MotionPlane, options: TrackerOptions) {
        filter.correct(
            completed(detection, options: options), score: detection.score, options: options)
        score = detection.score
        hasMoved = hasMoved || filter.box.intersectionOverUnion(with: firstBox) < ClutterExperience.sameOverlap
        isGone = false
        isObserved = true
        lostSeconds = 0
        lostFrames = 0
        guard seconds > 0 else { return }
        votes.add(detection.classIndex, weight: detection.score)
        matches += 1
        remember(plane: plane)
    }

    /// The detection's box, with what is probably hidden of it.
    func completed(_ detection: Detection, options: TrackerOptions) -> BoxFilter.Lanes {
        let seen = BoxFilter.lanes(of: detection.box)
        // What was just found again is not expected anywhere in particular.
        guard isConfirmed, lostFrames <= 1 || lostSeconds < 0.5 else { return seen }
        return Completion.complete(
            seen, score: Double(detection.score), expected: filter.position, usualScore: whereabouts.usualScore,
            options: options)
    }

    /// Was it seen often and well enough to be told?
    func isConvincing(options: TrackerOptions) -> Bool {
        matches >= options.confirmationMatches && evidence >= options.confirmationEvidence
    }

    /// Takes what its last detection's score says; doubts do not pile up without end.
    mutating func weigh(_ experience: ScoreExperience, options: TrackerOptions) {
        evidence = max(evidence + experience.evidence(of: score), -options.confirmationEvidence)
    }

    mutating func advance(seconds: Double, options: TrackerOptions) {
        filter.predict(seconds: seconds, options: options)
        lastScore = score
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

    /// Did it stand when it was seen last?
    func isStanding(on plane: MotionPlane, options: TrackerOptions) -> Bool {
        let velocity = whereabouts.velocity
        let speed = (velocity * velocity).sum().squareRoot()
        return speed < options.standingSpeed * whereabouts.unit(on: plane, options: options)
    }

    /// Goes on as the thing that was lost.
    mutating func continueAs(_ lost: FollowedThing) {
        id = lost.id
        hasMoved = hasMoved || lost.hasMoved
        votes.merge(lost.votes)
        isConfirmed = true
    }

    func track(_ sizes: SizeExperience?) -> Track {
        Track(
            id: id, box: filter.box, score: score,
            classIndex: sizes?.winner(of: votes, shape: whereabouts.shape) ?? votes.winner, isObserved: isObserved,
            isConfirmed: isConfirmed)
    }
}
