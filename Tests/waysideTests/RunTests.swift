import Foundation
import TestSupport
import Testing

/// `wayside run` on real clips and real models, as a user runs it.
@Suite(.serialized) struct RunTests {
    private static let model = ["--model", "yolox-nano", "--precision", "float32"]

    @Test(.enabled(if: SharedFiles.arePresent))
    func embeddedSampleIsCountedAsItsTruthSays() throws {
        let sample = SharedFiles.packageRoot.appendingPathComponent("models/sample").path
        let folder = try ScratchFolder()
        let outcome = try Program(
            [
                "run", "--source", sample + "/road.mp4", "--scene", sample + "/scene.yaml", "--out",
                folder.path + "/out", "--format", "json",
            ]
                + Self.model
        ).run()
        #expect(outcome.status == 0, "\(outcome.errors)")
        let truth = try #require(
            try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: sample + "/truth.json")))
                as? [String: Any])
        let expected = try #require(truth["crossings"] as? [[String: Any]]).map(Self.name).sorted()
        let counted = outcome.objects.filter { $0["event"] as? String == "crossing" }.map(Self.name).sorted()
        #expect(counted == expected)
        #expect(!expected.isEmpty)

        let lines = try String(contentsOfFile: folder.path + "/out/detections.jsonl", encoding: .utf8).split(
            separator: "\n")
        let header = try #require(try JSONSerialization.jsonObject(with: Data(lines[0].utf8)) as? [String: Any])
        #expect((header["policy"] as? [String: Any])?["digest"] as? String != nil)
        #expect(lines.count == 1 + (truth["frames"] as? Int ?? 0))
        for line in lines { _ = try JSONSerialization.jsonObject(with: Data(line.utf8)) }

        let table = try String(contentsOfFile: folder.path + "/out/counts.csv", encoding: .utf8).split(separator: "\n")
        #expect(table[0] == "line,direction,class,count,observed_s,policy")
        let total = table.dropFirst().reduce(0) { $0 + (Int($1.split(separator: ",")[3]) ?? 0) }
        #expect(total == expected.count)
    }

    private static func name(_ crossing: [String: Any]) -> String {
        ["line", "direction", "class"].map { crossing[$0] as? String ?? "-" }.joined(separator: " ")
    }

    /// Eleven vehicles come down across the line within the clip by their boxes' centres; the ground contact of a twelfth crosses too
    /// before the clip ends, its centre does not any more.
    @Test(.enabled(if: SharedFiles.arePresent))
    func junctionIsCounted() throws {
        let folder = try ScratchFolder()
        let scene = try folder.write(
            """
            name: junction
            size: [640, 360]
            classes: [car, truck, bus, motorcycle]
            lines:
              - {name: L, points: [[60, 250], [520, 250]], left_to_right: down}
            """, to: "junction.yaml")
        let outcome = try Program(
            [
                "run", "--source", SharedFiles.path("video/opendatacam_junction_a.mp4"), "--scene", scene, "--format",
                "json",
            ] + Self.model
        ).run()
        #expect(outcome.status == 0, "\(outcome.errors)")
        let times = outcome.objects.filter { $0["event"] as? String == "crossing" }.compactMap {
            $0["time_s"] as? Double
        }
        #expect(times.count == 12)
        #expect(times.allSatisfy { (0...9.6).contains($0) })
        let summary = try #require(outcome.objects.last)
        #expect(summary["frames"] as? Int == 240)
        #expect(summary["dropped"] as? Int == 0)
    }

    @Test(.enabled(if: SharedFiles.arePresent))
    func sameInputGivesTheSameOutput() throws {
        let folder = try ScratchFolder()
        var results: [Data] = []
        for name in ["a", "b"] {
            let outcome = try Program(
                [
                    "run", "--source", SharedFiles.path("video/automl_traffic_frames.mp4"), "--out",
                    folder.path + "/" + name,
                ] + Self.model
            ).run()
            #expect(outcome.status == 0, "\(outcome.errors)")
            results.append(try Data(contentsOf: URL(fileURLWithPath: folder.path + "/\(name)/detections.jsonl")))
        }
        #expect(results[0] == results[1])
        #expect(results[0].count > 1000)
    }

    @Test(.enabled(if: SharedFiles.arePresent))
    func savedPicturesAndClipAreWhole() throws {
        let folder = try ScratchFolder()
        let clip = SharedFiles.path("video/automl_traffic_frames.mp4")
        for kind in ["pictures", "clip"] {
            let outcome = try Program(
                ["run", "--source", clip, "--out", folder.path + "/" + kind, "--save", kind] + Self.model
            ).run()
            #expect(outcome.status == 0, "\(outcome.errors)")
        }
        let pictures = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/pictures/pictures")
        #expect(pictures == ["frame-00000000.jpg"], "one a second of a clip that lasts 0.7 s")
        let probe = Process()
        let output = Pipe()
        probe.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        probe.arguments = [
            "ffprobe", "-v", "error", "-count_frames", "-select_streams", "v", "-show_entries",
            "stream=width,height,nb_read_frames",
            "-of", "csv=p=0", folder.path + "/clip/clip.mp4",
        ]
        probe.standardOutput = output
        try probe.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        probe.waitUntilExit()
        #expect(text.trimmingCharacters(in: .whitespacesAndNewlines) == "960,540,20")
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.path + "/clip").sorted() == [
                "clip.mp4", "detections.jsonl",
            ])
    }

    @Test(.enabled(if: SharedFiles.arePresent))
    func folderOfPicturesGoesOnPastAnUnreadableOne() throws {
        let folder = try ScratchFolder()
        let pictures = try FileManager.default.contentsOfDirectory(atPath: SharedFiles.path("coco128/images")).sorted()
            .prefix(3)
        for name in pictures {
            try FileManager.default.copyItem(
                atPath: SharedFiles.path("coco128/images/" + name), toPath: folder.path + "/" + name)
        }
        try folder.write("no picture", to: "000000000000.jpg")
        let outcome = try Program(["run", "--source", folder.path, "--format", "json"] + Self.model).run()
        #expect(outcome.status == 2)
        #expect(outcome.objects.last?["frames"] as? Int == 3)
        #expect(outcome.objects.last?["unreadable"] as? Int == 1)
        #expect(outcome.objects.contains { $0["event"] as? String == "unreadable" })
    }

    @Test func framesFlowWithoutADetector() throws {
        let sample = SharedFiles.packageRoot.appendingPathComponent("models/sample/road.mp4").path
        let outcome = try Program(["run", "--source", sample, "--model", "none", "--limit", "7", "--format", "json"])
            .run()
        #expect(outcome.status == 0, "\(outcome.errors)")
        let summary = try #require(outcome.objects.last)
        #expect(summary["frames"] as? Int == 7)
        #expect(summary["ending"] as? String == "limit")
        #expect(abs((summary["media_s"] as? Double ?? 0) - 0.3) < 0.001)
    }

    @Test func durationEndsARunOnTheSourcesOwnClock() throws {
        let sample = SharedFiles.packageRoot.appendingPathComponent("models/sample/road.mp4").path
        let outcome = try Program([
            "run", "--source", sample, "--model", "none", "--duration", "2s", "--format", "json",
        ]).run()
        #expect(outcome.objects.last?["media_s"] as? Double == 2.0)
    }

    @Test func recordingNeverTakesTheWallClock() throws {
        let sample = SharedFiles.packageRoot.appendingPathComponent("models/sample/road.mp4").path
        let folder = try ScratchFolder()
        _ = try Program(["run", "--source", sample, "--model", "none", "--limit", "2", "--out", folder.path + "/a"])
            .run()
        _ = try Program([
            "run", "--source", sample, "--model", "none", "--limit", "2", "--out", folder.path + "/b", "--start-time",
            "2026-05-04T07:00:00+02:00",
        ]).run()
        func times(_ name: String) throws -> [String?] {
            try String(contentsOfFile: folder.path + "/\(name)/detections.jsonl", encoding: .utf8).split(
                separator: "\n"
            ).dropFirst().map {
                (try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])?["time"] as? String
            }
        }
        #expect(try times("a") == [nil, nil])
        #expect(try times("b") == ["2026-05-04T05:00:00.000Z", "2026-05-04T05:00:00.050Z"])
    }
}
