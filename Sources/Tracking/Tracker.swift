public import Values

/// Joins the detections of successive frames into tracks, by boxes, scores and classes alone.
///
/// Each frame:
/// 1. A Kalman filter (``BoxFilter``) moves every track on to the frame's time; frames may come at any rate.
/// 2. Confirmed tracks, lost ones included, are matched with the detections of high score, those left over with the detections of
///    low score (the two stages of ByteTrack, Zhang et al. 2022), then provisional tracks with what is left.
///    Each matching is optimal (``AssignmentSolver``) over the pairs that pass the gate.
/// 3. What is still left starts provisional tracks. A provisional track that misses a frame ends; one whose scores are evidence enough is
///    confirmed, under the id of a lost track where it continues one (``Reappearance``): lost tracks are remembered for half a minute,
///    so that a queue or a lorry in front breaks no identity.
///
/// Boxes that are partly hidden are completed to the size that the thing had (``Completion``). What scores and sizes mean on this camera is
/// learnt as it goes (``ScoreExperience``, ``SizeExperience``), and so is whether the boxes predicted of things that are not seen are worth
/// telling (``UnseenExperience``), and where false alarms come and go: what is first seen there must move to be believed (``ClutterExperience``).
///
/// The same detections give the same tracks, in whatever order they stand.
///
/// Measured on the simulated traffic of `shared/tracking` (mean of four scenes; the best rival's figure in brackets): HOTA 0.81 (0.77), IDF1 0.93
/// (0.89), 52 identity switches a scene (107); wildlife HOTA 0.68 (0.62); KITTI cars, moving camera, HOTA 0.77 (0.78). With
/// `wayside track --detections S/det/det.txt --fps N --size 1280x720 --classes 1=car,… --scene S/scene.yaml --tracks out.txt` and
/// `score.py S out.txt`.
///
/// ```swift
/// var tracker = Tracker()
/// let tracks = tracker.update(detections, at: stamp.time, pictureWidth: 1280, pictureHeight: 720)
/// for track in tracks where track.isConfirmed { … }
/// ```
public struct Tracker: Sendable {
    public let options: TrackerOptions
    /// The tracks after the last update: those matched in that frame, and those lost for less than
    /// ``TrackerOptions/reportedLostSeconds`` with their predicted box; in the order of their ids.
    public private(set) var tracks: [Track] = []
    /// The ids of tracks that ended with the last update. They never come back.
    public private(set) var endedTrackIDs: [Int] = []

    /// Is anything followed at all, seen or lost? If not, a frame without detections changes nothing.
    public var hasTracks: Bool { !things.isEmpty }

    private var things: [FollowedThing] = []
    private var scores = ScoreExperience()
    private var sizes = SizeExperience()
    private var unseen = UnseenExperience()
    private var clutter = ClutterExperience()
    private var lastID = 0
    private var lastTime: Duration?
    // Buffers kept from frame to frame.
    private var detections: [Detection] = []
    private var isTaken: [Bool] = []
    private var rows: [Int] = []
    private var columns: [Int] = []
    private var candidates: [AssignmentSolver.Candidate] = []
    private var solver = AssignmentSolver()

    private var plane: MotionPlane

    /// - Parameter groundPlane: The map from the pictures to the ground, where the scene is calibrated: lost things are then looked for
    ///   where they can have gone on the ground.
    public init(options: TrackerOptions = TrackerOptions(), groundPlane: GroundPlane? = nil) {
        self.options = options
        plane = MotionPlane(groundPlane)
    }

    /// Takes the detections of the next frame.
    ///
    /// - Parameters:
    ///   - newDetections: In any order. Boxes that are empty or not finite are passed over.
    ///   - time: When the frame was taken. A time that is not later than the one before is taken as the same instant.
    ///   - pictureWidth: Pixels; a track that moves out of the picture unseen ends.
    ///   - pictureHeight: Likewise.
    /// - Returns: ``tracks``.
    @discardableResult
    public mutating func update(
        _ newDetections: [Detection], at time: FrameTime, pictureWidth: Int, pictureHeight: Int
    ) -> [Track] {
        let seconds = secondsPassed(until: time.monotonic)
        endedTrackIDs.removeAll(keepingCapacity: true)
        takeUsable(newDetections)
        for index in things.indices {
            things[index].advance(seconds: seconds, options: options)
        }

        let highCount = detections.firstIndex { $0.score < options.highScore } ?? detections.count
        match(detections: 0..<highCount, seconds: seconds, gate: options.highScoreGate) { $0.isConfirmed }
        match(detections: highCount..<detections.count, seconds: seconds, gate: options.lowScoreGate) {
            $0.isConfirmed
        }
        match(detections: 0..<detections.count, seconds: seconds, gate: options.provisionalGate) { !$0.isConfirmed }
        learn()
        confirm(picture: SIMD2(Double(pictureWidth), Double(pictureHeight)))
        endTracks(pictureWidth: Float(pictureWidth), pictureHeight: Float(pictureHeight))
        startTracks()
        report()
        return tracks
    }

    /// Ends all tracks, as at the end of a recording or after a break in it. Ids go on counting.
    public mutating func endAllTracks() {
        endedTrackIDs = things.map(\.id)
        things.removeAll(keepingCapacity: true)
        tracks.removeAll(keepingCapacity: true)
    }

    /// Ends all tracks and begins anew, for pictures of another size. Ids go on counting.
    ///
    /// - Parameter groundPlane: As at ``init(options:groundPlane:)``, for the new pictures.
    public mutating func restart(groundPlane: GroundPlane?) {
        endAllTracks()
        plane = MotionPlane(groundPlane)
        sizes = SizeExperience()
        clutter = ClutterExperience()
    }

    private mutating func secondsPassed(until time: Duration) -> Double {
        defer { lastTime = time }
        guard let lastTime, time > lastTime else { return 0 }
        // Past an hour all is lost anyway; the bound keeps the filter's arithmetic finite.
        return min(time.seconds - lastTime.seconds, 3600)
    }

    /// Fills `detections`: usable ones only, best scores first, in an order that does not depend on the order they came in.
    private mutating func takeUsable(_ newDetections: [Detection]) {
        detections.removeAll(keepingCapacity: true)
        for detection in newDetections where detection.score >= options.minimumScore && detection.box.isUsable {
            var detection = detection
            detection.score = min(detection.score, 1)
            detections.append(detection)
        }
        detections.sort(by: Self.isBefore)
        if detections.count > options.maximumDetections {
            detections.removeLast(detections.count - options.maximumDetections)
        }
        isTaken.removeAll(keepingCapacity: true)
        isTaken.append(contentsOf: repeatElement(false, count: detections.count))
    }

    private static func isBefore(_ a: Detection, _ b: Detection) -> Bool {
        if a.score != b.score { return a.score > b.score }
        if a.box.x != b.box.x { return a.box.x < b.box.x }
        if a.box.y != b.box.y { return a.box.y < b.box.y }
        if a.box.width != b.box.width { return a.box.width < b.box.width }
        if a.box.height != b.box.height { return a.box.height < b.box.height }
        return a.classIndex < b.classIndex
    }

    /// Matches the tracks that are not yet matched and that `isWanted` with the detections in `range` that are still free.
    private mutating func match(
        detections range: Range<Int>, seconds: Double, gate: Double, isWanted: (FollowedThing) -> Bool
    ) {
        rows.removeAll(keepingCapacity: true)
        columns.removeAll(keepingCapacity: true)
        candidates.removeAll(keepingCapacity: true)
        for index in things.indices
        where !things[index].isObserved && things[index].lostSeconds <= options.lostSeconds && isWanted(things[index]) {
            rows.append(index)
        }
        for index in range where !isTaken[index] { columns.append(index) }
        guard !rows.isEmpty, !columns.isEmpty else { return }
        for (row, thing) in rows.enumerated() {
            let gate = things[thing].lostFrames > 1 ? min(gate, options.recoveryGate) : gate
            for (column, detection) in columns.enumerated() {
                guard
                    let cost = Association.cost(
                        of: detections[detection], for: things[thing], gate: gate, options: options)
                else { continue }
                candidates.append(.init(row: row, column: column, gain: gate - cost))
            }
        }
        solver.solve(rows: rows.count, columns: columns.count, candidates: candidates)
        for (row, thing) in rows.enumerated() {
            let column = solver.columnOfRow[row]
            guard column >= 0 else { continue }
            isTaken[columns[column]] = true
            judge(thing, by: detections[columns[column]].box)
            let wasInPlace = !things[thing].hasMoved
            things[thing].match(detections[columns[column]], seconds: seconds, plane: plane, options: options)
            if wasInPlace && things[thing].hasMoved { clutter.learn(movedOffFrom: things[thing].firstBox) }
        }
    }

    /// Confirms the provisional tracks that have been seen enough, under the id of a lost track where they continue one.
    private mutating func confirm(picture: SIMD2<Double>) {
        rows.removeAll(keepingCapacity: true)
        columns.removeAll(keepingCapacity: true)
        candidates.removeAll(keepingCapacity: true)
        for index in things.indices {
            if things[index].isConfirmed {
                if !things[index].isObserved { columns.append(index) }
            } else if things[index].isConvincing(options: options) {
                rows.append(index)
            }
        }
        guard !rows.isEmpty else { return }
        for (row, new) in rows.enumerated() {
            // Where there is clutter, only what is known to be real can be back.
            let isClutter = isClutter(things[new])
            for (column, lost) in columns.enumerated() where !isClutter || things[lost].hasMoved {
                guard
                    let cost = Reappearance.cost(
                        of: things[new], as: things[lost], plane: plane, picture: picture, options: options)
                else { continue }
                candidates.append(.init(row: row, column: column, gain: options.reappearanceGate - cost))
            }
        }
        solver.solve(rows: rows.count, columns: columns.count, candidates: candidates)
        for (row, new) in rows.enumerated() {
            let column = solver.columnOfRow[row]
            things[new].isConfirmed = column >= 0 || !isClutter(things[new])
            guard column >= 0 else { continue }
            let lost = columns[column]
            endedTrackIDs.append(things[new].id)
            things[new].continueAs(things[lost])
            things[lost].id = 0
        }
        things.removeAll { $0.id == 0 }
        things.sort { $0.id < $1.id }
    }

    /// Learns what scores mean here from whether provisional tracks were seen again, and weighs them by it.
    private mutating func learn() {
        // A frame without any detection tells of the detector, not of things.
        guard !detections.isEmpty else { return }
        for index in things.indices where !things[index].isConfirmed {
            scores.learn(score: things[index].lastScore, isSeenAgain: things[index].isObserved)
            if things[index].isObserved { things[index].weigh(scores, options: options) }
        }
    }

    private mutating func endTracks(pictureWidth: Float, pictureHeight: Float) {
        learnClutter()
        for index in things.indices where isOver(things[index], width: pictureWidth, height: pictureHeight) {
            let thing = things[index]
            endedTrackIDs.append(thing.id)
            if thing.isConfirmed {
                judge(index, by: nil)
                sizes.learn(thing.whereabouts.shape, votes: thing.votes)
            }
            things[index].id = 0
        }
        things.removeAll { $0.id == 0 }
    }

    private func isOver(_ thing: FollowedThing, width: Float, height: Float) -> Bool {
        guard !thing.isObserved else { return false }
        guard thing.isConfirmed else { return true }
        let remembered =
            thing.isStanding(on: plane, options: options)
            ? options.rememberedStandingSeconds : options.rememberedSeconds
        if thing.lostSeconds > remembered { return true }
        if thing.lostSeconds > options.lostSeconds && isClutter(thing) { return true }
        guard thing.lostSeconds <= options.lostSeconds else { return false }
        let box = thing.filter.box
        return box.clipped(toWidth: width, height: height).area < options.insideShare * box.area
    }

    /// Learns where things come and go without having moved.
    private mutating func learnClutter() {
        for index in things.indices where !things[index].isObserved && !things[index].hasMoved {
            let isGone = !things[index].isConfirmed || things[index].lostSeconds > options.lostSeconds
            guard isGone, !things[index].isGone else { continue }
            things[index].isGone = true
            clutter.learn(goneFrom: things[index].firstBox)
        }
    }

    /// Does it stand where false alarms come and go, and is seen no better than they?
    private func isClutter(_ thing: FollowedThing) -> Bool {
        !thing.hasMoved && thing.score < options.believedScore && clutter.contains(thing.firstBox)
    }

    private mutating func startTracks() {
        let known = things.count
        for index in detections.indices where !isTaken[index] && detections[index].score >= options.birthScore {
            let box = detections[index].box
            let isDuplicate = things[..<min(known, things.count)].contains { thing in
                thing.isObserved && thing.filter.box.intersectionOverUnion(with: box) > options.duplicateOverlap
            }
            guard !isDuplicate, makeRoom() else { continue }
            lastID += 1
            var thing = FollowedThing(id: lastID, detection: detections[index], plane: plane, options: options)
            thing.weigh(scores, options: options)
            things.append(thing)
        }
    }

    /// Is there room for one more track, if need be in the place of the one that has not been seen for the longest time?
    private mutating func makeRoom() -> Bool {
        guard things.count >= options.maximumTracks else { return true }
        guard let oldest = things.indices.max(by: { things[$0].lostFrames < things[$1].lostFrames }),
            !things[oldest].isObserved
        else { return false }
        endedTrackIDs.append(things.remove(at: oldest).id)
        return true
    }

    private mutating func report() {
        tracks.removeAll(keepingCapacity: true)
        for index in things.indices where things[index].isObserved || isToldUnseen(index) {
            tracks.append(things[index].track(plane.isMetric ? sizes : nil))
        }
    }

    // MARK: What is not seen

    /// Is the prediction of a thing that is not seen worth telling?
    private mutating func isToldUnseen(_ index: Int) -> Bool {
        guard things[index].isConfirmed, scores.evidence(of: things[index].score) > 0 else { return false }
        guard things[index].lostSeconds <= options.reportedLostSeconds else {
            judge(index, by: nil)
            return false
        }
        let circumstances = UnseenExperience.Circumstances(
            isStanding: things[index].isStanding(on: plane, options: options), isCovered: isCovered(index),
            lostSeconds: things[index].lostSeconds)
        things[index].trials.add(circumstances)
        return unseen.isWorthTelling(circumstances)
    }

    /// Is a thing that is seen, and nearer, in front of it?
    private func isCovered(_ index: Int) -> Bool {
        let box = things[index].filter.box
        return things.contains { other in
            guard other.isObserved else { return false }
            let nearer = other.filter.box
            return nearer.maxY > box.maxY && nearer.intersectionArea(with: box) > options.coveringShare * box.area
        }
    }

    /// Learns whether a thing's predictions were right: where it was found, or that it was not.
    private mutating func judge(_ index: Int, by found: BoundingBox?) {
        guard !things[index].trials.isEmpty else { return }
        let isRight = found.map { things[index].filter.box.intersectionOverUnion(with: $0) >= 0.5 } ?? false
        unseen.learn(things[index].trials, wasRight: isRight)
        things[index].trials = UnseenExperience.Trials()
    }
}
