import Foundation
import TestSupport
import Testing

/// Several cameras in one program, as `wayside run --config site.yaml` runs them. Recordings stand for cameras, and devices that don't
/// exist for absent ones.
@Suite(.serialized) struct SiteTests {
    private static let sample = SharedFiles.packageRoot.appendingPathComponent("models/sample/road.mp4").path

    /// Longer than any test here waits for.
    private static let longClip = Result {
        let folder = try ScratchFolder()
        let path = folder.path + "/long.mp4"
        let ffmpeg = Process()
        ffmpeg.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        ffmpeg.arguments = [
            "ffmpeg", "-v", "error", "-nostdin", "-f", "lavfi", "-i", "color=c=gray:size=1280x720:rate=30", "-t", "120",
            "-c:v", "libx264", "-preset", "ultrafast", path,
        ]
        try ffmpeg.run()
        ffmpeg.waitUntilExit()
        try #require(ffmpeg.terminationStatus == 0)
        return (folder, path)
    }

    private func site(_ cameras: [String], in folder: ScratchFolder) throws -> String {
        try folder.write(
            "model: none\ncameras:\n" + cameras.map { "  - {\($0)}\n" }.joined(), to: "site.yaml")
    }

    /// Starts the program with that site, results in `out`.
    private func start(_ site: String, in folder: ScratchFolder) throws -> Program {
        let program = Program(["run", "--config", site, "--out", folder.path + "/out"])
        try program.start()
        return program
    }

    private func wait(for what: String, _ isThere: () -> Bool) throws {
        for _ in 0..<600 {
            if isThere() { return }
            Thread.sleep(forTimeInterval: 0.05)
        }
        Issue.record("\(what) did not come")
        throw CancellationError()
    }

    private func health(_ folder: ScratchFolder) throws -> [String: [String: Any]] {
        let data = try Data(contentsOf: folder.url.appendingPathComponent("out/health.json"))
        let document = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        let cameras = try #require(document["cameras"] as? [[String: Any]])
        return Dictionary(uniqueKeysWithValues: cameras.map { ($0["camera"] as? String ?? "", $0) })
    }

    private func state(_ camera: String, _ folder: ScratchFolder) -> String? {
        (try? health(folder))?[camera]?["state"] as? String
    }

    /// The indices of all frames in a camera's results.
    private func frames(_ camera: String, _ folder: ScratchFolder) throws -> [Int] {
        try String(contentsOfFile: folder.path + "/out/\(camera)/detections.jsonl", encoding: .utf8)
            .split(separator: "\n").dropFirst().compactMap {
                (try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])?["frame"] as? Int
            }
    }

    private func exists(_ path: String, _ folder: ScratchFolder) -> Bool {
        FileManager.default.fileExists(atPath: folder.path + "/out/" + path)
    }

    @Test func eachCameraHasItsEventsAndItsResults() throws {
        let folder = try ScratchFolder()
        let site = try site(["name: a, source: \(Self.sample)", "name: b, source: \(Self.sample)"], in: folder)
        let outcome = try Program([
            "run", "--config", site, "--out", folder.path + "/out", "--limit", "50", "--format", "json",
        ]).run()
        #expect(outcome.status == 0, "\(outcome.errors)")
        for camera in ["a", "b"] {
            let events = outcome.objects.filter { $0["camera"] as? String == camera }
            #expect(events.compactMap { $0["frame"] as? Int } == Array(0..<50))
            #expect(events.first?["event"] as? String == "start")
            #expect(events.last?["event"] as? String == "summary")
            #expect(try frames(camera, folder) == Array(0..<50))
            let status = try #require(try health(folder)[camera])
            #expect(status["state"] as? String == "ended" && status["frames"] as? Int == 50)
        }
        #expect(outcome.objects.allSatisfy { $0["camera"] != nil })
    }

    @Test func aCameraThatFailsEndsNoOther() throws {
        let folder = try ScratchFolder()
        let site = try site(["name: gone, source: nothing.mp4", "name: b, source: \(Self.sample)"], in: folder)
        let outcome = try Program(["run", "--config", site, "--out", folder.path + "/out"]).run()
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("wayside: gone: failed: "), "\(outcome.errors)")
        #expect(try frames("b", folder).count == 300)
        #expect(state("gone", folder) == "failed" && state("b", folder) == "ended")
    }

    /// The disk of one camera's results is full: `ulimit` would hold for all, so the folder is a file here.
    @Test func resultsThatCanNotBeWrittenFailTheirCameraAlone() throws {
        let folder = try ScratchFolder()
        try folder.write("in the way", to: "out/a")
        let site = try site(["name: a, source: \(Self.sample)", "name: b, source: \(Self.sample)"], in: folder)
        let outcome = try Program(["run", "--config", site, "--out", folder.path + "/out"]).run()
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("is not a folder"), "\(outcome.errors)")
        #expect(try frames("b", folder).count == 300)
    }

    @Test func anAbsentCameraIsWaitedForAndItsGapWritten() throws {
        let folder = try ScratchFolder()
        let site = try site(
            ["name: away, source: /dev/video987", "name: b, source: \(Self.sample)"], in: folder)
        let program = try start(site, in: folder)
        try wait(for: "the end of b") { state("b", folder) == "ended" }
        #expect(state("away", folder) == "absent")
        #expect(program.process.isRunning)
        kill(program.process.processIdentifier, SIGTERM)
        let outcome = program.finish(timeout: 30)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.errors.contains("away: /dev/video987: absent: "), "\(outcome.errors)")
        #expect(outcome.errors.contains("; waiting for it (Ctrl-C ends)"), "\(outcome.errors)")
        let gaps = try String(contentsOfFile: folder.path + "/out/away/gaps.csv", encoding: .utf8).split(
            separator: "\n")
        #expect(gaps.count == 2)
        #expect(gaps[0] == "start,end,seconds,state,reason,message,policy")
        #expect(gaps.last?.contains(",absent,notFound,") == true)
        #expect(!exists("b/gaps.csv", folder), "a recording has none")
    }

    /// One camera goes, one comes, one changes, and one is not disturbed: the same child decodes it, and no frame is lost.
    @Test func hangUpChangesWhatTheFileChanges() throws {
        let folder = try ScratchFolder()
        let clip = try Self.longClip.get().1
        let path = try site(
            [
                "name: stays, source: \(clip)", "name: goes, source: /dev/video987",
                "name: changes, source: /dev/video988",
            ], in: folder)
        let program = try start(path, in: folder)
        try wait(for: "the cameras") {
            state("goes", folder) == "absent" && state("changes", folder) == "absent" && exists("stays", folder)
        }
        _ = try site(
            [
                "name: comes, source: \(Self.sample)", "name: stays, source: \(clip)",
                "name: changes, source: /dev/video988, rate: 5",
            ], in: folder)
        kill(program.process.processIdentifier, SIGHUP)
        try wait(for: "the new camera") { state("comes", folder) == "ended" }
        let names = Set(try health(folder).keys)
        #expect(names == ["stays", "comes", "changes"])
        #expect(try String(contentsOfFile: folder.path + "/out/goes/gaps.csv", encoding: .utf8).contains("notFound"))
        let earlier = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/out/changes")
        #expect(earlier.contains { $0.hasPrefix("before-") }, "what it had counted is kept: \(earlier)")

        // Broken in three ways: nothing changes.
        for (text, message) in [
            ("cameras: [", "is not YAML"), ("cameras:\n  - {name: x}\n", "source is missing"),
            ("cameras:\n  - {name: x, source: a.mp4, scene: no.yaml}\n", "no.yaml"),
        ] {
            try folder.write(text, to: "site.yaml")
            kill(program.process.processIdentifier, SIGHUP)
            Thread.sleep(forTimeInterval: 0.3)
            #expect(Set(try health(folder).keys) == names, "\(message)")
        }
        #expect(state("stays", folder) == "streaming")
        kill(program.process.processIdentifier, SIGINT)
        let outcome = program.finish(timeout: 30)
        #expect(outcome.status == 0, "\(outcome.errors)")
        for message in ["is not YAML", "source is missing", "no.yaml", "nothing was changed"] {
            #expect(outcome.errors.contains(message), "\(message) not in \(outcome.errors)")
        }
        let frames = try frames("stays", folder)
        #expect(frames == Array(0..<frames.count) && frames.count > 30)
        #expect(!exists("stays/before", folder))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/out/stays") == ["detections.jsonl"])
    }

    /// Whoever reads it while it is written sees all of it.
    @Test func healthIsAlwaysWholeJSON() throws {
        let folder = try ScratchFolder()
        let path = try site(["name: a, source: /dev/video987", "name: b, source: /dev/video988"], in: folder)
        let program = try start(path, in: folder)
        try wait(for: "health.json") { exists("health.json", folder) }
        var read = 0
        for round in 0..<30 {
            _ = try site(
                ["name: a, source: /dev/video987", "name: b\(round), source: /dev/video988"], in: folder)
            kill(program.process.processIdentifier, SIGHUP)
            for _ in 0..<20 {
                _ = try health(folder)
                read += 1
            }
        }
        kill(program.process.processIdentifier, SIGTERM)
        #expect(program.finish(timeout: 30).status == 0)
        #expect(read == 600)
        let names = try health(folder).values.flatMap(\.keys)
        #expect(!names.contains { $0.contains("person") || $0.contains("class") })
    }

    @Test func brokenSiteStartsNothing() throws {
        let folder = try ScratchFolder()
        for (text, message) in [
            ("cameras: [", "is not YAML"),
            (
                "cameras:\n  - {name: a, source: b.mp4, sorce: c}\n",
                "site.yaml:2: cameras[0] \"a\": unknown key \"sorce\""
            ),
            ("cameras:\n  - {name: a, source: b.mp4, save: clip, model: none}\n", "need a detector"),
        ] {
            let site = try folder.write(text, to: "site.yaml")
            let outcome = try Program(["run", "--config", site, "--out", folder.path + "/out"]).run()
            #expect(outcome.status == 1 && outcome.output.isEmpty)
            #expect(outcome.errors.contains(message), "\(outcome.errors)")
            #expect(!FileManager.default.fileExists(atPath: folder.path + "/out"))
        }
        for option in [
            ["--source", "a"], ["--model", "none"], ["--save", "clip"], ["--rate", "5"], ["--gate", "on"],
        ] {
            let outcome = try Program(["run", "--config", "site.yaml"] + option, folder: folder.url).run()
            #expect(outcome.status == 64 && outcome.errors.contains("doesn't go with --config"), "\(option)")
        }
    }

    /// A camera alone, named and not there.
    @Test func runWaitsForItsCamera() throws {
        let folder = try ScratchFolder()
        let program = Program([
            "run", "--source", "/dev/video987", "--model", "none", "--out", folder.path + "/out", "--format", "json",
        ])
        try program.start()
        _ = program.readLine()
        let event = program.readLine()
        #expect(event.hasPrefix(#"{"event":"source","state":"absent","reason":"notFound","message":""#), "\(event)")
        #expect(event.contains(#""gap_end":null,"gap_s":null}"#))
        kill(program.process.processIdentifier, SIGINT)
        let outcome = program.finish(timeout: 30)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.objects.last?["gaps"] as? Int == 1)
        #expect(state("/dev/video987", folder) == "ended")
    }

    @Test func durationEndsARunWhoseCameraNeverCame() throws {
        let outcome = try Program([
            "run", "--source", "/dev/video987", "--model", "none", "--duration", "0.5s", "--format", "json",
        ]).run(timeout: 30)
        #expect(outcome.status == 0)
        #expect(outcome.objects.last?["ending"] as? String == "limit")
    }
}
