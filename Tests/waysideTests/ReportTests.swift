import Foundation
import TestSupport
import Testing

/// `wayside report` and `wayside validate` as their users run them.
struct ReportTests {
    @Test func fromDetectionsToEveryFormat() throws {
        let folder = try ScratchFolder()
        let tracked = try StoredRuns.track(into: "results.sqlite", in: folder)
        #expect(tracked.status == 0, "\(tracked.errors)")
        func report(_ arguments: String...) throws -> Program.Outcome {
            let outcome = try Program(["report", "results.sqlite"] + arguments, folder: folder.url).run()
            #expect(outcome.status == 0, "\(arguments): \(outcome.errors)")
            return outcome
        }
        #expect(try report().output.contains("L east"))
        let csv = try report("--format", "csv", "--bin", "1m").output.split(separator: "\n")
        #expect(csv.count == 5 && csv[0].hasPrefix("start,end,camera,kind,name"))
        #expect(csv.contains { $0.contains("07:00:00+02:00,2026-05-04T07:01:00+02:00,Gate,line,L,east,,tram,1,10,") })
        let object = try #require(try report("--format", "json").objects.first)
        let camera = try #require((object["cameras"] as? [[String: Any]])?.first)
        #expect((camera["counts"] as? [[String: Any]])?.count == 2)
        #expect(try report("--format", "otanalytics").output.contains(",tram,L east,L,L,1\n"))
        #expect(try report("--format", "opendatacam").output.contains(",L,tram,1,,leftright_topbottom,\n"))
        let counter = try #require(try report("--format", "opendatacam-json").objects.first)
        let summary = counter["counterSummary"] as? [String: [String: Int]]
        #expect(summary?["L"] == ["_total": 1, "tram": 1])
        #expect(((counter["areas"] as? [String: [String: Any]])?["L"])?["type"] as? String == "bidirectional")
        let history = try #require((counter["counterHistory"] as? [[String: Any]])?.first)
        #expect(history["countingDirection"] as? String == "leftright_topbottom" && history["area"] as? String == "L")
        #expect(try report("--format", "svg", "--out", "day.svg", "--day", "2026-05-04").output.isEmpty)
        #expect(try String(contentsOfFile: folder.path + "/day.svg", encoding: .utf8).hasSuffix("</svg>\n"))
        #expect(try report("--list-runs").output.contains("2026-05-04T07:00:00+02:00"))

        let manual = try report("--format", "csv", "--bin", "1m").output.replacing(",tram,1,", with: ",tram,2,")
        try folder.write(manual, to: "manual.csv")
        // The tram's minute was watched for ten seconds only.
        let validated = try Program(
            ["validate", "--manual", "manual.csv", "--store", "results.sqlite"], folder: folder.url
        ).run()
        #expect(validated.status == 1 && validated.errors.contains("did not watch the whole time"))
        try folder.write(
            "start,end,name,direction,count\n2026-05-04T07:00:00,2026-05-04T07:00:10,L,east,2\n", to: "manual.csv")
        let compared = try Program(
            ["validate", "--manual", "manual.csv", "--store", "results.sqlite", "--format", "json"], folder: folder.url
        ).run()
        #expect(compared.status == 0, "\(compared.errors)")
        #expect(compared.objects.first?["wape"] as? Double == 0.5)
    }

    /// A car that stands twenty seconds in a zone: in the tracker's counts, in the store and in every report.
    @Test func aStopIsAQueueOfOne() throws {
        let folder = try ScratchFolder()
        let places =
            Array(stride(from: 100, to: 600, by: 10)) + Array(repeating: 600, count: 200)
            + Array(stride(from: 600, to: 1200, by: 10))
        let rows = places.enumerated().map { "\($0 + 1),-1,\($1).0,300,80,60,0.9,1,-1,-1" }
        try folder.write(rows.joined(separator: "\n") + "\n", to: "det.txt")
        try folder.write(
            """
            name: Gate
            size: [1280, 720]
            classes: [car]
            zones: [{name: Z, points: [[300, 200], [1000, 200], [1000, 600], [300, 600]]}]
            """, to: "scene.yaml")
        let tracked = try Program(
            [
                "track", "--detections", "det.txt", "--fps", "10", "--size", "1280x720", "--classes", "1=car",
                "--scene",
                "scene.yaml", "--start-time", "2026-05-04T07:00", "--zone", "UTC", "--store", "results.sqlite",
                "--counts", "counts.json",
            ], folder: folder.url
        ).run()
        #expect(tracked.status == 0, "\(tracked.errors)")
        let counts = try JSONSerialization.jsonObject(
            with: Data(contentsOf: folder.url.appendingPathComponent("counts.json")))
        let stops = try #require((counts as? [String: Any])?["zone_stops"] as? [[String: Any]])
        let (began, ended) = (
            try #require(stops.first?["t_begin"] as? Double), try #require(stops.first?["t_end"] as? Double)
        )
        #expect(stops.count == 1 && stops[0]["zone"] as? String == "Z" && abs(ended - began - 20) < 1.5)
        func report(_ format: String) throws -> Program.Outcome {
            try Program(["report", "results.sqlite", "--format", format, "--bin", "1h"], folder: folder.url).run()
        }
        #expect(try report("table").output.contains("queue"))
        let csv = try report("csv").output
        #expect(csv.contains(",queue,Z,,,,1,31,"), "\(csv)")
        let camera = (try report("json").objects.first?["cameras"] as? [[String: Any]])?.first
        let queue = try #require((camera?["queues"] as? [[String: Any]])?.first)
        #expect(queue["stops"] as? [Int] == [1] && queue["queue_max"] as? [Int] == [1])
        #expect(queue["queue_max_m"] as? [NSNull] == [NSNull()], "without a calibration no metres are known")
        #expect(abs(((queue["stopped_mean_s"] as? [Double])?.first ?? 0) - (ended - began)) < 0.11)
    }

    @Test func theSameRecordingTwiceIsSaid() throws {
        let folder = try ScratchFolder()
        // At a frame a second it is longer than the minute that may overlap.
        for _ in 0..<2 {
            #expect(try StoredRuns.track(into: "results.sqlite", in: folder, framesPerSecond: 1).status == 0)
        }
        let outcome = try Program(["report", "results.sqlite"], folder: folder.url).run()
        #expect(outcome.status == 1 && outcome.errors.contains("--run"))
        #expect(try Program(["report", "results.sqlite", "--run", "2"], folder: folder.url).run().status == 0)
    }

    @Test func aStoreWithARefusedClassIsRefused() throws {
        let folder = try ScratchFolder()
        try StoredRuns.writeStore(withClass: "monk", to: "mixed.sqlite", in: folder)
        for format in ["table", "csv", "json", "utdf", "otanalytics", "opendatacam", "opendatacam-json", "svg"] {
            let outcome = try Program(["report", "mixed.sqlite", "--format", format], folder: folder.url).run()
            #expect(outcome.status == 3 && outcome.output.isEmpty && outcome.errors.contains("monk"))
        }
    }

    /// A recording without a start time, or a site without a zone, can't be binned; bad detections leave no run behind.
    @Test func whatCanNotBeStoredIsRefused() throws {
        let folder = try ScratchFolder()
        #expect(try StoredRuns.track(into: "results.sqlite", in: folder).status == 0)
        let use = [
            "track", "--detections", "det.txt", "--fps", "10", "--size", "1280x720", "--classes", "1=tram", "--scene",
            "scene.yaml", "--store", "other.sqlite",
        ]
        let untimed = try Program(use + ["--zone", "Europe/Berlin"], folder: folder.url).run()
        #expect(untimed.status == 64 && untimed.errors.contains("--start-time"))
        let timed = use + ["--start-time", "2026-05-04T07:00:00+02:00"]
        #expect(try Program(timed, folder: folder.url).run().status == 64)
        let lost = try Program(timed + ["--zone", "Mars/Olympus"], folder: folder.url).run()
        #expect(lost.status == 1 && lost.errors.contains("time zone"))
        try folder.write("1,-1,10,300,80,60,0.9,1\nnonsense\n", to: "det.txt")
        #expect(try Program(timed + ["--zone", "Europe/Berlin"], folder: folder.url).run().status == 1)
        let runs = try Program(["report", "other.sqlite", "--list-runs"], folder: folder.url).run()
        #expect(runs.status == 1 || runs.output.contains("no runs"))
    }

    @Test(arguments: [
        ["report", "nowhere.sqlite"], ["report", "text.csv"],
        ["validate", "--manual", "no.csv", "--counts", "text.csv"],
    ])
    func filesThatAreNoneAreSaid(_ arguments: [String]) throws {
        let folder = try ScratchFolder()
        try folder.write(String(repeating: "a,b,c\n", count: 300), to: "text.csv")
        let outcome = try Program(arguments, folder: folder.url).run()
        #expect(outcome.status == 1 && outcome.output.isEmpty)
        #expect(outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)")
    }
}

/// `wayside store` as its users run it.
struct StoreCommandTests {
    @Test func oldResultsAreDeletedAndUnknownAfterwards() throws {
        let folder = try ScratchFolder()
        #expect(try StoredRuns.track(into: "results.sqlite", in: folder).status == 0)
        func run(_ arguments: String...) throws -> Program.Outcome {
            try Program(arguments, folder: folder.url).run()
        }
        #expect(try run("store", "list", "results.sqlite").output.contains("Gate"))
        let nothing = try run("store", "prune", "results.sqlite", "--before", "2026-05-04")
        #expect(nothing.status == 0 && nothing.errors.contains(" 0 results from before 2026-05-04T00:00:00+02:00"))
        #expect(try run("report", "results.sqlite", "--format", "csv").output.contains(",tram,1,10,"))
        let middle = try run("store", "prune", "results.sqlite", "--before", "2026-05-04T07:00:08")
        #expect(middle.status == 0 && middle.errors.contains(" 1 results"), "\(middle.errors)")
        #expect(try run("report", "results.sqlite", "--format", "csv").output.contains(",tram,0,2,"))
        // By the clock of this machine, which is later than 2026-05-04 or earlier: both are whole days.
        let kept = try run("store", "prune", "results.sqlite", "--keep", "36500d")
        #expect(kept.status == 0 && kept.errors.contains(" 0 results"), "\(kept.errors)")
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasPrefix("results") }.count
                == 1)
    }

    @Test func whatIsMeantMustBeClear() throws {
        let folder = try ScratchFolder()
        for arguments in [[], ["--before", "2026-01-01", "--keep", "9d"], ["--keep", "0d"], ["--before", "soon"]] {
            let outcome = try Program(["store", "prune", "results.sqlite"] + arguments, folder: folder.url).run()
            #expect(outcome.status == 64, "\(arguments)")
        }
        let missing = try Program(["store", "prune", "results.sqlite", "--keep", "9d"], folder: folder.url).run()
        #expect(missing.status == 1 && missing.errors.contains("can't be opened"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty, "none is made")
    }
}
