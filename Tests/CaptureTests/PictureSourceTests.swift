import Capture
import Foundation
import Imaging
import TestSupport
import Testing
import Values

@Suite(.enabled(if: Clip.toolsArePresent))
struct PictureSourceTests {
    private let folder: ScratchFolder

    init() throws { folder = try ScratchFolder() }

    @discardableResult
    private func picture(_ name: String, size: String = "64x48", color: String = "red") throws -> String {
        let url = folder.url.appendingPathComponent(name)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        let crop = size.replacingOccurrences(of: "x", with: ":")
        return try Clip.make(
            ["-f", "lavfi", "-i", "color=c=\(color):s=64x64,format=rgb24,crop=\(crop):0:0", "-frames:v", "1"], name,
            in: folder)
    }

    @Test func jpegBytesAreHandedOnAsTheyAre() throws {
        let path = try picture("a.jpg", size: "62x34")
        let source = try PictureSource(files: [path])
        #expect((source.info.width, source.info.height) == (62, 34))
        #expect(source.info.kind == .pictures)
        #expect(source.info.frameCount == 1)
        #expect(source.currentFile == nil)
        let data = try Data(contentsOf: URL(fileURLWithPath: path))
        let isThere = try source.next { frame in
            #expect(frame.layout == .contiguous(.jpeg, width: 62, height: 34))
            #expect(Data(frame.bytes) == data)
            #expect(frame.stamp.time.civil == nil)
        }
        #expect(isThere)
        #expect(source.currentFile == path)
        #expect(try !source.next { _ in })
    }

    @Test func aCameraOnItsSideSaysSo() throws {
        let jpeg = try Data(contentsOf: URL(fileURLWithPath: picture("a.jpg", size: "62x34")))
        // 0 and 9 are no orientations.
        for (stated, meant) in [
            (1, .upright), (3, .upsideDown), (6, .turnedLeft), (8, .turnedRight), (0, .upright), (9, .upright),
        ]
            as [(UInt8, PictureOrientation)]
        {
            let url = folder.url.appendingPathComponent("turned.jpg")
            try ExifOrientation.adding(stated, to: jpeg).write(to: url)
            let source = try PictureSource(files: [url.path])
            #expect((source.info.width, source.info.height) == (meant.swapsSides ? (34, 62) : (62, 34)))
            _ = try source.next { frame in
                #expect(frame.orientation == meant)
                #expect(frame.stamped(frame.stamp).orientation == meant)
                #expect(frame.layout == .contiguous(.jpeg, width: 62, height: 34))
            }
        }
    }

    @Test(arguments: ["png", "bmp", "tif", "tiff", "webp"])
    func otherKindsAreRGB(kind: String) throws {
        let path = try picture("a." + kind, size: "35x21", color: "0x20c040")
        let source = try PictureSource(files: [path])
        #expect((source.info.width, source.info.height) == (35, 21))
        let isThere = try source.next { frame in
            #expect(frame.layout == .contiguous(.rgb24, width: 35, height: 21))
            #expect(frame.bytes.count == 35 * 21 * 3)
            let last = frame.bytes.suffix(3).map { Int($0) }
            for (value, wish) in zip(last, [0x20, 0xc0, 0x40]) { #expect(abs(value - wish) < 12) }
        }
        #expect(isThere)
    }

    @Test func aFolderIsWalkedInTheOrderOfItsPaths() throws {
        for name in ["b/2.JPG", "b/10.jpeg", "a.PNG", "b.jpg", "c/d/e.webp"] {
            try picture(name.lowercased())
            try FileManager.default.moveItem(
                atPath: folder.path + "/" + name.lowercased(), toPath: folder.path + "/moving")
            try FileManager.default.moveItem(atPath: folder.path + "/moving", toPath: folder.path + "/" + name)
        }
        try folder.write("notes", to: "b/notes.txt")
        try folder.write("resource fork", to: "b/._2.JPG")
        try folder.write("thumbnail", to: ".thumbnails/2.jpg")
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/b/loop", withDestinationPath: "..")
        let source = try PictureSource(folder: folder.path)
        let names = source.files.map { String($0.dropFirst(folder.path.count + 1)) }
        #expect(names == ["a.PNG", "b.jpg", "b/10.jpeg", "b/2.JPG", "c/d/e.webp"])
        let stamps = try Collected(source).stamps
        #expect(stamps.map(\.index) == Array(0..<5))
        #expect(stamps.map(\.time.monotonic) == (0..<5).map { .seconds($0) })
    }

    @Test func anUnreadablePictureDoesNotEndTheWalk() throws {
        let good = try picture("0.jpg")
        let empty = try folder.write("", to: "1.jpg")
        let text = try folder.write("not a picture", to: "2.jpg")
        let headless = folder.url.appendingPathComponent("3.jpg")
        try Data([0xff, 0xd8, 0xff, 0xd9]).write(to: headless)
        let misnamed = try picture("4.png")
        try FileManager.default.moveItem(atPath: misnamed, toPath: folder.path + "/4.jpg")
        let source = try PictureSource(
            files: [good, empty, text, folder.path + "/none.jpg", headless.path, folder.path + "/4.jpg", folder.path])
        var errors: [CaptureError] = []
        var frames: [String?] = []
        var goesOn = true
        while goesOn {
            do {
                goesOn = try source.next { _ in frames.append(source.currentFile) }
            } catch let error as CaptureError {
                #expect(error.source == source.currentFile)
                errors.append(error)
            }
        }
        #expect(frames == [good, folder.path + "/4.jpg"])
        #expect(errors.map(\.reason) == [.unreadable, .unreadable, .notFound, .unreadable, .unreadable])
        #expect(errors.map(\.source) == [empty, text, folder.path + "/none.jpg", headless.path, folder.path])
    }

    @Test func aFirstPictureThatIsUnreadableIsToldByNext() throws {
        let source = try PictureSource(files: [try folder.write("", to: "a.jpg")])
        #expect(throws: CaptureError.self) { try source.next { _ in } }
        #expect(try !source.next { _ in })
    }

    @Test func aFolderWithoutPictures() throws {
        try folder.write("notes", to: "notes.txt")
        let error = try #require(throws: CaptureError.self) { try PictureSource(folder: folder.path) }
        #expect(error.reason == .notFound)
        #expect(error.message.contains("no picture in this folder"))
        #expect(throws: CaptureError.self) { try PictureSource(files: []) }
    }

    @Test func aHugeFileIsRefusedUnread() throws {
        let path = try folder.write("", to: "huge.jpg")
        #expect(truncate(path, 300 << 20) == 0)
        let source = try PictureSource(files: [path])
        let error = try #require(throws: CaptureError.self) { try source.next { _ in } }
        #expect(error.reason == .unsupported)
    }

    @Test func cancelEndsTheWalk() throws {
        let path = try picture("a.jpg")
        let source = try PictureSource(files: [path, path])
        #expect(try source.next { _ in })
        source.cancel()
        #expect(try !source.next { _ in Issue.record("a picture after cancel()") })
    }

    @Test(.enabled(if: SharedFiles.arePresent))
    func realCameraTrapPictures() throws {
        let source = try PictureSource(folder: SharedFiles.path("exif"))
        #expect(source.files.count == 47)
        let frames = try Collected(source)
        #expect(frames.layouts.count == 47)
        #expect(frames.layouts.allSatisfy { $0.format == .jpeg && $0.width >= 640 && $0.height >= 480 })
        #expect(frames.layouts.contains { ($0.width, $0.height) == (5152, 3968) })
    }
}
