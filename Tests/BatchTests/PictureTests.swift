import Batch
import Foundation
import Imaging
import TestSupport
import Testing
import Wildlife

/// Turned pictures, videos, and what is kept of pictures.
struct PictureTests {
    private func ffmpeg(_ arguments: [String]) throws {
        let ffmpeg = Process()
        ffmpeg.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        ffmpeg.arguments = ["ffmpeg", "-v", "error", "-nostdin"] + arguments
        try ffmpeg.run()
        ffmpeg.waitUntilExit()
        try #require(ffmpeg.terminationStatus == 0)
    }

    @Test func aCameraOnItsSideSeesTheSame() throws {
        let card = try Card()
        let frame = try Card.frames.get()[2]
        try card.write(frame, to: "1.jpg")
        // As a camera stores it that lies on its right side, its left side, its back.
        for (orientation, filter) in [(6, "transpose=2"), (8, "transpose=1"), (3, "hflip,vflip")] as [(UInt8, String)] {
            let path = card.scratch.path + "/\(orientation).jpg"
            try ffmpeg(["-i", card.root + "/1.jpg", "-vf", filter, "-q:v", "2", path])
            let turned = try ExifOrientation.adding(orientation, to: Data(contentsOf: URL(fileURLWithPath: path)))
            try card.write(turned, to: "\(orientation).jpg")
        }
        _ = try card.run(card.options())
        let records = try card.list()
        #expect(records.count == 4)
        let upright = try #require(records.first)
        let sure = upright.detections.filter { $0.confidence > 0.5 }
        #expect(!sure.isEmpty)
        for record in records {
            #expect(record.metadata.width == 384 && record.metadata.height == upright.metadata.height)
            for detection in sure {
                let same = record.detections.filter { $0.classIndex == detection.classIndex }
                    .map { $0.box.intersectionOverUnion(with: detection.box) }.max()
                #expect((same ?? 0) > 0.8, "\(record.path)")
            }
        }
    }

    @Test func aVideoIsLookedAtOnceASecond() throws {
        let card = try Card()
        let sample = SharedFiles.packageRoot.path + "/models/sample/road.mp4"
        try ffmpeg([
            "-i", sample, "-t", "4", "-vf", "fps=10,scale=384:-2", "-metadata", "creation_time=2018-05-12T06:40:11Z",
            card.root + "/clip.MP4",
        ])
        let data = try Data(contentsOf: URL(fileURLWithPath: card.root + "/clip.MP4"))
        try card.write(data.prefix(data.count / 2), to: "cut.mp4")
        _ = try card.run(card.options())
        let records = try card.list()
        let clip = try #require(records.first)
        #expect(clip.kind == .video)
        #expect(clip.video == MediaRecord.VideoFrames(frameRate: 10, processed: [0, 10, 20, 30]))
        #expect(clip.metadata.captureTime?.text == "2018-05-12T06:40:11")
        #expect(clip.metadata.captureTime?.source == .container)
        #expect(!clip.detections.isEmpty)
        #expect(clip.detections.allSatisfy { [0, 10, 20, 30].contains($0.frameNumber) })
        #expect(records.last?.failure != nil)
    }

    @Test(.enabled(if: SharedFiles.arePresent)) func noPictureThatIsKeptShowsAPerson() throws {
        let card = try Card()
        let images = SharedFiles.path("coco128/images")
        for name in try FileManager.default.contentsOfDirectory(atPath: images).sorted().prefix(24) {
            try card.write(try SharedFiles.data("coco128/images/" + name), to: "deep/folder/" + name)
        }
        var options = try card.options()
        options.exportsPictures = true
        _ = try card.run(options)
        let journal = try MediaJournal(folder: card.scratch.path + "/out")
        var persons = 0
        try journal.forEachByPath { record in
            let copy = try Data(contentsOf: URL(fileURLWithPath: card.scratch.path + "/out/pictures/" + record.path))
            let thumbnail = try journal.thumbnail(ofFile: record.path).map { Data($0) }
            for jpeg in [copy, thumbnail].compactMap(\.self) {
                let picture = RGBPicture()
                try jpeg.withUnsafeBytes { try JPEGDecoder().decode($0, into: picture) }
                for detection in record.detections where journal.classes.subject(of: detection) == .person {
                    persons += 1
                    let box = detection.box
                    for (u, v) in [(0.5, 0.5), (0.1, 0.1), (0.9, 0.9)] {
                        let x = min(Int((box.x + u * box.width) * Double(picture.width)), picture.width - 1)
                        let y = min(Int((box.y + v * box.height) * Double(picture.height)), picture.height - 1)
                        let color = try #require(picture.color(x: x, y: y))
                        for value in [color.red, color.green, color.blue] {
                            #expect(abs(Int(value) - 128) < 24, "\(record.path) \(x),\(y): \(color)")
                        }
                    }
                }
                if jpeg == copy {
                    #expect((picture.width, picture.height) == (record.metadata.width, record.metadata.height))
                }
            }
        }
        #expect(persons > 10)
    }
}
