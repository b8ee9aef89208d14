import Batch
import Detection
import Foundation
import Imaging
import TestSupport
import Wildlife

/// A folder as it comes out of a camera, and what a test does with it.
struct Card {
    let scratch: ScratchFolder
    var root: String { scratch.path + "/card" }

    init() throws {
        scratch = try ScratchFolder()
        try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    }

    /// Frames of the embedded sample: cars, trucks, buses, made once for all tests.
    static let frames = Result { () throws -> [Data] in
        let folder = try ScratchFolder()
        let ffmpeg = Process()
        ffmpeg.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        ffmpeg.arguments = [
            "ffmpeg", "-v", "error", "-i", SharedFiles.packageRoot.path + "/models/sample/road.mp4", "-vf",
            "fps=1,scale=384:-2", folder.path + "/%02d.jpg",
        ]
        try ffmpeg.run()
        ffmpeg.waitUntilExit()
        return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map {
            try Data(contentsOf: folder.url.appendingPathComponent($0))
        }
    }

    func write(_ data: Data, to path: String) throws { try write(data, bytes: Array(path.utf8)) }

    /// - Parameter bytes: The name below the card's root, whatever bytes it has.
    func write(_ data: Data, bytes: [UInt8]) throws {
        let path = Array(root.utf8) + [UInt8(ascii: "/")] + bytes
        if let slash = path.lastIndex(of: UInt8(ascii: "/")),
            let folder = String(validating: path[..<slash], as: UTF8.self)
        {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        }
        let file = (path + [0]).withUnsafeBytes { fopen($0.bindMemory(to: CChar.self).baseAddress!, "w") }
        guard let file else { throw CocoaError(.fileWriteUnknown) }
        data.withUnsafeBytes { _ = fwrite($0.baseAddress, 1, $0.count, file) }
        fclose(file)
    }

    /// `count` frames in folders of two cameras.
    func fill(_ count: Int) throws {
        let frames = try Self.frames.get()
        for number in 0..<count {
            try write(
                frames[number % frames.count],
                to: "\(number % 2 == 0 ? "north" : "south")/DCIM/100TRAPS/IMG_\(number / 2).JPG")
        }
    }

    static func model() throws -> Model {
        try ModelStore(folders: [SharedFiles.packageRoot.path + "/models"]).model("wayside-nano")
    }

    func options(_ output: String = "out", resumes: Bool = false) throws -> BatchOptions {
        BatchOptions(
            folders: [root], output: scratch.path + "/" + output, model: try Self.model(),
            detector: DetectorOptions(precision: .float32, inputWidth: 416), workers: 2, resumes: resumes)
    }

    func run(_ options: BatchOptions, results: ResultOptions = ResultOptions()) throws -> BatchSummary {
        try Batch(options).run(results: results) { _ in }
    }

    /// Every record with its thumbnail, in the order of their paths and in that of their times.
    func records(_ output: String = "out") throws -> (byPath: [String], byTime: [String]) {
        let journal = try MediaJournal(folder: scratch.path + "/" + output)
        var (byPath, byTime): ([String], [String]) = ([], [])
        try journal.forEachByPath {
            byPath.append("\($0) \(try journal.thumbnail(ofFile: $0.path) ?? [])")
        }
        try journal.forEachByTime { byTime.append("\($0)") }
        return (byPath, byTime)
    }

    func list(_ output: String = "out") throws -> [MediaRecord] {
        var records: [MediaRecord] = []
        try MediaJournal(folder: scratch.path + "/" + output).forEachByPath { records.append($0) }
        return records
    }
}
