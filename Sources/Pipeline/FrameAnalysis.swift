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
    private var detections: [Detection] = []
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

        let timing = try detector.detect(
            input, mapping: slot.mapping, minScore: min(options.minScore, options.minTrackingScore), into: &detections)
        timings.network.add(timing.inference)
        timings.suppress.add(timing.decoding)
        let persons = detector.classes.personFlags
        if slot.picture != nil {
            result.personBoxes = detections.lazy.filter { persons[$0.classIndex] }.map(\.box)
        }
        // Pictures of a folder are no sequence: there is nothing to follow.
        if slot.file == nil {
            followed.removeAll(keepingCapacity: true)
            for detection in detections where followsPersons || !persons[detection.classIndex] {
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
        detections.removeAll { $0.score < options.minScore }
        result.detections = detections
        return result
    }

    /// The source has ended: what stands on a line now has crossed it or has not.
    mutating func finish() -> [LineCrossing] { counter?.finish() ?? [] }
}
