import ClassPolicy
import Counting
import Detection
import Imaging
import Recording
import Tracking
import Values

/// What happens to a frame behind the capture thread: detect, follow, count.
struct FrameAnalysis {
    var counter: SceneCounter?
    private let detector: Detector?
    private let options: CameraPipeline.Options
    private let duplicates = DuplicateFilter()
    private var tracker: Tracker
    private(set) var trackTotals: TrackTotals
    /// Are persons among what the scene counts? If not, they are not followed either.
    private let followsPersons: Bool
    // Reused from frame to frame.
    private var findings = PictureFindings()
    private var followed: [Detection] = []

    init(detector: Detector?, counter: SceneCounter?, options: CameraPipeline.Options) {
        self.detector = detector
        self.counter = counter
        tracker = Tracker(groundPlane: counter?.groundPlane)
        self.options = options
        trackTotals = TrackTotals(classCount: detector?.classes.count ?? 0)
        followsPersons =
            counter.map { counter in
                zip(counter.isCounted, detector?.classes.personFlags ?? []).contains { $0 && $1 }
            } ?? false
    }

    mutating func analyse(_ slot: FrameSlot, elapsed: Duration, timings: inout StageTimings) throws -> FrameResult {
        timings.prepare.add(slot.prepareTime)
        var result = FrameResult(stamp: slot.stamp, elapsed: elapsed, file: slot.file)
        guard let detector, let input = slot.input else { return result }

        let least = min(options.minScore, options.minTrackingScore)
        let timing = try detector.detect(
            input, mapping: slot.mapping,
            minScore: slot.picture == nil ? least : min(least, PersonBoxes.leastScore), into: &findings)
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
            result.tracks = timings.track.measure {
                duplicates.apply(to: &followed, isPerson: persons)
                return tracker.update(
                    followed, at: slot.stamp.time, pictureWidth: slot.mapping.pictureWidth,
                    pictureHeight: slot.mapping.pictureHeight)
            }
            trackTotals.update(tracks: tracker.tracks, endedIDs: tracker.endedTrackIDs)
            result.crossings = timings.count.measure {
                counter?.update(tracks: tracker.tracks, endedTrackIDs: tracker.endedTrackIDs, at: slot.stamp.time) ?? []
            }
        }
        findings.removeDetections(below: options.minScore)
        result.detections = findings.detections
        return result
    }

    /// The source has ended: what stands on a line now has crossed it or has not.
    mutating func finish() -> [LineCrossing] { counter?.finish() ?? [] }
}
