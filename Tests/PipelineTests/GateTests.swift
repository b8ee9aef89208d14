import Capture
import ClassPolicy
import Counting
import Detection
import Foundation
import Imaging
import Pipeline
import Recording
import Synchronization
import TestSupport
import Testing
import Values

/// What the motion gate lets pass, and that nothing is counted otherwise for it. With the model that is on board.
@Suite(.serialized) struct GateTests {
    private static let models = SharedFiles.packageRoot.appendingPathComponent("models").path
    private static let detector = Result {
        try Detector(
            model: ModelStore(folders: [models]).model("wayside-nano"),
            options: DetectorOptions(precision: .float32, inputWidth: 416))
    }

    /// Grey pictures at ten a second; something bright comes in from `motion` on.
    private final class Scenery: FrameSource {
        let info: SourceInfo
        private let count: Int
        private let motion: Int
        private let next = Mutex(0)

        init(_ kind: SourceInfo.Kind, frames: Int, motion: Int = .max) {
            info = SourceInfo(name: "scenery", kind: kind, width: 64, height: 48, format: "grey 64x48")
            (count, self.motion) = (frames, motion)
        }

        func next(_ body: (Frame) throws -> Void) throws -> Bool {
            let index = next.withLock { index in
                defer { index += 1 }
                return index
            }
            guard index < count else { return false }
            var bytes = [UInt8](repeating: 90, count: 64 * 48)
            if index >= motion {
                for y in 10..<20 { for x in 0..<10 { bytes[y * 64 + x + (index - motion) % 50] = 200 } }
            }
            let stamp = FrameStamp(index: index, time: FrameTime(monotonic: .milliseconds(100 * index)))
            try bytes.withUnsafeBytes {
                try body(Frame(layout: .contiguous(.grey, width: 64, height: 48), bytes: $0, stamp: stamp))
            }
            return true
        }

        func cancel() { next.withLock { $0 = .max / 2 } }
    }

    private struct Outcome {
        var summary = RunSummary()
        var isStill: [Bool] = []
        var hasPicture: [Bool] = []
        var hasPersons: [Bool] = []
        var crossings: [String] = []
    }

    private func run(
        _ source: any FrameSource, gate: GateMode, scene: String? = nil, wantsPicture: Bool = false
    ) throws -> Outcome {
        let detector = try Self.detector.get()
        var options = CameraPipeline.Options()
        options.gate = gate
        options.wantsPicture = wantsPicture
        func name(_ crossing: LineCrossing) -> String {
            "\(crossing.line) \(crossing.direction) \(detector.classes[crossing.classIndex].name)"
        }
        let seen = Observations()
        let summary = try CameraPipeline(source: source, options: options).run(
            detector: detector, scene: scene.map { try Scene(contentsOf: $0) }, observer: seen)
        var outcome = Outcome(
            summary: summary, isStill: seen.frames.map(\.isStill), hasPicture: seen.hasPicture,
            hasPersons: seen.frames.map { $0.persons != nil })
        outcome.crossings = (seen.frames.flatMap(\.events.crossings) + seen.late.crossings).map(name)
        outcome.crossings.sort()
        return outcome
    }

    @Test func stillFramesOfACameraPassWithoutTheNetwork() throws {
        let outcome = try run(Scenery(.camera, frames: 80), gate: .auto)
        let still = outcome.isStill.count { $0 }
        #expect(outcome.summary.frames == 80, "they count as frames")
        #expect(still == 59, "two seconds of settling, then a look every four seconds")
        #expect(outcome.summary.stillFrames == still)
        #expect(outcome.summary.timings.network.count == 80 - still)
        #expect(outcome.summary.timings.prepare.count == 80 - still)
        #expect(outcome.summary.timings.gate.count == 80)
    }

    @Test func motionIsLookedAt() throws {
        let outcome = try run(Scenery(.stream, frames: 80, motion: 50), gate: .auto)
        #expect(outcome.isStill[40..<49].contains(true))
        #expect(!outcome.isStill[50...].contains(true))
    }

    @Test(arguments: [(SourceInfo.Kind.video, GateMode.auto), (.pictures, .auto), (.pictures, .on), (.camera, .off)])
    func everyFrameIsLookedAt(kind: SourceInfo.Kind, mode: GateMode) throws {
        let outcome = try run(Scenery(kind, frames: 40), gate: mode)
        #expect(!outcome.isStill.contains(true))
        #expect(outcome.summary.stillFrames == nil)
        #expect(outcome.summary.timings.network.count == 40)
        #expect(outcome.summary.timings.gate.count == 0)
    }

    /// A picture may be stored only where persons were looked for in its own pixels.
    @Test func stillFrameHasNoPictureAndNoWordOnPersons() throws {
        let outcome = try run(Scenery(.camera, frames: 60), gate: .on, wantsPicture: true)
        #expect(outcome.isStill.contains(true))
        #expect(outcome.hasPicture == outcome.isStill.map { !$0 })
        #expect(outcome.hasPersons == outcome.isStill.map { !$0 })
    }

    /// The embedded sample, standing still for a while before and after it: a vehicle stands in the picture until the clip begins.
    @Test func sampleWithStandstillIsCountedAsItsTruthSays() throws {
        let sample = Self.models + "/sample"
        let folder = try ScratchFolder()
        let clip = folder.path + "/standstill.mp4"
        let ffmpeg = Process()
        ffmpeg.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        ffmpeg.arguments = [
            "ffmpeg", "-v", "error", "-nostdin", "-i", sample + "/road.mp4", "-vf",
            "tpad=start_duration=10:start_mode=clone:stop_duration=5:stop_mode=clone,noise=alls=6:allf=t", "-c:v",
            "libx264", "-preset", "ultrafast", "-crf", "20", clip,
        ]
        try ffmpeg.run()
        ffmpeg.waitUntilExit()
        try #require(ffmpeg.terminationStatus == 0)

        let truth = try JSONSerialization.jsonObject(
            with: Data(contentsOf: URL(fileURLWithPath: sample + "/truth.json")))
        let crossings = try #require((truth as? [String: Any])?["crossings"] as? [[String: Any]])
        let expected = crossings.map { crossing in
            ["line", "direction", "class"].map { crossing[$0] as? String ?? "-" }.joined(separator: " ")
        }.sorted()
        let outcome = try run(VideoSource(path: clip), gate: .on, scene: sample + "/scene.yaml")
        #expect(outcome.crossings == expected)
        #expect(outcome.summary.frames == 600)
        #expect(outcome.isStill.count { $0 } > 80)
    }

    /// As the tests of the program count it without a gate.
    @Test(.enabled(if: SharedFiles.arePresent)) func junctionIsCountedTheSame() throws {
        let folder = try ScratchFolder()
        let scene = try folder.write(
            """
            name: junction
            size: [640, 360]
            classes: [car, truck, bus, motorcycle]
            lines:
              - {name: L, points: [[60, 250], [520, 250]], left_to_right: down}
            """, to: "junction.yaml")
        let clip = SharedFiles.path("video/opendatacam_junction_a.mp4")
        let outcome = try run(VideoSource(path: clip), gate: .on, scene: scene)
        #expect(outcome.crossings.count == 12)
    }
}
