import Capture
import ClassPolicy
import Counting
import Detection
import FoundationEssentials
import Imaging
import Pipeline
import Recording
import Values

/// `wayside run`: opens everything first, so that nothing is written where something is missing, then runs the pipeline.
struct RunSession {
    private let command: RunCommand
    private let sample: Sample?
    private let source: any FrameSource
    private let model: Model?
    private let detector: Detector?
    private let personFinder: PersonFinder?
    private let scene: Scene?
    private var counter: SceneCounter?
    private let header: RunHeader

    init(_ command: RunCommand) throws {
        self.command = command
        let store = ModelStore.standard()
        let choice = try SourceChoice(command.source, store: store)
        sample = choice.sample

        // The cheap checks come before the costly ones.
        let isDetecting = command.modelOptions.model != "none"
        let sceneFile = command.scene ?? (isDetecting ? choice.sample?.scene : nil)
        guard isDetecting || sceneFile == nil else {
            throw ConsoleError(message: "--scene needs a detector; leave out --model none")
        }
        scene = try sceneFile.map { try Scene(contentsOf: $0) }
        model = isDetecting ? try command.modelOptions.resolve(in: store) : nil
        var personModel: Model?
        if command.save != nil {
            guard let model else { throw ConsoleError(message: "--save needs a detector; leave out --model none") }
            personModel = try command.personModelOptions.resolve(beside: model, for: "--save", in: store)
        }
        var options = SourceOptions()
        if let size = command.size { (options.camera.width, options.camera.height) = (size.width, size.height) }
        if let rate = command.rate { options.camera.frameRate = rate }
        options.startTime = command.startTime?.date
        let loading = try model.map { try DetectorLoading($0, options: command.modelOptions.detectorOptions) }
        do {
            if try FrameSources.isLive(choice.specification) {
                source = try SupervisedSource(choice.specification, options: options) { SourceEventPrinter.print($0) }
            } else {
                source = try FrameSources.open(choice.specification, options: options)
            }
        } catch {
            // The first thing wrong is the one to tell; the other thread must not outlive this one's memory.
            _ = try? loading?.finish()
            throw error
        }
        do {
            detector = try loading?.finish()
            personFinder = try personModel.map {
                try PersonFinder(model: $0, options: command.modelOptions.detectorOptions)
            }
        } catch {
            source.cancel()
            throw error
        }
        for note in (detector?.notes ?? []) + (personFinder?.notes ?? []) { Console.say("wayside: note: \(note)") }
        if let scene, let detector {
            if !scene.unusedParts.isEmpty {
                Console.say("wayside: note: not counted yet: \(scene.unusedParts.joined(separator: ", "))")
            }
            counter = try SceneCounter(
                scene: scene, classes: detector.classes, pictureWidth: source.info.width,
                pictureHeight: source.info.height)
        }
        header = RunHeader(
            programVersion: Values.Wayside.version, policyVersion: ClassPolicy.version,
            policyDigest: ClassPolicy.digest,
            model: model.map { ($0.manifest.name, $0.manifest.sha256) },
            personModel: personModel.map { ($0.manifest.name, $0.manifest.sha256) },
            mappings: model?.manifest.mappings ?? [:], source: source.info.name,
            scene: scene?.name,
            start: command.startTime?.date ?? (source.info.isLive ? Date.now : nil))
    }

    mutating func run() throws {
        let directions = scene?.directions ?? []
        let classes = detector?.classes
        var totals = scene.map { _ in CountTotals(directions: directions) }
        let recorder = try makeRecorder(directions: directions)
        var reporter: any RunReporter =
            command.format == .json ? JSONRunReporter(classes: classes) : TextRunReporter(classes: classes)

        var options = CameraPipeline.Options()
        options.minScore = command.minScore
        options.frameLimit = command.limit
        options.duration = command.duration?.duration
        options.wantsPicture = command.save != nil
        options.gate = command.gate
        let pipeline = CameraPipeline(source: source, options: options)
        let interruption = Interruption { pipeline.stop() }
        try reporter.started(header, source: source.info)
        let summary: RunSummary
        var failure: (any Error)?
        do {
            summary = try withExtendedLifetime(interruption) {
                try pipeline.run(
                    detector: detector, counter: &counter,
                    onFrame: { result, picture, summary in
                        if let classes { for crossing in result.crossings { totals?.add(crossing, classes: classes) } }
                        try recorder?.record(result, picture: picture)
                        try reporter.frame(result, summary: summary)
                    },
                    onUnreadable: { try reporter.unreadable($0, error: $1) },
                    onLateCrossings: { crossings, stamp in
                        guard let classes else { return }
                        for crossing in crossings { totals?.add(crossing, classes: classes) }
                        recorder?.recordLate(crossings)
                        try reporter.crossings(crossings)
                    })
            }
        } catch let error as PipelineFailure {
            (summary, failure) = (error.summary, error.reason)
        }
        // What was found until then is written and told; the first error is the one to end with.
        do {
            try recorder?.finish()
        } catch {
            failure = failure ?? error
        }
        try reporter.finished(summary, totals: totals, source: source.info)
        if let failure { throw failure }
        if let sample, let totals, summary.ending == .finished, command.format == .text {
            try StandardOutput.line("\n" + sample.comparison(with: totals))
        }
        if summary.unreadable > 0 { throw ExitStatus.partlyUnreadable }
    }

    private func makeRecorder(directions: [(line: String, direction: String)]) throws -> RunRecorder? {
        guard let folder = command.out else { return nil }
        let classes = detector?.classes ?? .empty
        let lines = try scene?.lines(inPicturesOfWidth: source.info.width, height: source.info.height) ?? []
        let overlay = lines.map { Annotator.Line(name: $0.name, points: $0.points.map(SIMD2<Float>.init)) }
        let annotator = Annotator(
            classes: classes, lines: overlay,
            findPersons: personFinder.map { finder in { try finder.persons(in: $0) } })
        var pictures: (any PictureRecorder)?
        switch command.save {
        case nil: break
        case .pictures:
            pictures = try PictureFolder(
                path: folder + "/pictures", annotator: annotator, provenance: header.provenance,
                storesEvery: source.info.kind == .pictures)
        case .clip:
            pictures = try ClipRecorder(
                path: folder + "/clip.mp4", frameRate: source.info.nominalFrameRate ?? 25, annotator: annotator,
                provenance: header.provenance)
        }
        return try RunRecorder(
            folder: folder, header: header, classes: classes, directions: directions, pictures: pictures)
    }
}
