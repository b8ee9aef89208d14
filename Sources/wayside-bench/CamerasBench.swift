import Capture
import Detection
import Formats
import Foundation
import Pipeline
import Recording
import Synchronization
import Values

/// Several live cameras on one network: frames a second of each, from capture to result, memory, and whether all have the same share.
/// The gate is off, so that every frame that is taken passes the network.
struct CamerasBench {
    private static let duration = Duration.seconds(10)
    /// All cameras' shares: the least of the frames to the most.
    private static let fairnessLimit = 0.9

    let model: Model
    let precision: DetectorOptions.Precision
    let frames: JPEGFrames

    func write(to json: inout JSONWriter) throws {
        let detector = try Detector(model: model, options: DetectorOptions(precision: precision))
        let alone = try run(detector, cameras: 1, rate: 1000)
        let capacity = alone.framesPerSecond[0]
        json.beginObject("cameras")
        json.member(
            "what",
            "live cameras of \(frames.width)x\(frames.height) JPEG on one network, gate off, \(Self.duration.seconds) s each; "
                + "latency from capture to result")
        json.member("frames_per_second_of_the_machine", capacity, decimals: 2)
        json.beginArray("cases")
        for (cameras, rate) in [
            (1, capacity / 2), (1, 10), (4, capacity / 8), (4, 5), (16, 5), (1, capacity * 2), (4, capacity / 2),
        ] {
            write(try run(detector, cameras: cameras, rate: rate), rate: rate, capacity: capacity, to: &json)
        }
        json.endArray()
        json.endObject()
    }

    private struct Outcome {
        var framesPerSecond: [Double]
        var dropped: Int
        var median: Duration
        var p99: Duration
        var network: Duration
        var network99: Duration
        var residentMegabytes: Double
    }

    private func run(_ detector: Detector, cameras: Int, rate: Double) throws -> Outcome {
        var options = CameraPipeline.Options()
        options.duration = Self.duration
        options.gate = .off
        let pipelines = (0..<cameras).map { number in
            CameraPipeline(
                source: PacedSource(frames, rate: rate, phase: Double(number) / Double(cameras)), options: options)
        }
        let summaries = Mutex<[RunSummary]>([])
        let threads = try pipelines.map { pipeline in
            try DedicatedThread.start(for: "paced") {
                guard let summary = try? pipeline.run(detector: detector, observer: Silence()) else { return }
                summaries.withLock { $0.append(summary) }
            }
        }
        for thread in threads { thread.join() }
        let done = summaries.withLock { $0 }
        guard done.count == cameras else { throw BenchError(message: "a camera failed") }
        return Outcome(
            framesPerSecond: done.map(\.framesPerSecond), dropped: done.reduce(0) { $0 + $1.dropped },
            median: done.map { $0.timings.latency.median }.max() ?? .zero,
            p99: done.map { $0.timings.latency.quantile(0.99) }.max() ?? .zero,
            network: done.map { $0.timings.network.median }.max() ?? .zero,
            network99: done.map { $0.timings.network.quantile(0.99) }.max() ?? .zero,
            residentMegabytes: Machine.residentMegabytes)
    }

    private func write(_ outcome: Outcome, rate: Double, capacity: Double, to json: inout JSONWriter) {
        let rates = outcome.framesPerSecond
        let load = rate * Double(rates.count) / capacity
        func milliseconds(_ key: StaticString, _ duration: Duration) {
            json.member(key, duration.seconds * 1000, decimals: 1)
        }
        json.beginObject()
        json.member("cameras", rates.count)
        json.member("rate", rate, decimals: 2)
        json.member("load", load, decimals: 2)
        json.member("frames_per_second", rates.median, decimals: 2)
        json.member("least_to_most", (rates.min() ?? 0) / (rates.max() ?? 1), decimals: 3)
        json.member("least_to_most_limit", Self.fairnessLimit, decimals: 2)
        json.member("dropped", outcome.dropped)
        milliseconds("latency_median_ms", outcome.median)
        milliseconds("latency_p99_ms", outcome.p99)
        // One frame interval and one inference where the machine keeps up; otherwise two rounds of all cameras.
        let turn = outcome.network99
        let limit = load <= 1 ? .seconds(1 / rate) + turn : turn * (2 * rates.count) + .seconds(1 / rate)
        milliseconds("latency_p99_limit_ms", limit)
        milliseconds("network_median_ms", outcome.network)
        milliseconds("network_p99_ms", outcome.network99)
        json.member("resident_mb", outcome.residentMegabytes, decimals: 1)
        json.endObject()
    }
}

private final class Silence: RunObserver {}
