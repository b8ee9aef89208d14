import Foundation
import TestSupport

/// Makes small videos with ffmpeg, and asks ffprobe what is in them.
enum Clip {
    static let toolsArePresent =
        FileManager.default.isExecutableFile(atPath: "/usr/bin/ffmpeg")
        && FileManager.default.isExecutableFile(atPath: "/usr/bin/ffprobe")

    /// - Returns: The path of the clip.
    static func make(_ arguments: [String], _ name: String, in folder: ScratchFolder) throws -> String {
        let path = folder.url.appendingPathComponent(name).path
        _ = try run("ffmpeg", ["-nostdin", "-loglevel", "error", "-y"] + arguments + [path])
        return path
    }

    /// Presentation times in ticks, and the time base.
    static func presentationTimes(of path: String) throws -> (ticks: [Int], numerator: Int, denominator: Int) {
        let base = try run(
            "ffprobe",
            ["-v", "error", "-select_streams", "v:0", "-show_entries", "stream=time_base", "-of", "csv=p=0", path])
        let parts = base.trimmingCharacters(in: .whitespacesAndNewlines).split { $0 == "/" || $0 == "," }
        let times = try run(
            "ffprobe",
            ["-v", "error", "-select_streams", "v:0", "-show_entries", "frame=pts", "-of", "csv=p=0", path])
        let ticks = times.split(separator: "\n").compactMap { Int($0.prefix { $0 != "," }) }
        return (ticks, Int(parts[0]) ?? 0, Int(parts[1]) ?? 0)
    }

    static func run(_ program: String, _ arguments: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/" + program)
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failed(command: ([program] + arguments).joined(separator: " "))
        }
        return String(decoding: output, as: UTF8.self)
    }

    struct Failed: Error {
        var command: String
    }
}
