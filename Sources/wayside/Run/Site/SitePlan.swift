import Capture
import Counting
import Detection
import FoundationEssentials
import Pipeline

/// A site file with all that it names: checked and ready, before anything that runs is touched.
struct SitePlan {
    /// One camera. Two that are equal need no restart.
    struct Camera: Hashable {
        var settings: SiteCamera
        var scene: Scene?
        var model: Model?
        var personModel: Model?
    }

    let cameras: [Camera]

    /// - Throws: Whatever is wrong with the file, a scene or a model: the first of it, with the camera's name where it is one's own.
    init(contentsOf path: String, store: ModelStore, personModel: PersonModelOptions) throws {
        let configuration = try SiteConfiguration(contentsOf: path)
        cameras = try configuration.cameras.map { settings in
            do {
                return try Self.camera(settings, store, personModel)
            } catch let error as ConsoleError {
                throw ConsoleError(message: "\(settings.name): \(error)")
            }
        }
    }

    private static func camera(
        _ settings: SiteCamera, _ store: ModelStore, _ personModels: PersonModelOptions
    ) throws -> Camera {
        var camera = Camera(settings: settings)
        camera.scene = try settings.scene.map { try Scene(contentsOf: $0) }
        guard settings.model != "none" else { return camera }
        let model = try settings.model.map(store.model) ?? ModelOptions.standard(in: store)
        camera.model = model
        // The policy's word on the model comes before anything is done.
        let classes = try model.classes()
        try camera.scene?.check(with: classes)
        if settings.save != nil {
            camera.personModel = try personModels.resolve(
                beside: model, for: "save", in: store)
        }
        return camera
    }
}

extension SitePlan.Camera {
    /// - Parameters:
    ///   - out: The site's folder of results.
    ///   - detectors: Where the networks are to be had; they are loaded here.
    func job(_ command: RunCommand, out: String?, detectors: SharedDetectors) throws -> CameraJob {
        guard settings.save == nil || out != nil else {
            throw ConsoleError(message: "\(settings.name): save needs --out DIR to write into")
        }
        var source = SourceOptions()
        if let size = settings.size { (source.camera.width, source.camera.height) = (size.width, size.height) }
        if let rate = settings.rate { source.camera.frameRate = rate }
        source.camera.format = settings.format.flatMap(FourCC.init(name:))
        let isLive = try FrameSources.isLive(settings.source)
        var start: RecordingStart?
        if !isLive {
            let from = try RecordingStart(
                settings.startTime.map(TimeArgument.init), zone: settings.zone, file: settings.source)
            source.startTime = from.date
            source.usesCreationTime = from.asksContainer
            start = from
        }
        source.camera.controls = settings.controls.mapValues { CameraControlValue($0) }
        var options = CameraPipeline.Options()
        if let minScore = settings.minScore { options.minScore = minScore }
        options.frameLimit = command.limit
        options.duration = command.duration?.duration
        options.wantsPicture = settings.save != nil
        if let gate = settings.gate { options.gate = gate }
        let networks = CameraJob.Networks(
            detector: try model.map(detectors.detector), personDetector: try personModel.map(detectors.detector))
        return CameraJob(
            name: settings.name, source: settings.source, isLive: isLive,
            sourceOptions: source, options: options, model: model, personModel: personModel, scene: scene,
            folder: out.map { $0 + "/" + settings.name }, saving: settings.save, format: command.format,
            zone: settings.zone,
            store: settings.store.map { StoreTarget(path: $0, zone: settings.zone ?? "", camera: settings.name) },
            start: start, networks: { networks })
    }
}
