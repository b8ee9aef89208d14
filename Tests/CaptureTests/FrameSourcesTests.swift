import Capture
import Foundation
import Imaging
import TestSupport
import Testing
import Values

@Suite(.enabled(if: Clip.toolsArePresent))
struct FrameSourcesTests {
    private let folder: ScratchFolder

    init() throws { folder = try ScratchFolder() }

    private func error(_ specification: String) throws -> CaptureError {
        try #require(throws: CaptureError.self) { _ = try FrameSources.open(specification) }
    }

    @Test func kindsAreToldApart() throws {
        let clip = try Clip.make(["-f", "lavfi", "-i", "testsrc=s=64x48:r=5:d=1"], "clip.mp4", in: folder)
        let picture = try Clip.make(
            ["-f", "lavfi", "-i", "testsrc=s=64x48", "-frames:v", "1"], "sub/picture.png", in: subfolder())
        #expect(try FrameSources.open(clip).info.kind == .video)
        #expect(try FrameSources.open("file://" + clip).info.kind == .video)
        #expect(try FrameSources.open(picture).info.kind == .pictures)
        #expect(try FrameSources.open(folder.path).info.kind == .pictures)
    }

    private func subfolder() throws -> ScratchFolder {
        try folder.write("", to: "sub/notes.txt")
        return folder
    }

    @Test func whatIsMissing() throws {
        let file = try error(folder.path + "/none.mp4")
        #expect(file.reason == .notFound)
        #expect(file.message.hasPrefix("no such file or folder; "))
        let device = try error("/dev/video4711")
        #expect(device.reason == .notFound)
        #expect(device.message.contains("wayside cameras"))
        #expect(try error(folder.path).reason == .notFound)
        #expect(try error("").reason == .notFound)
    }

    @Test func aDeviceThatIsNoCamera() throws {
        #expect(try error("/dev/null").reason == .unsupported)
    }

    @Test func addresses() throws {
        #expect(try error("ftp://host/clip.mp4").reason == .unsupported)
        let refused = try error("rtsp://user:secret@127.0.0.1:9/stream")
        #expect(refused.reason == .unreadable)
        #expect(refused.source == "rtsp://user:***@127.0.0.1:9/stream")
        #expect(refused.message.contains("Connection refused"))
        #expect(!refused.description.contains("secret"))
    }

    @Test func aClipOverHTTPIsARecording() throws {
        _ = try Clip.make(
            ["-f", "lavfi", "-i", "testsrc=s=64x48:r=10:d=2", "-movflags", "+faststart"], "clip.mp4", in: folder)
        let server = try LocalServer(folder: folder)
        let source = try FrameSources.open("http://127.0.0.1:\(server.port)/clip.mp4")
        #expect(source.info.kind == .video)
        #expect(try Collected(source).stamps.count == 20)
        let missing = try error("http://127.0.0.1:\(server.port)/none.mp4")
        #expect(missing.message.contains("404"))
    }

    /// MJPEG without an end, as network cameras send it.
    @Test func aStreamOverHTTPIsLive() throws {
        let server = try StreamServer(rate: 50, frames: 150, sizes: ["64x48"])
        let source = try FrameSources.open("http://127.0.0.1:\(server.port)/stream")
        #expect(source.info.kind == .stream)
        #expect(source.info.isLive)
        var stamps: [(index: Int, dropped: Int, time: Duration)] = []
        var error: CaptureError?
        do {
            while try source.next({ frame in
                stamps.append((frame.stamp.index, frame.stamp.droppedBefore, frame.stamp.time.monotonic))
                #expect(abs((frame.stamp.time.civil ?? .distantPast).timeIntervalSinceNow) < 20)
                Thread.sleep(forTimeInterval: 0.1)  // five times slower than the stream
            }) {}
        } catch let caught as CaptureError {
            error = caught
        }
        // A live source never just ends.
        #expect(error?.reason == .unplugged || error?.reason == .unreadable)
        #expect(stamps.count < 150)
        #expect(stamps.reduce(0) { $0 + $1.dropped + 1 } == 150)
        #expect(zip(stamps, stamps.dropFirst()).allSatisfy { $0.time <= $1.time && $0.index + 1 == $1.index })
    }

    @Test func cancellingAStreamWakesItsReader() throws {
        let server = try StreamServer(rate: 50, frames: 20, sizes: ["64x48"], staysOpen: true)
        let source = try FrameSources.open("http://127.0.0.1:\(server.port)/stream")
        Thread {
            Thread.sleep(forTimeInterval: 0.6)
            source.cancel()
        }.start()
        while try source.next({ _ in }) {}
        #expect(try !source.next { _ in Issue.record("a frame after cancel()") })
    }
}
