import ClassPolicy
import Counting
import FoundationEssentials
import Recording
import Store
import Tracking
import Values

/// `wayside track`: the tracker and the counters of `wayside run` on detections from a file.
struct TrackSession {
    private let job: TrackJob
    private let classes: ClassNumbers
    private let detections: DetectionFile
    private let duplicates = DuplicateFilter()
    private var tracker: Tracker
    private var counter: SceneCounter?
    private let followsPersons: Bool
    private var followed: [Detection] = []

    private(set) var counts = CountsDocument()
    private(set) var frames = 0
    private(set) var rows = 0

    init(_ job: TrackJob, options: TrackerOptions = TrackerOptions(), counting: CountingOptions = CountingOptions())
        throws
    {
        self.job = job
        let classes = try ClassNumbers(job.classes)
        self.classes = classes
        let scene = try job.scene.map { try Scene(contentsOf: $0) }
        let counter = try scene.map {
            try SceneCounter(
                scene: $0, classes: classes.classes, pictureWidth: job.width, pictureHeight: job.height,
                options: counting)
        }
        self.counter = counter
        tracker = Tracker(options: options, groundPlane: counter?.groundPlane)
        // As in a run: persons are followed only where they are asked for.
        followsPersons =
            counter.map { counter in
                zip(counter.isCounted, classes.classes.personFlags).contains { $0 && $1 }
            } ?? true
        detections = try DetectionFile(job.detections, classes: classes)
    }

    /// What was passed over in the file of detections.
    var notes: [String] {
        var notes: [String] = []
        if detections.empty > 0 { notes.append("\(detections.empty) boxes have no area and were passed over") }
        if detections.repeated > 0 {
            notes.append("\(detections.repeated) rows repeat another one of their frame and were passed over")
        }
        return notes
    }

    /// Frames, tracks, and the table of counts.
    var summary: String {
        var text = "\(frames) frames, \(rows) detections, \(counts.classOfTrack.count) tracks"
        guard let counter else { return text }
        var table = Table(["line", "direction", "class", "count"], rightAligned: [3])
        for total in counter.totals {
            table.add([total.line, total.direction, classes.classes[total.classIndex].name, "\(total.count)"])
        }
        text += table.isEmpty ? "\nnothing crossed a line" : "\n\n" + table.text
        return text
    }

    mutating func run() throws {
        let tracks = try job.tracks.map { try TrackFile($0, numbers: classes.numbers) }
        var frame = DetectionFile.Frame()
        while try detections.next(into: &frame) {
            rows += frame.detections.count
            // Frames without rows, in which tracks go on and end. Once there are none, nothing happens any more.
            while frames + 1 < frame.number, tracker.hasTracks { try advance(to: frames + 1, [], tracks) }
            try advance(to: frame.number, frame.detections, tracks)
        }
        tracker.endAllTracks()
        counts.crossings += counter?.finish() ?? []
        collect()
        if let path = job.counts {
            try OutputFile.replace(path, with: counts.json(classes: classes.classes, start: job.startTime))
        }
        try tracks?.finish()
        try store()
    }

    /// Puts everything into the store, once it is certain: a file that turns out to be bad leaves nothing there.
    private func store() throws {
        guard let target = job.store, let counter, let start = job.startTime else { return }
        let results = try StoredResults(
            StoredResults.Origin(source: job.detections, scene: counter.scene, classes: classes.classes),
            to: Store(path: target.path), target: target, pictureWidth: job.width, height: job.height)
        do {
            for crossing in counts.crossings { try results.record(counts.settled(crossing)) }
            for movement in counts.movements { try results.record(counts.settled(movement)) }
            for speed in counts.speeds { try results.record(counts.settled(speed)) }
            for visit in counts.visits { try results.record(counts.settled(visit)) }
            for stop in counts.stops { try results.record(counts.settled(stop)) }
            try results.observed(from: start, to: start.addingTimeInterval(Double(frames) / job.framesPerSecond))
            try results.finish()
        } catch {
            try? results.discard()
            throw error
        }
    }

    private mutating func collect() {
        guard let counter else { return }
        counts.movements += counter.movements
        counts.speeds += counter.speeds
        counts.visits += counter.visits
        counts.stops += counter.stops
    }

    private mutating func advance(to number: Int, _ detections: [Detection], _ file: TrackFile?) throws {
        frames = number
        let persons = classes.classes.personFlags
        let seconds = Double(number - 1) / job.framesPerSecond
        let time = FrameTime(
            monotonic: .seconds(seconds), civil: job.startTime?.addingTimeInterval(seconds))
        followed.removeAll(keepingCapacity: true)
        for detection in detections where followsPersons || !persons[detection.classIndex] {
            followed.append(detection)
        }
        followed.sort { $0.score > $1.score }
        duplicates.apply(to: &followed, isPerson: persons)
        tracker.update(followed, at: time, pictureWidth: job.width, pictureHeight: job.height)
        try file?.write(tracker.tracks, frame: number)
        if let crossings = counter?.update(
            tracks: tracker.tracks, endedTrackIDs: tracker.endedTrackIDs, at: time)
        {
            counts.crossings += crossings
            collect()
        }
        for track in tracker.tracks where track.isConfirmed { counts.classOfTrack[track.id] = track.classIndex }
    }
}
