import Foundation
import TestSupport
import Testing

/// How a run ends when somebody ends it.
@Suite(.serialized) struct InterruptionTests {
    /// A stream that goes on for a minute: more than any test waits.
    private func longClip(in folder: ScratchFolder) throws -> String {
        let path = folder.path + "/long.mp4"
        let ffmpeg = Process()
        ffmpeg.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        ffmpeg.arguments = [
            "ffmpeg", "-v", "error", "-nostdin", "-f", "lavfi", "-i", "testsrc=size=1920x1080:rate=30", "-t", "60",
            "-c:v", "libx264",
            "-preset", "ultrafast", path,
        ]
        try ffmpeg.run()
        ffmpeg.waitUntilExit()
        try #require(ffmpeg.terminationStatus == 0)
        return path
    }

    private func isAlive(_ identifier: Int32) -> Bool { kill(identifier, 0) == 0 }

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
        let clip = try longClip(in: folder)
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
        #expect(!ffmpeg.contains(where: isAlive))
    }

    @Test func killedProgramLeavesNoChild() throws {
        let folder = try ScratchFolder()
        let program = Program(["run", "--source", try longClip(in: folder), "--model", "none", "--format", "json"])
        try program.start()
        #expect(program.readLine().contains(#""event":"start""#))
        Thread.sleep(forTimeInterval: 0.3)
        let ffmpeg = children(of: program.process.processIdentifier)
        #expect(ffmpeg.count == 1)
        kill(program.process.processIdentifier, SIGKILL)
        _ = program.finish(timeout: 20)
        for _ in 0..<100 where ffmpeg.contains(where: isAlive) { Thread.sleep(forTimeInterval: 0.05) }
        #expect(!ffmpeg.contains(where: isAlive))
    }

    /// `wayside audit | head -1`
    @Test func closedPipeEndsItQuietly() throws {
        let shell = Process()
        let errors = Pipe()
        shell.executableURL = URL(fileURLWithPath: "/bin/sh")
        shell.arguments = [
            "-c", "yes car | head -n 200000 | '\(Program.url.path)' audit --labels - --format json | head -n 1",
        ]
        shell.standardError = errors
        shell.standardOutput = Pipe()
        try shell.run()
        let complaint = errors.fileHandleForReading.readDataToEndOfFile()
        shell.waitUntilExit()
        #expect(complaint.isEmpty, "\(String(decoding: complaint, as: UTF8.self))")
    }
}
