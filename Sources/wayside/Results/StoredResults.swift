import ClassPolicy
import Counting
import Detection
import FoundationEssentials
import Store
import Values

/// Puts what the counters say into a store: one run.
struct StoredResults: Sendable {
    /// What counted, and where: what the store keeps of a run beside its results.
    struct Origin: Sendable {
        /// The device, file or address.
        var source: String
        var scene: Scene
        /// nil where detections came from elsewhere.
        var model: (name: String, sha256: String)?
        var classes: ClassList
        /// Frames further apart leave a gap: nobody watched in between. nil where the source tells of its gaps itself.
        var longestFrameGap: Double?
    }

    private let store: Store
    private let writer: RunWriter
    private let classes: ClassList
    private var frames: WatchedFrames

    /// Writes what the run is.
    ///
    /// - Parameters:
    ///   - store: Is this run's alone; it is closed with it.
    ///   - width: Of the pictures.
    ///   - height: Likewise.
    init(_ origin: Origin, to store: Store, target: StoreTarget, pictureWidth width: Int, height: Int) throws {
        self.store = store
        classes = origin.classes
        frames = WatchedFrames(longestStep: origin.longestFrameGap)
        let scene = origin.scene
        let text = FileManager.default.contents(atPath: scene.file).map { [UInt8]($0) }
        let hash = text.flatMap(SHA256.hexDigest)
        let isCounted = try scene.countedClasses(of: classes)
        writer = try store.beginRun(
            RunDescription(
                camera: target.camera ?? scene.name, zone: target.zone, source: origin.source,
                scene: (scene.name, hash ?? ""), model: origin.model,
                layout: CountingLayout(scene, pictureWidth: width, height: height),
                classes: zip(classes.classes, isCounted).filter(\.1).map(\.0),
                namedClasses: Set(scene.classes ?? [])))
    }

    /// What keeps results from the disk at the moment.
    var problem: StoreError? { writer.problem }

    // MARK: Results

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
        // Not `left.civil`: the clock may have been set while it stayed.
        try writer.recordVisit(
            zone: visit.zone, as: classes[visit.classIndex], track: visit.trackID, entered: visit.entered.civil,
            left: visit.entered.civil?.addingTimeInterval(max(visit.dwell.seconds, 0)))
    }

    func record(_ stop: ZoneStop) throws(StoreError) {
        // Not `ended.civil`: as above.
        try writer.recordStop(
            zone: stop.zone, as: classes[stop.classIndex], track: stop.trackID, began: stop.began.civil,
            ended: stop.began.civil?.addingTimeInterval(max(stop.duration.seconds, 0)), place: stop.place)
    }

    // MARK: Observed time

    /// Says that a frame was looked at.
    mutating func sawFrame(at time: FrameTime) throws(StoreError) {
        if let (start, end) = frames.see(time) { try observed(from: start, to: end) }
    }

    /// Says that nobody watches until the next frame.
    mutating func interrupt() { frames.interrupt() }

    func observed(from start: Date, to end: Date) throws(StoreError) { try writer.observed(from: start, to: end) }

    // MARK: Ends

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
