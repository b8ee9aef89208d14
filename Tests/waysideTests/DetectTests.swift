import Foundation
import TestSupport
import Testing

@Suite(.enabled(if: SharedFiles.arePresent)) struct DetectTests {
    private static let images = SharedFiles.path("coco128/images")
    private static let model = ["--model", "yolox-nano", "--precision", "float32"]

    private func names(_ count: Int) throws -> [String] {
        Array(try FileManager.default.contentsOfDirectory(atPath: Self.images).sorted().prefix(count))
    }

    @Test func jsonHasALineForEveryPicture() throws {
        let folder = try ScratchFolder()
        let good = try names(2).map { Self.images + "/" + $0 }
        let data = try Data(contentsOf: URL(fileURLWithPath: good[0]))
        let truncated = folder.path + "/truncated.jpg"
        try data.prefix(data.count / 2).write(to: URL(fileURLWithPath: truncated))
        let empty = try folder.write("", to: "empty.jpg")
        let outcome = try Program(["detect", good[0], truncated, empty, good[1], "--format", "json"] + Self.model).run()
        #expect(outcome.status == 2)
        #expect(outcome.objects.map { $0["file"] as? String } == [good[0], truncated, empty, good[1]])
        for (index, object) in outcome.objects.enumerated() {
            let isReadable = index == 0 || index == 3
            #expect((object["detections"] is NSNull) == !isReadable)
            #expect((object["error"] as? String != nil) == !isReadable)
            #expect((object["width"] as? Int != nil) == isReadable)
        }
    }

    @Test func cocoResultsAgreeWithTheJSONLines() throws {
        let pictures = try names(4).map { Self.images + "/" + $0 }
        let lines = try Program(["detect"] + pictures + ["--format", "json"] + Self.model).run().objects
        let outcome = try Program(["detect"] + pictures + ["--format", "coco"] + Self.model).run()
        #expect(outcome.status == 0, "\(outcome.errors)")
        let results = try #require(
            try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[String: Any]])
        #expect(results.count == lines.reduce(0) { $0 + (($1["detections"] as? [Any])?.count ?? 0) })
        #expect(!results.isEmpty)
        // COCO's numbers have holes: 80 classes between 1 and 90.
        let annotations = try #require(
            try JSONSerialization.jsonObject(with: SharedFiles.data("coco128/annotations.json")) as? [String: Any])
        let known = Set(try #require(annotations["categories"] as? [[String: Any]]).compactMap { $0["id"] as? Int })
        #expect(Set(results.compactMap { $0["category_id"] as? Int }).isSubset(of: known))
        let stems = Set(pictures.compactMap { Int(URL(fileURLWithPath: $0).deletingPathExtension().lastPathComponent) })
        #expect(Set(results.compactMap { $0["image_id"] as? Int }).isSubset(of: stems))
    }

    /// A person who lies on the side isn't found, and wouldn't be hidden.
    @Test func aTurnedPictureIsSeenAsItIsDisplayed() throws {
        let folder = try ScratchFolder()
        let original = Self.images + "/" + (try #require(names(1).first))
        let stored = folder.path + "/stored.jpg"
        let ffmpeg = try Process.run(
            URL(fileURLWithPath: "/usr/bin/env"),
            arguments: ["ffmpeg", "-v", "error", "-nostdin", "-i", original, "-vf", "transpose=2", "-q:v", "2", stored])
        ffmpeg.waitUntilExit()
        let turned = URL(fileURLWithPath: folder.path + "/turned.jpg")
        try ExifOrientation.adding(6, to: Data(contentsOf: URL(fileURLWithPath: stored))).write(to: turned)
        let outcome = try Program(
            ["detect", original, turned.path, "--format", "json", "--min-score", "0.5", "--draw", folder.path + "/out"]
                + Self.model
        ).run()
        #expect(outcome.status == 0, "\(outcome.errors)")
        let (upright, seen) = (outcome.objects[0], outcome.objects[1])
        #expect(
            upright["width"] as? Int == seen["width"] as? Int && upright["height"] as? Int == seen["height"] as? Int)
        func boxes(_ object: [String: Any]) throws -> [[Double]] {
            try #require(object["detections"] as? [[String: Any]]).compactMap { $0["box"] as? [Double] }
        }
        let (wanted, found) = (try boxes(upright), try boxes(seen))
        #expect(!wanted.isEmpty && wanted.count == found.count)
        for box in wanted {
            #expect(found.contains { zip($0, box).allSatisfy { abs($0 - $1) < 12 } }, "\(box) is not among \(found)")
        }
        let copy = try Program(["detect", folder.path + "/out/turned.jpg", "--format", "json"] + Self.model).run()
        #expect(copy.objects.first?["width"] as? Int == upright["width"] as? Int)
    }

    @Test func drawnCopiesKeepTheTree() throws {
        let folder = try ScratchFolder()
        for (index, name) in try names(2).enumerated() {
            let card = folder.path + "/card/\(index)"
            try FileManager.default.createDirectory(atPath: card, withIntermediateDirectories: true)
            try FileManager.default.copyItem(atPath: Self.images + "/" + name, toPath: card + "/same.jpg")
        }
        let outcome = try Program(["detect", folder.path + "/card", "--draw", folder.path + "/out"] + Self.model).run()
        #expect(outcome.status == 0, "\(outcome.errors)")
        for index in 0..<2 {
            let copy = try Data(contentsOf: URL(fileURLWithPath: folder.path + "/out/\(index)/same.jpg"))
            #expect(copy.starts(with: [0xFF, 0xD8]))
        }
    }

    @Test func missingPathSaysSo() throws {
        let outcome = try Program(["detect", "nothing.jpg"] + Self.model).run()
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("nothing.jpg"))
    }
}
