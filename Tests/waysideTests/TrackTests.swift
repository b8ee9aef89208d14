import Foundation
import TestSupport
import Testing

/// `wayside track` as its users run it.
struct TrackTests {
    private static let scene = """
        name: Gate
        size: [1280, 720]
        classes: [car]
        lines:
          - {name: L, points: [[640, 100], [640, 700]], left_to_right: west, right_to_left: east}
        """

    /// One car that drives from the left to the right in a hundred frames.
    private static let drive = (1...100).map { frame in
        "\(frame),-1,\(frame * 10).0,300,80,60,0.9,1,-1,-1"
    }

    private func arguments(_ folder: ScratchFolder, classes: String = "1=car,2=truck") -> [String] {
        [
            "track", "--detections", folder.path + "/det.txt", "--fps", "10", "--size", "1280x720", "--classes",
            classes,
            "--scene", folder.path + "/scene.yaml", "--tracks", folder.path + "/out.txt", "--counts",
            folder.path + "/counts.json",
        ]
    }

    private func run(_ rows: [String], classes: String = "1=car,2=truck", more: [String] = []) throws -> (
        outcome: Program.Outcome, tracks: String?, counts: [String: Any]?
    ) {
        let folder = try ScratchFolder()
        _ = try folder.write(rows.joined(separator: "\n") + "\n", to: "det.txt")
        _ = try folder.write(Self.scene, to: "scene.yaml")
        let outcome = try Program(arguments(folder, classes: classes) + more).run()
        let tracks = try? String(contentsOfFile: folder.path + "/out.txt", encoding: .utf8)
        let counts = (try? Data(contentsOf: URL(fileURLWithPath: folder.path + "/counts.json"))).flatMap {
            try? JSONSerialization.jsonObject(with: $0) as? [String: Any]
        }
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(!names.contains { $0.hasSuffix(".partial") })
        return (outcome, tracks, counts)
    }

    @Test func followsAndCounts() throws {
        let (outcome, tracks, counts) = try run(Self.drive, more: ["--start-time", "2026-05-04T07:00:00+02:00"])
        #expect(outcome.status == 0, "\(outcome.errors)")
        let rows = try #require(tracks).split(separator: "\n").map { $0.split(separator: ",") }
        #expect(rows.count > 90 && Set(rows.map { $0[1] }).count == 1)
        #expect(rows.allSatisfy { $0.count == 10 && $0[7] == "1" })
        let crossings = try #require(counts?["crossings"] as? [[String: Any]])
        #expect(crossings.count == 1)
        #expect(crossings[0]["direction"] as? String == "east" && crossings[0]["class"] as? String == "car")
        // The box's middle, 40 pixels right of its left edge, is at 640 in frame 60.
        #expect(abs(try #require(crossings[0]["t"] as? Double) - 5.9) < 0.05)
        #expect(counts?["start"] as? String == "2026-05-04T05:00:00.000Z")
        #expect(outcome.output.contains("L"))
    }

    @Test func theSameInputGivesTheSameFiles() throws {
        let first = try run(Self.drive)
        let second = try run(Self.drive)
        #expect(first.tracks == second.tracks && first.outcome.output == second.outcome.output)
    }

    @Test(arguments: [
        ("50,-1,10,10,50,50,0.9,1", ":101: frame 50 stands after frame 100"),
        ("101,-1,nan,10,50,50,0.9,1", ":101: the left is not a finite number"),
        ("101,-1,10,10,inf,50,0.9,1", ":101: the width is not a finite number"),
        ("101,-1,10,10,50,50,0.9,7", ":101: --classes gives no name to the class of this row"),
        ("101,-1,10,10,50,50,0.9", ":101: the class is missing"),
        ("101,-1,10,10,50", ":101: the row has 5 columns, the height is missing"),
        ("101,-1,10,10,fifty,50,0.9,1", ":101: the column width is not a number"),
        ("0,-1,10,10,50,50,0.9,1", ":101: the frame is not a whole number"),
        ("1e300,-1,10,10,50,50,0.9,1", ":101: the frame is not a whole number"),
        (String(repeating: "1,", count: 2000), ":101: the line has more than"),
    ])
    func badRowsAreNamedAndNothingIsWritten(row: String, message: String) throws {
        let (outcome, tracks, counts) = try run(Self.drive + [row])
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("det.txt" + message), "\(outcome.errors)")
        #expect(tracks == nil && counts == nil)
    }

    @Test func repeatedRowsAndEmptyBoxesArePassedOver() throws {
        let doubled = Self.drive.flatMap { [$0, $0] } + ["100,-1,10,10,0,50,0.9,1"]
        let (outcome, tracks, counts) = try run(doubled)
        #expect(outcome.status == 0)
        #expect(outcome.errors.contains("100 rows repeat") && outcome.errors.contains("1 boxes have no area"))
        let plain = try run(Self.drive)
        #expect(tracks == plain.tracks)
        #expect((counts?["crossings"] as? [Any])?.count == 1)
    }

    @Test func tenThousandBoxesInAFrame() throws {
        let flood = (0..<10_000).map { "101,-1,\($0 % 1200).5,\($0 / 20).25,30,30,0.\(10 + $0 % 30),2,-1,-1" }
        let (outcome, tracks, _) = try run(Self.drive + flood)
        #expect(outcome.status == 0 && tracks != nil, "\(outcome.errors)")
    }

    @Test func aGapOfAMillionFramesTakesNoTime() throws {
        let (outcome, _, counts) = try run(Self.drive + ["900000000,-1,10,10,50,50,0.9,1"])
        #expect(outcome.status == 0)
        #expect((counts?["crossings"] as? [Any])?.count == 1)
    }

    @Test(arguments: [
        ("1=car,2=woman", Int32(3), "woman"), ("1=car,1=truck", 1, "stands twice"), ("car", 1, "is not NUMBER=NAME"),
        ("1=car,2=car", 3, "twice"),
    ])
    func classesGoThroughThePolicy(classes: String, status: Int32, message: String) throws {
        let (outcome, tracks, _) = try run(Self.drive, classes: classes)
        #expect(outcome.status == status)
        #expect(outcome.errors.contains(message), "\(outcome.errors)")
        #expect(tracks == nil)
    }

    /// A roundabout of fifteen minutes against its truth: the floor is a little below what was measured (WAPE 0.015, no double; 0.01 with a
    /// perfect tracker).
    @Test(.enabled(if: SharedFiles.arePresent)) func countsARoundabout() throws {
        let folder = try ScratchFolder()
        let tar = Process()
        tar.executableURL = URL(fileURLWithPath: "/usr/bin/tar")
        tar.arguments = ["xzf", SharedFiles.path("tracking/sequences.tar.gz"), "-C", folder.path, "S4-roundabout"]
        try tar.run()
        tar.waitUntilExit()
        let sequence = folder.path + "/S4-roundabout"
        let outcome = try Program([
            "track", "--detections", sequence + "/det/det.txt", "--fps", "10", "--size", "1280x720", "--classes",
            "1=car,2=truck,3=bus,4=motorcycle,5=bicycle", "--scene", sequence + "/scene.yaml", "--counts",
            folder.path + "/counts.json",
        ]).run()
        #expect(outcome.status == 0, "\(outcome.errors)")
        func read(_ path: String) throws -> [String: Any] {
            let data = try Data(contentsOf: URL(fileURLWithPath: path))
            return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        }
        func tally(_ list: Any?, _ keys: [String]) -> [String: Int] {
            ((list as? [[String: Any]]) ?? []).reduce(into: [:]) { counts, event in
                counts[keys.map { "\(event[$0] ?? "")" }.joined(separator: "/"), default: 0] += 1
            }
        }
        func error(_ got: [String: Int], _ truth: [String: Int]) -> Double {
            let wrong = Set(got.keys).union(truth.keys).map { abs(got[$0, default: 0] - truth[$0, default: 0]) }
            return Double(wrong.reduce(0, +)) / Double(max(truth.values.reduce(0, +), 1))
        }
        let truth = try read(sequence + "/truth.json")
        let counts = try read(folder.path + "/counts.json")
        let lines = error(
            tally(counts["crossings"], ["line", "direction"]), tally(truth["crossings"], ["line", "direction"]))
        #expect(lines <= 0.04, "line WAPE \(lines)")
        let movements = error(
            tally(counts["od"], ["from", "to"]), tally((truth["od"] as? [String: Any])?["events"], ["from", "to"]))
        #expect(movements <= 0.2, "movement WAPE \(movements)")
    }
}
