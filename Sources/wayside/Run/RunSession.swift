import Capture
import ClassPolicy
import Counting
import Detection
import FoundationEssentials
import Pipeline
import Recording

/// `wayside run` with one source: checks everything first, so that nothing is written where something is missing, then runs it.
struct RunSession {
    private let command: RunCommand
    private let sample: Sample?
    private let job: CameraJob

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
        let scene = try sceneFile.map { try Scene(contentsOf: $0) }
        let model = isDetecting ? try command.modelOptions.resolve(in: store) : nil
        var personModel: Model?
        if command.save != nil {
            guard let model else { throw ConsoleError(message: "--save needs a detector; leave out --model none") }
            personModel = try command.personModelOptions.resolve(beside: model, for: "--save", in: store)
        }
        // What doesn't fit together is told before a camera is waited for.
        if let scene, let model { try scene.check(with: model.classes()) }
        guard command.store == nil || scene != nil else {
            throw ConsoleError(message: "--store needs --scene FILE, which says what to count")
        }
        let isLive = try FrameSources.isLive(choice.specification)
        var source = SourceOptions()
        if let size = command.size { (source.camera.width, source.camera.height) = (size.width, size.height) }
        if let rate = command.rate { source.camera.frameRate = rate }
        var start: RecordingStart?
        if isLive {
            guard command.startTime == nil else {
                throw ConsoleError(
                    message: "--start-time is for recordings; a camera's or stream's time is the clock's")
            }
            guard command.zone == nil || command.store != nil || command.save == .card else {
                throw ConsoleError(
                    message: "--zone is for --store FILE, --save card, and for the start time of a recording")
            }
        } else {
            let from = try RecordingStart(command.startTime, zone: command.zone, file: choice.specification)
            source.startTime = from.date
            source.usesCreationTime = from.asksContainer
            start = from
        }
        var options = CameraPipeline.Options()
        if let minScore = command.minScore { options.minScore = minScore }
        options.frameLimit = command.limit
        options.duration = command.duration?.duration
        options.wantsPicture = command.save != nil
        if let gate = command.gate { options.gate = gate }
        job = CameraJob(
            source: choice.specification, isLive: isLive, sourceOptions: source, options: options, model: model,
            personModel: personModel, scene: scene, folder: command.out, saving: command.save, format: command.format,
            zone: command.zone, camera: command.camera,
            store: command.store.map { StoreTarget(path: $0, zone: command.zone ?? "", camera: command.camera) },
            start: start,
            networks: try Self.networks(model, personModel, command.modelOptions.detectorOptions()))
    }

    /// Begins to load the networks; what is returned waits for them.
    private static func networks(
        _ model: Model?, _ personModel: Model?, _ options: DetectorOptions
    ) throws -> @Sendable () throws -> CameraJob.Networks {
        let loading = try model.map { try DetectorLoading($0, options: options) }
        return {
            let detector = try loading?.finish()
            let persons = try personModel.map { try Detector(model: $0, options: options) }
            for note in (detector?.notes ?? []) + (persons?.notes ?? []) { Console.say("wayside: note: \(note)") }
            return CameraJob.Networks(detector: detector, personDetector: persons)
        }
    }

    func run() throws {
        let supervisor = try RunSupervisor(
            healthFolder: job.isLive ? command.out : nil, duration: job.isLive ? command.duration?.duration : nil)
        try supervisor.start(job)
        var outcome = CameraOutcome()
        supervisor.run { outcome = $1 }
        if let failure = outcome.failure { throw failure }
        guard let summary = outcome.summary else { return }
        if let sample, let totals = summary.counts, summary.ending == .finished, command.format == .text {
            try StandardOutput.line("\n" + sample.comparison(with: totals))
        }
        if outcome.isStoreIncomplete { throw ExitStatus.storeIncomplete }
        if summary.unreadable > 0, !job.isLive { throw ExitStatus.partlyUnreadable }
    }
}
