import Foundation
import TestSupport

/// The built program, run as its users run it.
struct Program {
    struct Outcome {
        var status: Int32
        var output: String
        var errors: String
        var seconds: Double

        /// Each line of output as a JSON object.
        var objects: [[String: Any]] {
            output.split(separator: "\n").compactMap {
                (try? JSONSerialization.jsonObject(with: Data($0.utf8))) as? [String: Any]
            }
        }
    }

    /// Beside the tests' own executable.
    static let url: URL = {
        let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        let beside = URL(fileURLWithPath: tests).deletingLastPathComponent().appendingPathComponent("wayside")
        if FileManager.default.isExecutableFile(atPath: beside.path) { return beside }
        #if DEBUG
            let configuration = "debug"
        #else
            let configuration = "release"
        #endif
        return SharedFiles.packageRoot.appendingPathComponent(".build/\(configuration)/wayside")
    }()

    let process = Process()
    private let output = Pipe()
    private let errors = Pipe()
    private let input = Pipe()

    /// - Parameter environment: On top of a clean one: only PATH, HOME in a folder of its own, and where models lie.
    init(_ arguments: [String], environment: [String: String] = [:], folder: URL? = nil) {
        process.executableURL = Self.url
        process.arguments = arguments
        var variables = ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"]
        variables["WAYSIDE_MODELS"] = SharedFiles.path("models")
        // One compile cache for all tests, so that only the first one compiles.
        variables["XDG_CACHE_HOME"] =
            FileManager.default.temporaryDirectory.appendingPathComponent("wayside-tests-cache").path
        variables["HOME"] = "/nonexistent"
        process.environment = variables.merging(environment) { $1 }
        process.currentDirectoryURL = folder
        process.standardOutput = output
        process.standardError = errors
        process.standardInput = input
    }

    /// Runs to the end, or kills it after `timeout` seconds: then the status is that of SIGKILL.
    func run(input text: String = "", timeout: Double = 120) throws -> Outcome {
        try start()
        input.fileHandleForWriting.write(Data(text.utf8))
        try input.fileHandleForWriting.close()
        return finish(timeout: timeout)
    }

    func start() throws { try process.run() }

    func finish(timeout: Double = 120) -> Outcome {
        let begin = Date()
        let identifier = process.processIdentifier
        let watchdog = DispatchWorkItem { kill(identifier, SIGKILL) }
        DispatchQueue.global().asyncAfter(deadline: .now() + timeout, execute: watchdog)
        let collected = Collected()
        let reader = Thread { [errors] in collected.set(errors.fileHandleForReading.readDataToEndOfFile()) }
        reader.start()
        let outputData = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        watchdog.cancel()
        return Outcome(
            status: process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus,
            output: String(decoding: outputData, as: UTF8.self),
            errors: String(decoding: collected.wait(), as: UTF8.self),
            seconds: Date().timeIntervalSince(begin))
    }

    /// Reads one line of output while the program runs.
    func readLine() -> String {
        var line = Data()
        while let byte = try? output.fileHandleForReading.read(upToCount: 1), byte.first != 0x0A { line.append(byte) }
        return String(decoding: line, as: UTF8.self)
    }
}

/// One value handed from a thread to another.
private final class Collected: @unchecked Sendable {
    private let condition = NSCondition()
    private var data: Data?

    func set(_ value: Data) {
        condition.lock()
        data = value
        condition.signal()
        condition.unlock()
    }

    func wait() -> Data {
        condition.lock()
        defer { condition.unlock() }
        while data == nil { condition.wait() }
        return data ?? Data()
    }
}
