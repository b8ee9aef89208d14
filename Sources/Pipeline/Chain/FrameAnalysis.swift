import ClassPolicy
import Counting
import Detection
import Imaging
import Recording
import Tracking
import Values

/// What happens to a frame behind the capture thread: detect, follow, count.
struct FrameAnalysis {
    private let scene: Scene?
    /// Made for the pictures' size, which the first frame tells, and anew for another one.
    private var counter: SceneCounter?
    private var layout: (width: Int, height: Int)?
    private let detector: Detector?
    private let options: CameraPipeline.Options
    private let duplicates = DuplicateFilter()
    private var tracker: Tracker
    private var feedback = GateFeedback()
    private(set) var trackTotals: TrackTotals
    /// Are persons among what the scene counts? If not, they are not followed either.
    private var followsPersons = false
    // Reused from frame to frame.
    private var findings = PictureFindings()
    private var followed: [Detection] = []
    /// The last frame that the detector saw.
    private var mapping = PictureMapping(pictureWidth: 0, pictureHeight: 0, scaleX: 1, scaleY: 1)

    init(detector: Detector?, scene: Scene?, options: CameraPipeline.Options) {
        self.detector = detector
        self.scene = scene
        tracker = Tracker()
        self.options = options
        trackTotals = TrackTotals(classCount: detector?.classes.count ?? 0)
    }

    var classes: ClassList? { detector?.classes }

    func isLaidOut(for mapping: PictureMapping) -> Bool {
        layout.map { $0 == (mapping.pictureWidth, mapping.pictureHeight) } ?? false
    }

    /// Lays the scene out for pictures of that size, and begins to follow anew. Call ``endTracks()`` first.
    ///
    /// - Throws: ``Counting/SettingsError`` where the scene doesn't fit them; then nothing is counted.
    mutating func layOut(for mapping: PictureMapping) throws {
        layout = (mapping.pictureWidth, mapping.pictureHeight)
        counter = nil
        followed.removeAll(keepingCapacity: true)
        feedback = GateFeedback()
        defer {
            tracker.restart(groundPlane: counter?.groundPlane)
            followsPersons = zip(counter?.isCounted ?? [], classes?.personFlags ?? []).contains { $0 && $1 }
        }
        guard let scene, let classes else { return }
        counter = try SceneCounter(
            scene: scene, classes: classes, pictureWidth: mapping.pictureWidth, pictureHeight: mapping.pictureHeight)
    }

    /// - Parameter onTurn: Called once the network is this frame's.
    mutating func analyse(
        _ slot: FrameSlot, elapsed: Duration, timings: inout StageTimings, onTurn: () -> Void
    ) throws -> FrameResult {
        if let gateTime = slot.gateTime { timings.gate.add(gateTime) }
        if !slot.isStill { timings.prepare.add(slot.prepareTime) }
        var result = FrameResult(stamp: slot.stamp, elapsed: elapsed, file: slot.file)
        guard let detector, let input = slot.input else { return result }

        result.isStill = slot.isStill
        if !slot.isStill { try detect(slot, input, by: detector, result: &result, timings: &timings, onTurn: onTurn) }
        if slot.file == nil { follow(slot, result: &result, timings: &timings) }
        result.detections = findings.detections
        return result
    }

    private mutating func detect(
        _ slot: FrameSlot, _ input: InputTensor, by detector: Detector, result: inout FrameResult,
        timings: inout StageTimings, onTurn: () -> Void
    ) throws {
        mapping = slot.mapping
        let least = min(options.minScore, options.minTrackingScore)
        let timing = try detector.detect(
            input, mapping: slot.mapping,
            minScore: slot.picture == nil ? least : min(least, PersonBoxes.leastScore), onTurn: onTurn, into: &findings)
        timings.network.add(timing.inference)
        timings.suppress.add(timing.decoding)
        let persons = detector.classes.personFlags
        if slot.picture != nil { result.persons = findings.persons }
        // Pictures of a folder are no sequence: there is nothing to follow.
        if slot.file == nil {
            followed.removeAll(keepingCapacity: true)
            for detection in findings.detections
            where detection.score >= least && (followsPersons || !persons[detection.classIndex]) {
                followed.append(detection)
            }
            timings.track.measure { duplicates.apply(to: &followed, isPerson: persons) }
        }
        findings.removeDetections(below: options.minScore)
    }

    /// Follows and counts. In a still frame everything is where the detector saw it last.
    private mutating func follow(_ slot: FrameSlot, result: inout FrameResult, timings: inout StageTimings) {
        result.tracks = timings.track.measure {
            tracker.update(
                followed, at: slot.stamp.time, pictureWidth: mapping.pictureWidth, pictureHeight: mapping.pictureHeight)
        }
        trackTotals.update(tracks: tracker.tracks, endedIDs: tracker.endedTrackIDs)
        if slot.gateTime != nil {
            slot.isFollowing = feedback.isFollowing(
                tracker.tracks, endedIDs: tracker.endedTrackIDs, at: slot.stamp.time.monotonic)
        }
        result.events = timings.count.measure {
            let crossings = counter?.update(
                tracks: tracker.tracks, endedTrackIDs: tracker.endedTrackIDs, at: slot.stamp.time)
            return events(beside: crossings)
        }
    }

    /// The source has ended, or its pictures are no longer what they were: what stands on a line now has crossed it or has not.
    mutating func endTracks() -> CountedEvents {
        tracker.endAllTracks()
        trackTotals.update(tracks: [], endedIDs: tracker.endedTrackIDs)
        let crossings = counter?.finish()
        return events(beside: crossings)
    }

    /// - Parameter crossings: What the counter has just returned.
    private func events(beside crossings: [LineCrossing]?) -> CountedEvents {
        guard let counter, let crossings else { return CountedEvents() }
        return CountedEvents(
            crossings: crossings, movements: counter.movements, speeds: counter.speeds, visits: counter.visits,
            stops: counter.stops)
    }
}
