import Foundation
import TestSupport
import Testing

/// Stores for tests, made by the program itself.
enum StoredRuns {
    static let scene = """
        name: Gate
        size: [1280, 720]
        classes: [tram]
        lines:
          - {name: L, points: [[640, 100], [640, 700]], left_to_right: west, right_to_left: east}
        """

    /// One tram that drives from the left to the right in a hundred frames, at 07:00.
    static func track(into store: String, in folder: ScratchFolder, framesPerSecond: Int = 10) throws -> Program.Outcome
    {
        let rows = (1...100).map { "\($0),-1,\($0 * 10).0,300,80,60,0.9,1,-1,-1" }
        try folder.write(rows.joined(separator: "\n") + "\n", to: "det.txt")
        try folder.write(scene, to: "scene.yaml")
        return try Program(
            [
                "track", "--detections", "det.txt", "--fps", "\(framesPerSecond)", "--size", "1280x720", "--classes",
                "1=tram",
                "--scene", "scene.yaml", "--start-time", "2026-05-04T07:00:00+02:00", "--zone", "Europe/Berlin",
                "--store", store,
            ], folder: folder.url
        ).run()
    }

    /// A store in which somebody changed a class's name, byte by byte.
    ///
    /// - Parameter name: As long as `tram`.
    static func writeStore(withClass name: String, to file: String, in folder: ScratchFolder) throws {
        #expect(try track(into: file, in: folder).status == 0)
        let url = folder.url.appendingPathComponent(file)
        var bytes = try Data(contentsOf: url)
        var changed = 0
        while let range = bytes.range(of: Data("tram".utf8)) {
            bytes.replaceSubrange(range, with: Data(name.utf8))
            changed += 1
        }
        #expect(changed > 0)
        try bytes.write(to: url)
    }
}
