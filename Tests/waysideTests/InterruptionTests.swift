import Foundation
import TestSupport
import Testing

/// How a run ends when somebody ends it.
@Suite(.serialized) struct InterruptionTests {
    /// A clip that takes seconds to read: longer than any test here waits.
    private static let longClip = Result {
        let folder = try ScratchFolder()
        let path = folder.path + "/long.mp4"
        let ffmpeg = Process()
        ffmpeg.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        ffmpeg.arguments = [
            "ffmpeg", "-v", "error", "-nostdin", "-f", "lavfi", "-i", "color=c=gray:size=1280x720:rate=30", "-t", "60",
            "-c:v", "libx264",
            "-preset", "ultrafast", path,
        ]
        try ffmpeg.run()
        ffmpeg.waitUntilExit()
        try #require(ffmpeg.terminationStatus == 0)
        return (folder, path)
    }

    /// Waits a little: a child that is killed with its parent is gone a moment after it.
    private func areGone(_ identifiers: [Int32]) -> Bool {
        for _ in 0..<100 {
            let states = identifiers.compactMap { try? String(contentsOfFile: "/proc/\($0)/stat", encoding: .utf8) }
            // Behind the name in brackets; a zombie only waits for init.
            if states.allSatisfy({ $0.split(separator: ")").last?.hasPrefix(" Z") == true }) { return true }
            Thread.sleep(forTimeInterval: 0.05)
        }
        return false
    }

    /// The children of a process, by /proc.
    private func children(of identifier: Int32) -> [Int32] {
        let tasks = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(identifier)/task")) ?? []
        return tasks.flatMap { task -> [Int32] in
            let text = (try? String(contentsOfFile: "/proc/\(identifier)/task/\(task)/children", encoding: .utf8)) ?? ""
            return text.split(separator: " ").compactMap { Int32($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
        }
    }

    @Test(arguments: [SIGINT, SIGTERM])
    func signalEndsItWithASummaryAndWholeFiles(_ signal: Int32) throws {
        let folder = try ScratchFolder()
        let clip = try Self.longClip.get().1
        let program = Program([
            "run", "--source", clip, "--model", "none", "--out", folder.path + "/out", "--format", "json",
        ])
        try program.start()
        #expect(program.readLine().contains(#""event":"start""#))
        Thread.sleep(forTimeInterval: 0.3)
        let ffmpeg = children(of: program.process.processIdentifier)
        #expect(ffmpeg.count == 1)
        kill(program.process.processIdentifier, signal)
        let outcome = program.finish(timeout: 20)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.objects.last?["ending"] as? String == "stopped")
        let text = try String(contentsOfFile: folder.path + "/out/detections.jsonl", encoding: .utf8)
        #expect(text.hasSuffix("}\n"))
        #expect(text.split(separator: "\n").count == 1 + (outcome.objects.last?["frames"] as? Int ?? -1))
        #expect(areGone(ffmpeg))
    }

    @Test func killedProgramLeavesNoChild() throws {
        let program = Program(["run", "--source", try Self.longClip.get().1, "--model", "none", "--format", "json"])
        try program.start()
        #expect(program.readLine().contains(#""event":"start""#))
        Thread.sleep(forTimeInterval: 0.3)
        let ffmpeg = children(of: program.process.processIdentifier)
        #expect(ffmpeg.count == 1)
        kill(program.process.processIdentifier, SIGKILL)
        _ = program.finish(timeout: 20)
        #expect(areGone(ffmpeg))
    }

    /// `wayside audit | head -1`
    @Test func closedPipeEndsItQuietly() throws {
        let folder = try ScratchFolder()
        let labels = try folder.write(String(repeating: "car\n", count: 100_000), to: "labels.txt")
        let shell = Process()
        let errors = Pipe()
        shell.executableURL = URL(fileURLWithPath: "/bin/sh")
        shell.arguments = [
            "-c", "'\(Program.url.path)' audit --labels '\(labels)' --format json | head -n 1",
        ]
        shell.standardError = errors
        shell.standardOutput = Pipe()
        try shell.run()
        let complaint = errors.fileHandleForReading.readDataToEndOfFile()
        shell.waitUntilExit()
        #expect(complaint.isEmpty, "\(String(decoding: complaint, as: UTF8.self))")
    }
}
