import Batch
import Capture
import ClassPolicy
import Counting
import Detection
import FoundationEssentials
import Imaging
import Pipeline
import Recording
import Values

/// One camera's run on its own thread: hands what the pipeline finds to the reporter and the recorder.
final class CameraRun: RunObserver {
    private let job: CameraJob
    private let networks: CameraJob.Networks
    private let pipeline: CameraPipeline
    private let header: RunHeader
    private let recorder: RunRecorder?
    private let clip: ClipRecorder?
    private let store: CameraStore?
    private var reporter: any RunReporter
    private let onChange: () -> Void
    /// In the gap that lasts.
    private var gapState = SourceState.absent

    /// Opens a recorded source; a live one is opened when the run begins, or whenever it comes.
    static func pipeline(for job: CameraJob) throws -> CameraPipeline {
        guard job.isLive else {
            return CameraPipeline(
                source: try FrameSources.open(job.source, options: job.sourceOptions), options: job.options)
        }
        return try CameraPipeline(options: job.options) {
            try SupervisedSource(job.source, options: job.sourceOptions, onEvent: $0)
        }
    }

    /// - Parameter onChange: Called after each change of the source's state.
    init(
        _ job: CameraJob, networks: CameraJob.Networks, pipeline: CameraPipeline, output: RunOutput,
        onChange: @escaping () -> Void
    ) throws {
        self.job = job
        self.networks = networks
        self.pipeline = pipeline
        self.onChange = onChange
        let source = pipeline.sourceInfo
        // Where it can't be stored, nothing else is begun either.
        store = try Self.store(job, networks, source, output)
        let header = RunHeader(
            programVersion: Values.Wayside.version, policyVersion: ClassPolicy.version,
            policyDigest: ClassPolicy.digest,
            model: job.model.map { ($0.manifest.name, $0.manifest.sha256) },
            personModel: job.personModel.map { ($0.manifest.name, $0.manifest.sha256) },
            mappings: job.model?.manifest.mappings ?? [:], source: source.name, scene: job.scene?.name,
            start: source.startTime ?? (source.isLive ? Date.now : nil))
        self.header = header
        let classes = networks.detector?.classes
        switch job.format {
        case .json: reporter = JSONRunReporter(camera: job.name, classes: classes, output: output)
        case .text: reporter = TextRunReporter(camera: job.name, classes: classes, output: output)
        }
        let annotator = try Self.annotator(job, networks)
        var clip: ClipRecorder?
        recorder = try job.folder.map { folder in
            // What a camera counted before it was started again is kept; a recording gives the same again.
            if job.isLive || job.name != nil { try EarlierResults.setAside(in: folder, at: .now) }
            var pictures: (any PictureRecorder)?
            switch job.saving {
            case nil: break
            case .pictures:
                pictures = try PictureFolder(
                    path: folder + "/pictures", annotator: annotator, provenance: header.provenance,
                    storesEvery: source.kind == .pictures)
            case .clip:
                clip = try ClipRecorder(
                    path: folder + "/clip.mp4", frameRate: source.nominalFrameRate ?? 25, annotator: annotator,
                    provenance: header.provenance)
                pictures = clip
            case .card: pictures = try Self.card(job, in: folder, header, classes ?? .empty, annotator)
            }
            return try RunRecorder(
                folder: folder, header: header, classes: classes ?? .empty, recordsGaps: job.isLive,
                recordsSpeeds: job.scene.map { !$0.segments.isEmpty || $0.calibration != nil } ?? false,
                recordsVisits: job.scene?.zones.isEmpty == false, pictures: pictures)
        }
        self.clip = clip
    }

    private static func store(
        _ job: CameraJob, _ networks: CameraJob.Networks, _ source: SourceInfo, _ output: RunOutput
    ) throws -> CameraStore? {
        let prefix = job.name.map { $0 + ": " } ?? ""
        let say: @Sendable (String) -> Void = { output.say("wayside: " + prefix + $0) }
        if let note = job.start?.note(on: source.name, found: source.startTime) { say(note) }
        guard let target = job.store, let scene = job.scene, let classes = networks.detector?.classes else {
            return nil
        }
        guard source.kind != .pictures else {
            throw ConsoleError(message: "\(source.name): pictures are not counted; a store needs a video or a camera")
        }
        guard source.isLive || source.startTime != nil else {
            throw ConsoleError(
                message: "\(source.name): neither its name nor its container says when it began, and a store needs to "
                    + "know; \(RecordingStart.advice)")
        }
        let origin = StoredResults.Origin(
            source: source.name, scene: scene, model: job.model.map { ($0.manifest.name, $0.manifest.sha256) },
            classes: classes, longestFrameGap: source.isLive ? nil : max(2, 5 / (source.nominalFrameRate ?? 5)))
        let store = CameraStore(target, origin: origin, isLive: source.isLive, say: say)
        try store.prepare(pictureWidth: source.width, height: source.height)
        return store
    }

    private static func card(
        _ job: CameraJob, in folder: String, _ header: RunHeader, _ classes: ClassList, _ annotator: Annotator
    ) throws -> LiveCard {
        guard let model = job.model, let zone = job.zone else {
            throw ConsoleError(message: "a card needs a detector and the site's time zone")
        }
        return try LiveCard(
            LiveCard.Options(
                folder: folder + "/card", camera: job.name ?? job.camera ?? job.scene?.name ?? "camera", zone: zone,
                model: model, personModel: job.personModel, takes: try job.scene?.countedClasses(of: classes),
                minScore: job.options.minScore), classes: classes, annotator: annotator, provenance: header.provenance)
    }

    private static func annotator(_ job: CameraJob, _ networks: CameraJob.Networks) throws -> Annotator {
        let lines = (job.scene?.relativeLines ?? []).map {
            Annotator.Line(name: $0.name, points: $0.points.map(SIMD2<Float>.init))
        }
        let finder = try networks.personDetector.map { try PersonFinder($0) }
        return Annotator(
            classes: networks.detector?.classes ?? .empty, lines: lines,
            findPersons: finder.map { finder in { try finder.persons(in: $0) } })
    }

    /// Runs to the end, and completes the results.
    func run() -> CameraOutcome {
        var outcome = CameraOutcome()
        do {
            try reporter.started(header, source: pipeline.sourceInfo)
            outcome.summary = try pipeline.run(detector: networks.detector, scene: job.scene, observer: self)
        } catch let error as PipelineFailure {
            (outcome.summary, outcome.failure) = (error.summary, error.reason)
        } catch {
            outcome.failure = error
        }
        // What was found until then is written and told; the first error is the one to end with.
        if let store {
            store.finish()
            outcome.isStoreIncomplete = !store.isComplete
        }
        do {
            try recorder?.finish(counts: outcome.summary?.counts)
        } catch {
            outcome.failure = outcome.failure ?? error
        }
        do {
            if let summary = outcome.summary { try reporter.finished(summary, source: pipeline.sourceInfo) }
        } catch {
            outcome.failure = outcome.failure ?? error
        }
        return outcome
    }

    // MARK: What the pipeline finds

    func frame(_ result: FrameResult, picture: RGBPicture?, summary: RunSummary) throws {
        if let store {
            let source = pipeline.sourceInfo
            store.frame(
                result.events, at: result.stamp.time, pictureWidth: source.width, height: source.height)
        }
        try recorder?.record(result, picture: picture, counts: summary.counts)
        try reporter.frame(result)
    }

    func unreadable(_ stamp: FrameStamp, error: any Error) throws { try reporter.unreadable(stamp, error: error) }

    func lateEvents(_ events: CountedEvents, after stamp: FrameStamp) throws {
        store?.record(events)
        try recorder?.record(events)
        try reporter.events(events)
    }

    func sourceChanged(_ change: SourceChange, summary: RunSummary) throws {
        if change.state == .streaming, let rate = change.info.nominalFrameRate { clip?.frameRate = rate }
        if let gap = change.gap, gap.end != nil {
            store?.resume()
            try recorder?.record(RecordedGap(gap, state: gapState))
        } else if change.gap != nil {
            gapState = change.state
            store?.interrupt(untilResumed: true)
            try recorder?.refresh(counts: summary.counts)
        }
        try reporter.sourceChanged(change)
        onChange()
    }
}
