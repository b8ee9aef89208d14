import Values

/// What the tracker knows of one track.
struct FollowedThing: Sendable {
    let id: Int
    var filter: BoxFilter
    var votes = ClassVotes()
    var score: Float
    /// Detections matched at different times.
    var matches = 1
    var scoreSum: Float
    var isConfirmed = false
    var isObserved = true
    /// Time since the last match.
    var lostSeconds = 0.0
    /// Frames since the last match, whatever the clock said.
    var lostFrames = 0

    init(id: Int, detection: Detection, options: TrackerOptions) {
        self.id = id
        filter = BoxFilter(detection.box, score: detection.score, options: options)
        score = detection.score
        scoreSum = detection.score
        votes.add(detection.classIndex, weight: detection.score)
    }

    /// - Parameter seconds: Since the frame before. A second look at the same instant is no further evidence.
    mutating func match(_ detection: Detection, seconds: Double, options: TrackerOptions) {
        filter.correct(detection.box, score: detection.score, options: options)
        score = detection.score
        isObserved = true
        lostSeconds = 0
        lostFrames = 0
        guard seconds > 0 else { return }
        votes.add(detection.classIndex, weight: detection.score)
        matches += 1
        scoreSum += detection.score
        if scoreSum >= options.confirmationScoreSum || matches >= options.confirmationMatches { isConfirmed = true }
    }

    mutating func miss(seconds: Double) {
        isObserved = false
        lostSeconds += seconds
        lostFrames += 1
    }

    var track: Track {
        Track(
            id: id, box: filter.box, score: score, classIndex: votes.winner, isObserved: isObserved,
            isConfirmed: isConfirmed)
    }
}
