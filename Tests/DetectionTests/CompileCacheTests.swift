import Detection
import Foundation
import Imaging
import TestSupport
import Testing
import Values

struct CompileCacheTests {
    @Test func theFolderIsMadeForItsUserAlone() throws {
        let scratch = try ScratchFolder()
        let folder = scratch.path + "/a/b/compiled"
        #expect(try load(folder).notes.isEmpty)
        let attributes = try FileManager.default.attributesOfItem(atPath: folder)
        #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o700)
        #expect(try blobs(folder).count == 1)
        // The second start takes what is there.
        #expect(try detects(load(folder)))
        #expect(try blobs(folder).count == 1)
    }

    @Test func withoutAFolderItWorksAndSaysSo() throws {
        let scratch = try ScratchFolder()
        let file = try scratch.write("in the way", to: "file")
        let open = scratch.path + "/open"
        try FileManager.default.createDirectory(
            atPath: open, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o777])
        #expect(chmod(open, 0o777) == 0)
        for folder in [file, file + "/below", "/proc/wayside", open] {
            let detector = try load(folder)
            #expect(detector.notes.count == 1)
            #expect(detector.notes.first?.contains(folder) == true)
            #expect(try detects(detector))
        }
        #expect(try blobs(open).isEmpty)
    }

    @Test(arguments: [0, 100, 2000])
    func aDamagedBlobIsCompiledAnew(length: Int) throws {
        let scratch = try ScratchFolder()
        let folder = scratch.path + "/compiled"
        _ = try load(folder)
        for blob in try blobs(folder) {
            let url = URL(fileURLWithPath: folder + "/" + blob)
            let good = try Data(contentsOf: url)
            try Data(good.prefix(length) + Data(repeating: 0x5a, count: length)).write(to: url)
        }
        let detector = try load(folder)
        #expect(detector.notes.first?.contains("damaged") == true)
        #expect(try detects(detector))
        // And the damaged one is replaced.
        #expect(try load(folder).notes.isEmpty)
    }

    /// What is in the cache is held against the manifest like what is read.
    @Test func anotherNetworksBlobIsRefused() throws {
        let scratch = try ScratchFolder()
        let (folder, other) = (scratch.path + "/compiled", scratch.path + "/other")
        _ = try load(folder)
        let transposed = TinyNetwork.Tensor(name: "out", shape: [1, 6, 1], values: [16, 16, 8, 4, 0.9, 0.1])
        _ = try ModelFixture.tiny(TinyNetwork(outputs: [transposed]), output: ["layout: yolov8", "nms-iou: 0.5"])
            .load(DetectorOptions(compileCache: .folder(other)))
        let mine = try #require(blobs(folder).first)
        let foreign = try Data(contentsOf: URL(fileURLWithPath: other + "/" + #require(blobs(other).first)))
        try foreign.write(to: URL(fileURLWithPath: folder + "/" + mine))
        let error = #expect(throws: ModelError.self) { try load(folder) }
        #expect(error?.reason == .structureMismatch)
    }

    private func load(_ folder: String) throws -> Detector {
        let car = TinyNetwork.Tensor(name: "out", shape: [1, 1, 7], values: [16, 16, 8, 4, 1, 0.9, 0.1])
        return try ModelFixture.tiny(TinyNetwork(outputs: [car]), output: ["layout: yolov5", "nms-iou: 0.5"])
            .load(DetectorOptions(compileCache: .folder(folder)))
    }

    private func detects(_ detector: Detector) throws -> Bool {
        var detections: [Detection] = []
        let mapping = PictureMapping(pictureWidth: 32, pictureHeight: 32, scaleX: 1, scaleY: 1)
        try detector.detect(detector.makeInput(), mapping: mapping, minScore: 0.3, into: &detections)
        return detections.count == 1
    }

    private func blobs(_ folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".blob") }
    }
}
