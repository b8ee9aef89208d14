import ClassPolicy
import Counting
import Detection
import FoundationEssentials
import Store
import Values

/// Puts what the counters say into a store: one run.
struct StoredResults {
    private let store: Store
    private let writer: RunWriter
    private let classes: ClassList
    private var lastFrame: Date?

    /// Frames further apart leave a gap: nobody watched in between.
    private static let longestFrameGap = 2.0

    /// Opens the store, and writes what the run is.
    ///
    /// - Parameters:
    ///   - camera: nil for the scene's name.
    ///   - isCounted: For each class of the model, whether the scene counts it (``SceneCounter/isCounted``).
    init(
        path: String, zone: String, camera: String?, source: String, scene: Scene,
        model: (name: String, sha256: String)?,
        classes: ClassList, isCounted: [Bool], pictureWidth: Int, pictureHeight: Int
    ) throws {
        self.classes = classes
        store = try Store(path: path)
        let text = FileManager.default.contents(atPath: scene.file).map { [UInt8]($0) }
        let hash = text.flatMap(SHA256.hexDigest)
        writer = try store.beginRun(
            RunDescription(
                camera: camera ?? scene.name, zone: zone, source: source, scene: (scene.name, hash ?? ""),
                model: model,
                layout: CountingLayout(scene, pictureWidth: pictureWidth, height: pictureHeight),
                classes: zip(classes.classes, isCounted).filter(\.1).map(\.0),
                namedClasses: Set(scene.classes ?? [])))
    }

    /// What keeps results from the disk at the moment.
    var problem: StoreError? { writer.problem }

    func record(_ crossing: LineCrossing) throws(StoreError) {
        try writer.record(crossing, as: classes[crossing.classIndex])
    }

    func record(_ movement: TurningMovement) throws(StoreError) {
        try writer.recordMovement(
            from: movement.from, to: movement.to, as: classes[movement.classIndex], track: movement.trackID,
            entered: movement.entered.civil, left: movement.left.civil)
    }

    func record(_ speed: SegmentSpeed) throws(StoreError) {
        try writer.recordSpeed(
            segment: speed.segment, as: classes[speed.classIndex], track: speed.trackID,
            metersPerSecond: speed.speedMetersPerSecond, ended: speed.end.civil)
    }

    func record(_ visit: ZoneVisit) throws(StoreError) {
        try writer.recordVisit(
            zone: visit.zone, as: classes[visit.classIndex], track: visit.trackID, entered: visit.entered.civil,
            left: visit.left.civil)
    }

    /// Says that a frame was looked at: from the one before on the camera was watched, unless too long lies in between or the clock was
    /// set back.
    mutating func sawFrame(at time: Date) throws(StoreError) {
        defer { lastFrame = time }
        guard let lastFrame else { return }
        let step = time.timeIntervalSince(lastFrame)
        if step >= 0, step <= Self.longestFrameGap { try observed(from: lastFrame, to: time) }
    }

    func observed(from start: Date, to end: Date) throws(StoreError) { try writer.observed(from: start, to: end) }

    /// Writes what waits, and ends the run.
    func finish() throws(StoreError) {
        try writer.finish()
        try store.close()
    }

    /// Takes the run out of the store again.
    func discard() throws(StoreError) {
        try writer.discard()
        try store.close()
    }
}
