import Foundation
import TestSupport
import Testing

/// `wayside run --store` as its users run it, on the clip that is on board.
@Suite(.serialized) struct RunStoreTests {
    private static let sample = SharedFiles.packageRoot.appendingPathComponent("models/sample").path
    private static let clip = sample + "/road.mp4"
    private static let counting = ["--scene", sample + "/scene.yaml", "--limit", "60"]

    private func run(_ arguments: [String], in folder: ScratchFolder) throws -> Program.Outcome {
        try Program(
            ["run"] + arguments,
            environment: ["WAYSIDE_MODELS": SharedFiles.packageRoot.appendingPathComponent("models").path],
            folder: folder.url
        ).run()
    }

    private func report(_ store: String, _ arguments: [String] = [], in folder: ScratchFolder) throws -> [[String]] {
        let outcome = try Program(["report", store, "--format", "csv"] + arguments, folder: folder.url).run()
        #expect(outcome.status == 0, "\(outcome.errors)")
        return outcome.output.split(separator: "\n").map { $0.components(separatedBy: ",") }
    }

    private func exists(_ name: String, _ folder: ScratchFolder) -> Bool {
        FileManager.default.fileExists(atPath: folder.path + "/" + name)
    }

    @Test func aRecordingIsCountedIntoTheBinsOfItsOwnTime() throws {
        let folder = try ScratchFolder()
        let outcome = try run(
            ["--source", Self.clip] + Self.counting + [
                "--store", "results.sqlite", "--zone", "Europe/Berlin", "--start-time", "2026-05-04T07:00", "--camera",
                "Mill Road", "--out", "out",
            ], in: folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        let rows = try report("results.sqlite", ["--bin", "1m"], in: folder)
        let lines = rows.filter { $0[3] == "line" }
        #expect(!lines.isEmpty)
        #expect(lines.allSatisfy { $0[0] == "2026-05-04T07:00:00+02:00" && $0[2] == "Mill Road" })
        #expect(
            lines.allSatisfy { $0[9] == "3" || $0[9] == "2.9" || $0[9] == "2.95" }, "only what was seen was watched")
        let table = try String(contentsOfFile: folder.path + "/out/counts.csv", encoding: .utf8).split(separator: "\n")
        let counted = table.dropFirst().reduce(0) { $0 + (Int($1.split(separator: ",")[3]) ?? 0) }
        #expect(counted == lines.reduce(0) { $0 + (Int($1[8]) ?? 0) })
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["out", "results.sqlite"])
    }

    @Test func aRecordingWithoutATimeIsRefusedAndNothingIsWritten() throws {
        let folder = try ScratchFolder()
        let use = ["--source", Self.clip] + Self.counting + ["--store", "results.sqlite", "--out", "out"]
        let untimed = try run(use + ["--zone", "Europe/Berlin"], in: folder)
        #expect(untimed.status == 1 && untimed.errors.contains("--start-time 2026"), "\(untimed.errors)")
        let lost = try run(use, in: folder)
        #expect(lost.status == 64 && lost.errors.contains("--zone"))
        let away = try run(use + ["--zone", "Mars/Olympus"], in: folder)
        #expect(away.status == 64 && away.errors.contains("Europe/Berlin"))
        let twice = try run(use + ["--zone", "Europe/Berlin", "--start-time", "2026-10-25T02:30"], in: folder)
        #expect(twice.status == 1 && twice.errors.contains("2026-10-25T02:30:00+01:00"), "\(twice.errors)")
        let sceneless = try run(
            ["--source", Self.clip, "--store", "results.sqlite", "--zone", "Europe/Berlin"], in: folder)
        #expect(sceneless.status == 1 && sceneless.errors.contains("--scene"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }

    @Test func theNameSaysWhenARecordingBegan() throws {
        let folder = try ScratchFolder()
        let name = "Mill-Road_FR20_2026-05-04_07-00-00.mp4"
        try FileManager.default.copyItem(atPath: Self.clip, toPath: folder.path + "/" + name)
        func start(_ arguments: [String]) throws -> (time: String?, errors: String) {
            let outcome = try run(
                ["--source", name, "--model", "none", "--limit", "1", "--format", "json"] + arguments, in: folder)
            #expect(outcome.status == 0, "\(outcome.errors)")
            return (outcome.objects.first?["start"] as? String, outcome.errors)
        }
        let named = try start(["--zone", "Europe/Berlin"])
        #expect(named.time == "2026-05-04T05:00:00.000Z")
        #expect(named.errors.contains("began 2026-05-04T07:00:00+02:00, by its name"), "\(named.errors)")
        let told = try start(["--zone", "Europe/Berlin", "--start-time", "2026-05-04T08:00"])
        #expect(told.time == "2026-05-04T06:00:00.000Z" && !told.errors.contains("began"))
        let untold = try start([])
        #expect(untold.time == nil, "who names no zone gets no time that might be wrong")
        try FileManager.default.moveItem(
            atPath: folder.path + "/" + name, toPath: folder.path + "/2026-10-25_02-30-00.mp4")
        let twice = try run(
            ["--source", "2026-10-25_02-30-00.mp4", "--model", "none", "--zone", "Europe/Berlin"], in: folder)
        #expect(twice.status == 1 && twice.errors.contains("say it with --start-time"), "\(twice.errors)")
    }

    @Test func theContainerSaysWhenARecordingBegan() throws {
        let folder = try ScratchFolder()
        func copy(_ creation: String, to name: String) throws {
            let ffmpeg = Process()
            ffmpeg.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            ffmpeg.arguments = [
                "ffmpeg", "-v", "error", "-nostdin", "-i", Self.clip, "-c", "copy", "-t", "1", "-metadata",
                "creation_time=" + creation, folder.path + "/" + name,
            ]
            try ffmpeg.run()
            ffmpeg.waitUntilExit()
            try #require(ffmpeg.terminationStatus == 0)
        }
        func start(_ name: String) throws -> Program.Outcome {
            try run(
                [
                    "--source", name, "--model", "none", "--limit", "1", "--format", "json", "--zone",
                    "Asia/Kolkata",
                ], in: folder)
        }
        try copy("2026-05-04T05:00:00Z", to: "clip.mp4")
        let found = try start("clip.mp4")
        #expect(found.objects.first?["start"] as? String == "2026-05-04T05:00:00.000Z")
        #expect(found.errors.contains("began 2026-05-04T10:30:00+05:30, by its container"), "\(found.errors)")
        // A clock that was never set.
        try copy("1970-01-01T00:00:01Z", to: "unset.mp4")
        let unset = try start("unset.mp4")
        #expect(unset.objects.first?["start"] is NSNull && !unset.errors.contains("began"))
        // The name comes first.
        try copy("2026-05-04T05:00:00Z", to: "20260504_070000.mp4")
        #expect(try start("20260504_070000.mp4").objects.first?["start"] as? String == "2026-05-04T01:30:00.000Z")
    }

    @Test func theCamerasOfASiteShareAStore() throws {
        let folder = try ScratchFolder()
        let cameras = ["a", "b", "c"].map {
            """
              - {name: \($0), source: \(Self.clip), scene: \(Self.sample)/scene.yaml, start_time: 2026-05-04T07:00}

            """
        }
        try folder.write(
            "store: results.sqlite\nzone: Europe/Berlin\ncameras:\n" + cameras.joined()
                + "  - {name: d, source: \(Self.clip), model: none}\n", to: "site/site.yaml")
        let outcome = try run(["--config", "site/site.yaml", "--limit", "40"], in: folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        let rows = try report("site/results.sqlite", in: folder)
        #expect(
            Set(rows.dropFirst().map { $0[2] }) == ["a", "b", "c"],
            "a store beside the site file, and no scene, no results")
        for option in [["--store", "x"], ["--zone", "Europe/Berlin"], ["--camera", "x"]] {
            #expect(try run(["--config", "site/site.yaml"] + option, in: folder).status == 64)
        }
    }

    /// A recording can be run again; nothing is begun where its results can't be kept.
    @Test func aRecordingsStoreMustBeUsable() throws {
        let folder = try ScratchFolder()
        try folder.write(String(repeating: "line,direction\n", count: 500), to: "text.csv")
        let outcome = try run(
            ["--source", Self.clip] + Self.counting + [
                "--store", "text.csv", "--zone", "Europe/Berlin", "--start-time", "2026-05-04T07:00", "--out", "out",
            ], in: folder)
        #expect(outcome.status == 1 && outcome.errors.contains("no store"), "\(outcome.errors)")
        #expect(!exists("out", folder))
    }

    /// A live source can't.
    @Test func aLiveRunGoesOnWithoutItsStore() throws {
        let folder = try ScratchFolder()
        try folder.write(String(repeating: "line,direction\n", count: 500), to: "text.csv")
        let outcome = try run(
            [
                "--source", "/dev/video987", "--scene", Self.sample + "/scene.yaml", "--store", "text.csv", "--zone",
                "Europe/Berlin", "--duration", "1s", "--out", "out",
            ], in: folder)
        #expect(outcome.status == 4, "\(outcome.errors)")
        #expect(outcome.errors.components(separatedBy: "text.csv: is no store").count == 2, "once: \(outcome.errors)")
        #expect(outcome.errors.contains("the run goes on"))
        #expect(exists("out/gaps.csv", folder))
    }

    /// A stream that never ends, from a camera that is not there before the program is. Its times are the clock's, and only time with
    /// frames was watched.
    @Test func aLiveSourceIsStored() throws {
        let folder = try ScratchFolder()
        let port = 20_000 + Int(getpid()) % 20_000
        let camera = Process()
        camera.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        camera.arguments = [
            "ffmpeg", "-v", "quiet", "-nostdin", "-re", "-stream_loop", "-1", "-i", Self.clip, "-c", "copy", "-f",
            "mpegts", "-listen", "1", "http://127.0.0.1:\(port)/live",
        ]
        try camera.run()
        defer {
            camera.terminate()
            camera.waitUntilExit()
        }
        let began = Date()
        let outcome = try run(
            [
                "--source", "http://127.0.0.1:\(port)/live", "--scene", Self.sample + "/scene.yaml", "--gate", "off",
                "--store", "results.sqlite", "--zone", "Europe/Berlin", "--limit", "40", "--format", "json", "--out",
                "out",
            ], in: folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        let seconds = Date().timeIntervalSince(began)
        let rows = try report("results.sqlite", ["--bin", "1m"], in: folder).filter { $0[3] == "line" }
        // Two bins where the minute changes meanwhile.
        let watched = Dictionary(grouping: rows) { $0[0] }.values.compactMap { Double($0[0][9]) }.reduce(0, +)
        #expect(watched > 0 && watched < seconds, "\(watched) of \(seconds)")
        let crossings = outcome.objects.count { $0["event"] as? String == "crossing" }
        #expect(rows.reduce(0) { $0 + (Int($1[8]) ?? 0) } == crossings)
    }
}
