import Foundation
import TestSupport
import Testing

/// `wayside scene` as its users run it.
struct SceneTests {
    private static let sample = SharedFiles.packageRoot.appendingPathComponent("models/sample").path

    private static let junction = """
        name: Junction
        size: [640, 360]
        classes: [car, truck]
        lines:
          - {name: in_N, points: [[100, 100], [300, 100]], left_to_right: in, arm: N, role: entry}
          - {name: out_S, points: [[100, 300], [300, 300]], left_to_right: out, arm: S, role: exit}
          - {name: out_N, points: [[310, 100], [500, 100]], right_to_left: out, arm: N, role: exit}
        zones:
          - {name: BOX, points: [[100, 120], [500, 120], [500, 280], [100, 280]]}
        calibration:
          points:
            - {picture: [100, 100], ground: [0, 0]}
            - {picture: [500, 100], ground: [40, 0]}
            - {picture: [500, 300], ground: [40, 20]}
            - {picture: [100, 300], ground: [0, 20]}
        """

    private func check(_ yaml: String, more: [String] = []) throws -> Program.Outcome {
        let folder = try ScratchFolder()
        _ = try folder.write(yaml, to: "scene.yaml")
        return try Program(["scene", "check", folder.path + "/scene.yaml"] + more).run()
    }

    @Test func saysWhatIsCountedAndWhatLooksForgotten() throws {
        let outcome = try check(Self.junction, more: ["--format", "json"])
        #expect(outcome.status == 0, "\(outcome.errors)")
        let report = try #require(outcome.objects.first)
        #expect(report["movements"] as? [String] == ["N>N", "N>S"])
        #expect(report["zones"] as? [String] == ["BOX"])
        #expect(try #require(report["calibration_error_m"] as? Double) < 0.001)
        let notes = try #require(report["notes"] as? [String])
        #expect(notes.count == 1 && notes[0].hasPrefix("arm S has an exit and no entry"))
        let text = try check(Self.junction)
        #expect(text.output.contains("turning movements: 2 (N>N, N>S)") && text.errors.contains("note: arm S"))
    }

    @Test(arguments: [
        ("[[100, 100], [300, 100]]", "[[100, 100]]", [], "two or more points"),
        ("size: [640, 360]", "size: [64, 36]", [], "lies outside the picture"),
        ("classes: [car, truck]", "classes: [bearded man]", [], "refused by the class policy"),
        ("ground: [40, 20]", "ground: [400, 20]", [], "does not fit"),
        ("[500, 120], [500, 280]", "[500, 280], [500, 120]", [], "crosses itself"),
        ("name: Junction", "name: Junction", ["--size", "640x640"], "another shape"),
        (
            "classes: [car, truck]", "classes: [car, yacht]", ["--model", "wayside-nano"],
            "the model has no class \"yacht\""
        ),
    ])
    func mistakesAreToldWithTheirPlace(right: String, wrong: String, more: [String], message: String) throws {
        let outcome = try check(Self.junction.replacingOccurrences(of: right, with: wrong), more: more)
        #expect(outcome.status == 1 && outcome.output.isEmpty)
        #expect(outcome.errors.contains("scene.yaml") && outcome.errors.contains(message), "\(outcome.errors)")
    }

    /// The picture that comes out is a whole JPEG with the program's mark; the sample's road has no person to hide.
    @Test func drawsOnTheFirstFrame() throws {
        let folder = try ScratchFolder()
        let out = folder.path + "/drawn.jpg"
        let outcome = try Program([
            "scene", "draw", Self.sample + "/scene.yaml", "--on", Self.sample + "/road.mp4", "--out", out,
        ]).run()
        #expect(outcome.status == 0, "\(outcome.errors)")
        let bytes = try Data(contentsOf: URL(fileURLWithPath: out))
        #expect(bytes.starts(with: [0xFF, 0xD8]) && bytes.suffix(2).elementsEqual([0xFF, 0xD9]))
        #expect(bytes.range(of: Data("class policy".utf8)) != nil)
        let again = folder.path + "/again.jpg"
        _ = try Program([
            "scene", "draw", Self.sample + "/scene.yaml", "--on", Self.sample + "/road.jpg", "--out", again,
        ]).run()
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(!names.contains { $0.hasSuffix(".partial") })
    }

    @Test func aPictureOfAnotherShapeGivesNoFile() throws {
        let folder = try ScratchFolder()
        _ = try folder.write(
            Self.junction.replacingOccurrences(of: "size: [640, 360]", with: "size: [640, 640]"), to: "s.yaml")
        let outcome = try Program([
            "scene", "draw", folder.path + "/s.yaml", "--on", Self.sample + "/road.mp4", "--out",
            folder.path + "/o.jpg",
        ]).run()
        #expect(outcome.status == 1 && outcome.errors.contains("another shape"))
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/o.jpg"))
    }
}
