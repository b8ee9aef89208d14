import ClassPolicy
import Counting
import Detection
import Recording
import Tracking
import Values

/// What happens to a frame behind the capture thread: detect, follow, count.
struct FrameAnalysis {
    var counter: SceneCounter?
    private let detector: Detector?
    private let options: CameraPipeline.Options
    private var tracker = Tracker()
    /// Are persons among what the scene counts? If not, they are not followed either.
    private let followsPersons: Bool
    // Reused from frame to frame.
    private var detections: [Detection] = []
    private var followed: [Detection] = []

    init(detector: Detector?, counter: SceneCounter?, options: CameraPipeline.Options) {
        self.detector = detector
        self.counter = counter
        self.options = options
        followsPersons = counter?.countsPersons ?? false
    }

    mutating func analyse(_ slot: FrameSlot, elapsed: Duration, timings: inout StageTimings) throws -> FrameResult {
        timings.prepare.add(slot.prepareTime)
        var result = FrameResult(stamp: slot.stamp, elapsed: elapsed, file: slot.file)
        guard let detector, let input = slot.input else { return result }

        detections.removeAll(keepingCapacity: true)
        try timings.detect.measure {
            try detector.detect(
                input, mapping: slot.mapping, minScore: min(options.minScore, options.minTrackingScore), into: &detections)
        }
        let isPicture = slot.file != nil
        if !isPicture {
            let persons = detector.classes.personFlags
            followed.removeAll(keepingCapacity: true)
            for detection in detections where followsPersons || !persons[detection.classIndex] { followed.append(detection) }
            result.tracks = timings.track.measure { tracker.update(followed, at: slot.stamp.time) }
            result.crossings = timings.count.measure { counter?.update(tracks: result.tracks, at: slot.stamp.time) ?? [] }
        }
        detections.removeAll { $0.score < options.minScore }
        result.detections = detections
        return result
    }
}
