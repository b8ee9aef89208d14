import ClassPolicy
import Foundation
import Store
import TestSupport
import Values

/// A store in a folder of its own, and a run of a junction to put into it.
struct TestRun {
    let folder: ScratchFolder
    let path: String
    let classes: ClassList

    static let start = Date(timeIntervalSince1970: 1_777_870_800)  // 2026-05-04T05:00:00Z

    init() throws {
        folder = try ScratchFolder()
        path = folder.path + "/results.sqlite"
        classes = try ClassPolicy.current.admit(["car", "truck", "person"], inputs: .picture, task: .detect)
    }

    func description(camera: String = "gate", zone: String = "Europe/Berlin") -> RunDescription {
        RunDescription(
            camera: camera, zone: zone, source: "clip.mp4", scene: ("Gate", "ab12"), model: ("tiny", "cd34"),
            layout: CountingLayout(
                lines: [
                    .init(line: "L", direction: "in", arm: "N", role: .entry, bearing: 90),
                    .init(line: "L", direction: "out"),
                ],
                movements: [.init(from: "N", to: "E")],
                segments: [.init(name: "S", direction: "in", lengthMeters: 30)], zones: ["Z"]),
            classes: classes.classes, namedClasses: ["car", "truck"])
    }

    func crossing(at seconds: Double, track: Int = 1, direction: String = "in") -> LineCrossing {
        LineCrossing(
            line: "L", direction: direction, trackID: track, classIndex: 0,
            time: FrameTime(monotonic: .seconds(seconds), civil: Self.start.addingTimeInterval(seconds)))
    }

    func at(_ seconds: Double) -> Date { Self.start.addingTimeInterval(seconds) }

    /// Every crossing in the store, as (seconds since the start, track).
    func crossings() throws -> [(seconds: Double, track: Int?)] {
        var found: [(Double, Int?)] = []
        try StoreReader(path: path).crossings(from: .all.lowerBound, to: .all.upperBound) {
            found.append(($0.time.date.timeIntervalSince(Self.start), $0.track))
        }
        return found
    }
}

extension Range<StoreTime> {
    static var all: Self { StoreTime(microseconds: 0)..<StoreTime(microseconds: .max) }
}
extension StoreTime {
    static var all: Range<StoreTime> { Range<StoreTime>.all }
}
