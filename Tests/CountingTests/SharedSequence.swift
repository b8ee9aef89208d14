import Foundation
import TestSupport
import Values

/// One sequence of `shared/tracking`, unpacked.
struct SharedSequence {
    struct Failure: Error {}

    private let folder: ScratchFolder
    private let name: String

    init(_ name: String, files: [String]) throws {
        self.name = name
        folder = try ScratchFolder()
        let tar = Process()
        tar.executableURL = URL(fileURLWithPath: "/usr/bin/tar")
        tar.arguments =
            ["xzf", SharedFiles.path("tracking/sequences.tar.gz"), "-C", folder.path] + files.map { "\(name)/\($0)" }
        try tar.run()
        tar.waitUntilExit()
        guard tar.terminationStatus == 0 else { throw Failure() }
    }

    private func truth() throws -> [String: Any] {
        let data = try Data(contentsOf: URL(fileURLWithPath: path("truth.json")))
        guard let truth = try JSONSerialization.jsonObject(with: data) as? [String: Any] else { throw Failure() }
        return truth
    }

    func framesPerSecond() throws -> Double {
        guard let rate = try truth()["fps"] as? Double else { throw Failure() }
        return rate
    }

    /// How many vehicles there are.
    func vehicles() throws -> Int {
        guard let vehicles = try truth()["vehicles"] as? [String: Any] else { throw Failure() }
        return vehicles.count
    }

    /// `line/direction` of each crossing.
    func trueCrossings() throws -> [String] {
        guard let events = try truth()["crossings"] as? [[String: Any]] else { throw Failure() }
        return events.compactMap { event in
            guard let line = event["line"] as? String, let direction = event["direction"] as? String else { return nil }
            return line + "/" + direction
        }
    }

    func path(_ file: String) -> String { "\(folder.path)/\(name)/\(file)" }

    /// The detections of each frame; their class indices are those of `truth.json`.
    func detections() throws -> [[Detection]] {
        var frames: [[Detection]] = []
        let text = try Data(contentsOf: URL(fileURLWithPath: path("det/det.txt")))
        for row in text.split(separator: UInt8(ascii: "\n")) {
            let values = row.split(separator: UInt8(ascii: ",")).compactMap {
                Float(String(decoding: $0, as: UTF8.self))
            }
            guard values.count >= 8 else { throw Failure() }
            while frames.count < Int(values[0]) { frames.append([]) }
            let box = BoundingBox(x: values[2], y: values[3], width: values[4], height: values[5])
            frames[Int(values[0]) - 1].append(Detection(box: box, score: values[6], classIndex: Int(values[7])))
        }
        return frames
    }
}
