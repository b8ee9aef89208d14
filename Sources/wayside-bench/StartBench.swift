import Detection
import Formats
import Foundation
import Recording

/// How quickly the built program starts, and how much memory it takes: the real program as a child, timed from outside.
struct StartBench {
    private static let readyLimit = 0.3
    private static let firstDetectionLimit = 0.5
    private static let memoryLimit = 110.0

    let model: String
    let precision: DetectorOptions.Precision
    /// A JPEG picture.
    let picture: [UInt8]
    let clip: String
    let rounds: Int

    func write(to json: inout JSONWriter) throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent(
            "wayside-bench-\(UUID().uuidString).jpg")
        try Data(picture).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let options = ["--model", model, "--precision", precision.rawValue, "--format", "json"]
        // The first run fills the compile cache.
        _ = try secondsToFirstLine(["detect", file.path] + options)
        var ready: [Double] = []
        var detected: [Double] = []
        var memory: [Double] = []
        for _ in 0..<rounds {
            detected.append(try secondsToFirstLine(["detect", file.path] + options).seconds)
            let run = try secondsToFirstLine(["run", "--source", clip, "--limit", "50"] + options)
            ready.append(run.seconds)
            guard let peak = run.lastLine["peak_memory_mb"] as? Double else {
                throw BenchError(message: "the run's summary has no peak_memory_mb")
            }
            memory.append(peak)
        }
        json.beginObject("start")
        write("model_ready_s", ready.median, limit: Self.readyLimit, to: &json)
        write("first_detection_s", detected.median, limit: Self.firstDetectionLimit, to: &json)
        json.endObject()
        json.beginObject("memory")
        write("peak_mb", memory.median, limit: Self.memoryLimit, to: &json)
        json.endObject()
    }

    private func write(_ name: String, _ value: Double, limit: Double, to json: inout JSONWriter) {
        json.key(dynamic: name)
        json.number(value, decimals: 3)
        json.key(dynamic: name + "_limit")
        json.number(limit, decimals: 3)
    }

    /// Seconds from the program's start to its first line of output, and its last line.
    private func secondsToFirstLine(_ arguments: [String]) throws -> (seconds: Double, lastLine: [String: Any]) {
        let program = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().appendingPathComponent(
            "wayside")
        let process = Process()
        let pipe = Pipe()
        process.executableURL = program
        process.arguments = arguments
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        let start = ContinuousClock.now
        try process.run()
        var output = Data()
        var seconds: Double?
        while case let chunk = pipe.fileHandleForReading.availableData, !chunk.isEmpty {
            output.append(chunk)
            if seconds == nil, output.contains(0x0A) {
                let duration = ContinuousClock.now - start
                seconds = duration / .seconds(1)
            }
        }
        process.waitUntilExit()
        guard process.terminationStatus == 0, let seconds else {
            throw BenchError(message: "wayside \(arguments.joined(separator: " ")) failed; run it by hand to see why")
        }
        let last = output.split(separator: 0x0A).last ?? Data()
        return (seconds, try JSONSerialization.jsonObject(with: last) as? [String: Any] ?? [:])
    }
}
