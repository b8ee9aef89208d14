import Foundation
import TestSupport
import Testing

/// `wayside run --save card`: a camera as a camera trap, on the clip that is on board.
@Suite(.serialized) struct LiveCardTests {
    private static let sample = SharedFiles.packageRoot.appendingPathComponent("models/sample").path

    private func run(_ arguments: [String], in folder: ScratchFolder) throws -> Program.Outcome {
        try Program(
            ["run", "--source", Self.sample + "/road.mp4", "--save", "card"] + arguments,
            environment: ["WAYSIDE_MODELS": SharedFiles.packageRoot.appendingPathComponent("models").path],
            folder: folder.url
        ).run()
    }

    private func pictures(_ folder: ScratchFolder) -> [String] {
        (FileManager.default.enumerator(atPath: folder.path)?.allObjects as? [String] ?? [])
            .filter { $0.hasSuffix(".jpg") }.sorted()
    }

    @Test func whatTheSceneCountsTakesAPictureASecond() throws {
        let folder = try ScratchFolder()
        let outcome = try run(
            [
                "--scene", Self.sample + "/scene.yaml", "--zone", "Africa/Nairobi", "--camera", "../water hole",
                "--start-time", "2026-05-04T23:59:58", "--out", "out", "--limit", "100",
            ], in: folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        let pictures = pictures(folder)
        // Five seconds, over midnight, below the deployment's folder and nowhere else.
        #expect((4...6).contains(pictures.count), "\(pictures)")
        #expect(pictures.allSatisfy { $0.hasPrefix("out/card/_.._water hole/DCIM/2026-05-0") }, "\(pictures)")
        #expect(Set(pictures.map { $0.split(separator: "/")[4] }) == ["2026-05-04", "2026-05-05"])
        let first = try Data(contentsOf: folder.url.appendingPathComponent(try #require(pictures.first)))
        #expect(first.range(of: Data("2026:05:04 23:59:58".utf8)) != nil)
        #expect(first.range(of: Data("+03:00".utf8)) != nil)
    }

    /// Without a scene only animals take pictures: on this road there are none.
    @Test func whatNobodyAskedForTakesNone() throws {
        let folder = try ScratchFolder()
        let outcome = try run(
            ["--zone", "UTC", "--start-time", "2026-05-04T07:00", "--out", "out", "--limit", "60"], in: folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(pictures(folder).isEmpty)
    }

    @Test func aCardNeedsAZoneAndAFolder() throws {
        let folder = try ScratchFolder()
        let nowhen = try run(["--out", "out"], in: folder)
        #expect(nowhen.status == 64 && nowhen.errors.contains("--zone"), "\(nowhen.errors)")
        let nowhere = try run(["--zone", "UTC"], in: folder)
        #expect(nowhere.status == 64 && nowhere.errors.contains("--out"), "\(nowhere.errors)")
        #expect(pictures(folder).isEmpty)
    }
}
