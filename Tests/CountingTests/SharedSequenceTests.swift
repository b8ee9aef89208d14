import ClassPolicy
import Counting
import Foundation
import TestSupport
import Testing
import Tracking
import Values

/// Tracker and counter together on simulated traffic with exact truth.
@Suite(.enabled(if: SharedFiles.arePresent)) struct SharedSequenceTests {
    /// The share of crossings that may be miscounted: sum over lines and directions of |counted - true|, over the true number. The best
    /// rival with an anchor in the image has 0.087 on average.
    @Test(arguments: [("S2-junction", 0.035), ("S4-roundabout", 0.02)])
    func countsWhatCrossed(name: String, limit: Double) throws {
        let sequence = try SharedSequence(name, files: ["scene.yaml", "truth.json", "det/det.txt"])
        let scene = try Scene(contentsOf: sequence.path("scene.yaml"))
        let classes = try TestClasses.list(["background", "car", "truck", "bus", "motorcycle", "bicycle"])
        var counter = try SceneCounter(scene: scene, classes: classes, pictureWidth: 1280, pictureHeight: 720)
        let framesPerSecond = try sequence.framesPerSecond()
        var tracker = Tracker(groundPlane: counter.groundPlane)
        var counted: [String: Int] = [:]
        var ids: Set<Int> = []
        for (index, detections) in try sequence.detections().enumerated() {
            let time = FrameTime(monotonic: .seconds(Double(index) / framesPerSecond))
            let tracks = tracker.update(detections, at: time, pictureWidth: 1280, pictureHeight: 720)
            for track in tracks where track.isConfirmed { ids.insert(track.id) }
            for crossing in counter.update(tracks: tracks, endedTrackIDs: tracker.endedTrackIDs, at: time) {
                counted[crossing.line + "/" + crossing.direction, default: 0] += 1
            }
        }
        for crossing in counter.finish() { counted[crossing.line + "/" + crossing.direction, default: 0] += 1 }

        var truth: [String: Int] = [:]
        for crossing in try sequence.trueCrossings() { truth[crossing, default: 0] += 1 }
        let error = Set(truth.keys).union(counted.keys).map { abs(truth[$0, default: 0] - counted[$0, default: 0]) }
        let share = Double(error.reduce(0, +)) / Double(truth.values.reduce(0, +))
        #expect(share <= limit, "\(name): \(share)")
        // Broken tracks make more ids than vehicles; 1.1 a vehicle were measured.
        #expect(Double(ids.count) <= 1.3 * Double(try sequence.vehicles()), "\(name): \(ids.count) tracks")
    }

    @Test(arguments: ["S1-road", "S2-junction", "S3-queue", "S4-roundabout", "S5-wildlife"])
    func everySceneLoads(name: String) throws {
        let sequence = try SharedSequence(name, files: ["scene.yaml"])
        let scene = try Scene(contentsOf: sequence.path("scene.yaml"))
        #expect(scene.name == name)
        #expect(!scene.lines.isEmpty && !scene.zones.isEmpty && scene.calibration != nil)
        withExtendedLifetime(sequence) {}
    }
}
