import Capture
import ClassPolicy
import Counting
import Detection
import Formats
import Foundation
import Imaging
import Pipeline
import Recording
import Values

/// Processor time a frame of the whole chain (JPEG decoding, letterbox, network, its outputs' decoding, suppression, tracking, counting,
/// recording) beside the bare network's on the same input, precision and thread count, in turn.
struct ChainBench {
    /// What the chain may cost, as a multiple of the bare network.
    private static let limit = 1.15

    let model: Model
    let precision: DetectorOptions.Precision
    let frames: JPEGFrames
    let scene: String?
    let rounds: Int

    func write(to json: inout JSONWriter) throws {
        let detector = try Detector(model: model, options: DetectorOptions(precision: precision))
        var bare: [Double] = []
        var chain: [Double] = []
        var summary = RunSummary()
        _ = try bareRound(detector)
        _ = try chainRound(detector)
        for _ in 0..<rounds {
            bare.append(try bareRound(detector))
            let (milliseconds, run) = try chainRound(detector)
            chain.append(milliseconds)
            summary = run
        }
        let ratios = zip(chain, bare).map { $0 / $1 }
        json.beginObject("chain")
        json.member(
            "what",
            "processor ms a frame on one processor, one inference thread, \(frames.frames.count) JPEG frames of \(frames.width)x\(frames.height)"
        )
        json.member("bare_network_ms", bare.median, decimals: 3)
        json.member("whole_chain_ms", chain.median, decimals: 3)
        json.member("ratio", ratios.median, decimals: 3)
        json.member("ratio_limit", Self.limit, decimals: 2)
        json.member("frames_per_second", summary.framesPerSecond, decimals: 1)
        json.beginObject("stage_median_ms")
        for (name, histogram) in summary.timings.stages {
            json.key(name)
            json.number(histogram.median.seconds * 1000, decimals: 3)
        }
        json.endObject()
        json.endObject()
    }

    private func bareRound(_ detector: Detector) throws -> Double {
        let input = try detector.makeInput()
        let preparer = InputPreparer()
        let layout = FrameLayout.contiguous(.jpeg, width: frames.width, height: frames.height)
        let stamp = FrameStamp(index: 0, time: FrameTime(monotonic: .zero))
        _ = try frames.first.withUnsafeBytes {
            try input.fill(from: Frame(layout: layout, bytes: $0, stamp: stamp), by: preparer)
        }
        let start = Machine.processorTime
        for _ in frames.frames { try detector.infer(input) }
        return (Machine.processorTime - start).seconds * 1000 / Double(frames.frames.count)
    }

    private func chainRound(_ detector: Detector) throws -> (Double, RunSummary) {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("wayside-bench-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let source = MemorySource(frames)
        let scene = try self.scene.map { try Scene(contentsOf: $0) }
        let header = RunHeader(
            programVersion: Wayside.version, policyVersion: ClassPolicy.version, policyDigest: ClassPolicy.digest,
            model: (model.name, model.manifest.sha256), source: "memory", scene: nil, start: nil)
        let recorder = try RunRecorder(
            folder: folder.path, header: header, classes: detector.classes, pictures: nil)
        let start = Machine.processorTime
        let summary = try CameraPipeline(source: source).run(
            detector: detector, scene: scene, observer: Recordings(recorder))
        try recorder.finish(counts: summary.counts)
        let spent = Machine.processorTime - start
        guard summary.frames == frames.frames.count else {
            throw BenchError(message: "frames were lost: \(summary.frames)")
        }
        return (spent.seconds * 1000 / Double(summary.frames), summary)
    }
}

/// Records, as the program does.
private final class Recordings: RunObserver {
    private let recorder: RunRecorder

    init(_ recorder: RunRecorder) { self.recorder = recorder }

    func frame(_ result: FrameResult, picture: RGBPicture?, summary: RunSummary) throws {
        try recorder.record(result, picture: picture, counts: summary.counts)
    }

    func unreadable(_ stamp: FrameStamp, error: any Error) throws { throw error }
}
