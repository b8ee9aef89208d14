import Capture
import Foundation
import Imaging
import TestSupport
import Testing
import Values

@Suite(.enabled(if: Clip.toolsArePresent))
struct VideoSourceTests {
    private let folder: ScratchFolder

    init() throws { folder = try ScratchFolder() }

    private func testPattern(_ size: String, rate: Int = 10, seconds: Double = 1) -> [String] {
        ["-f", "lavfi", "-i", "testsrc=s=\(size):r=\(rate):d=\(seconds)"]
    }

    // MARK: Frames and times

    @Test(arguments: [(106, 60), (107, 61), (16, 16), (320, 180)])
    func everyFrameOfAConstantRateInOrder(width: Int, height: Int) throws {
        let path = try Clip.make(
            testPattern("\(width)x\(height)") + ["-c:v", "ffv1", "-pix_fmt", "yuv420p"], "clip.mkv", in: folder)
        let source = try VideoSource(path: path)
        #expect(source.info.kind == .video)
        #expect((source.info.width, source.info.height) == (width, height))
        #expect(source.info.nominalFrameRate == 10)
        #expect(source.info.frameCount == 10)
        #expect(source.info.format == "ffv1 \(width)x\(height) 10 fps")

        let frames = try Collected(source)
        let layout = FrameLayout.contiguous(.i420, width: width, height: height, isVideoRange: true)
        #expect(frames.layouts == Array(repeating: layout, count: 10))
        #expect(frames.stamps.map(\.index) == Array(0..<10))
        #expect(frames.times == (0..<10).map { .milliseconds(100 * $0) })
        #expect(frames.stamps.allSatisfy { $0.time.civil == nil && $0.droppedBefore == 0 })
        #expect(try !source.next { _ in Issue.record("a frame after the end") })
    }

    @Test func pixelsAreThoseOfTheFile() throws {
        // Luma 16 + 219/2 and chroma in the middle, then black.
        let path = try Clip.make(
            [
                "-f", "lavfi", "-i", "color=c=0x808080:s=32x24:r=5:d=1,geq=lum='if(lt(N,3),126,16)':cb=90:cr=200",
                "-c:v", "ffv1", "-pix_fmt", "yuv420p",
            ], "grey.mkv", in: folder)
        let source = try VideoSource(path: path)
        var seen: [[UInt8]] = []
        while try source.next({ frame in
            let layout = frame.layout
            seen.append([
                frame.bytes[0], frame.bytes[layout.second.offset - 1], frame.bytes[layout.second.offset],
                frame.bytes[layout.third.offset], frame.bytes[layout.byteCount - 1],
            ])
        }) {}
        #expect(
            seen == Array(repeating: [126, 126, 90, 200, 200], count: 3)
                + Array(repeating: [16, 16, 90, 200, 200], count: 2))
    }

    @Test(arguments: ["mkv", "mp4", "avi"])
    func aVariableRateKeepsEveryExactTime(container: String) throws {
        let path = try Clip.make(
            testPattern("64x48", rate: 30, seconds: 3)
                + ["-vf", "select='lt(n,10)+not(mod(n,7))+eq(n,53)'", "-fps_mode", "vfr", "-c:v", "mpeg4"],
            "varying.\(container)", in: folder)
        let truth = try Clip.presentationTimes(of: path)
        #expect(truth.ticks.count > 15)
        let frames = try Collected(VideoSource(path: path))
        let expected = truth.ticks.map { tick in
            exact((tick - truth.ticks[0]) * truth.numerator, over: truth.denominator)
        }
        #expect(frames.times == expected)
    }

    private func exact(_ numerator: Int, over denominator: Int) -> Duration {
        let (seconds, rest) = numerator.quotientAndRemainder(dividingBy: denominator)
        return .seconds(seconds)
            + Duration(
                secondsComponent: 0,
                attosecondsComponent: Int64(
                    Int128(rest) * 1_000_000_000_000_000_000 / Int128(denominator)))
    }

    @Test func aGapInATransportStreamStaysAGap() throws {
        let path = try Clip.make(
            testPattern("64x48", rate: 10, seconds: 2)
                + [
                    "-vf", "setpts=PTS+gte(N\\,10)*40/TB", "-fps_mode", "passthrough", "-c:v", "mpeg2video", "-f",
                    "mpegts",
                ],
            "gap.ts", in: folder)
        let times = try Collected(VideoSource(path: path)).times
        #expect(times.count == 20)
        #expect(zip(times, times.dropFirst()).map { $1 - $0 }.max() == .milliseconds(40_100))
    }

    @Test func fullRangeBecomesVideoRange() throws {
        let path = try Clip.make(
            [
                "-f", "lavfi", "-i", "color=c=white:s=64x48:r=5:d=1", "-c:v", "mjpeg", "-pix_fmt", "yuvj420p", "-q:v",
                "1",
            ],
            "white.avi", in: folder)
        let frames = try Collected(VideoSource(path: path))
        #expect(frames.layouts.allSatisfy { $0.isVideoRange })
        #expect(frames.brightness.allSatisfy { abs($0 - 235) <= 1 })
    }

    /// Grey is in full range by ffmpeg's rule.
    @Test func greyBecomesVideoRangeToo() throws {
        let path = try Clip.make(
            ["-f", "lavfi", "-i", "color=s=64x48:r=5:d=1,format=gray,geq=lum=255", "-c:v", "ffv1"], "grey.mkv",
            in: folder)
        let frames = try Collected(VideoSource(path: path))
        #expect(frames.brightness.count == 5)
        #expect(frames.brightness.allSatisfy { abs($0 - 235) <= 1 })
    }

    @Test func civilTimeCountsFromTheStart() throws {
        let path = try Clip.make(testPattern("64x48", rate: 4), "clip.mp4", in: folder)
        let start = Date(timeIntervalSince1970: 1_600_000_000)
        let frames = try Collected(VideoSource(path: path, startTime: start))
        #expect(frames.stamps.map(\.time.civil) == (0..<4).map { start.addingTimeInterval(Double($0) * 0.25) })
    }

    @Test(
        .enabled(if: SharedFiles.arePresent),
        arguments: [
            ("intel_car-detection.mp4", 377), ("opendatacam_junction_a.mp4", 240), ("automl_traffic_frames.mp4", 20),
            ("otvision_cars-cyclist.mp4", 60), ("intel_bottle-detection.mp4", 1189), ("zamba_chimps.mp4", 450),
            ("zamba_blank.mp4", 1805),
            // Its header says 1815; the second frame is missing.
            ("zamba_baboons.avi", 1814),
        ])
    func realClipsHaveAllTheirFrames(name: String, count: Int) throws {
        let source = try VideoSource(path: SharedFiles.path("video/" + name))
        var times: [Duration] = []
        while try source.next({ times.append($0.stamp.time.monotonic) }) {}
        #expect(times.count == count)
        #expect(times.first == .zero)
        #expect(zip(times, times.dropFirst()).allSatisfy { $0 < $1 })
        let announced = try #require(source.info.frameCount)
        #expect(abs(announced - count) <= 2)
    }

    // MARK: What can't be read

    private func openingError(_ path: String) throws -> CaptureError {
        try #require(throws: CaptureError.self) { _ = try VideoSource(path: path) }
    }

    @Test func ffmpegsOwnMessageIsShown() throws {
        let text = try folder.write("this is not a video\n", to: "text.mp4")
        let error = try openingError(text)
        #expect(error.reason == .unreadable)
        #expect(error.source == text)
        #expect(error.message.hasPrefix("ffmpeg could not read it: Invalid data found when processing input"))
        #expect(!error.message.contains("\n"))
    }

    @Test func emptyAndMissingFilesAndFolders() throws {
        #expect(try openingError(try folder.write("", to: "empty.mp4")).reason == .unreadable)
        #expect(try openingError(folder.path + "/none.mp4").message.contains("No such file"))
        #expect(try openingError(folder.path).message.contains("Is a directory"))
    }

    @Test func soundWithoutPicture() throws {
        let path = try Clip.make(["-f", "lavfi", "-i", "sine=d=1"], "sound.wav", in: folder)
        #expect(try openingError(path).message.contains("matches no streams"))
    }

    @Test func aNameWithColonDashAndPercentIsJustAName() throws {
        let made = try Clip.make(testPattern("64x48", rate: 4), "clip.mp4", in: folder)
        let odd = folder.path + "/-a:b %03d.mp4"
        try FileManager.default.moveItem(atPath: made, toPath: odd)
        #expect(try Collected(VideoSource(path: odd)).stamps.count == 4)
    }

    @Test func aCutOffRecordingIsNotTakenForAWholeOne() throws {
        let whole = try Clip.make(
            testPattern("320x240", rate: 25, seconds: 4) + ["-c:v", "mpeg4", "-g", "5", "-movflags", "+faststart"],
            "whole.mp4", in: folder)
        let data = try Data(contentsOf: URL(fileURLWithPath: whole))
        let cut = folder.url.appendingPathComponent("cut.mp4")
        try data.prefix(data.count / 2).write(to: cut)
        let source = try VideoSource(path: cut.path)
        var count = 0
        let error = try #require(throws: CaptureError.self) { while try source.next({ _ in count += 1 }) {} }
        #expect((10..<90).contains(count))
        #expect(error.reason == .unreadable)
        #expect(error.message.contains("ends after \(count) of about 100 frames"))
        #expect(try !source.next { _ in })

        // Without its index a file of this kind has no frames at all.
        let plain = try Clip.make(testPattern("320x240") + ["-c:v", "mpeg4"], "plain.mp4", in: folder)
        let headless = folder.url.appendingPathComponent("headless.mp4")
        try Data(contentsOf: URL(fileURLWithPath: plain)).prefix(4000).write(to: headless)
        #expect(try openingError(headless.path).message.contains("moov atom not found"))
    }

    // MARK: Ending

    @Test func whatTheBodyThrowsComesThrough() throws {
        struct Mine: Error {}
        let source = try VideoSource(path: try Clip.make(testPattern("64x48"), "clip.mp4", in: folder))
        #expect(throws: Mine.self) { _ = try source.next { _ in throw Mine() } }
        #expect(try Collected(source, limit: 1).stamps.map(\.index) == [1])
    }

    @Test func cancellingEndsItAndItsChild() throws {
        let path = try Clip.make(
            testPattern("320x240", rate: 30, seconds: 20) + ["-c:v", "mpeg4"], "long.mp4", in: folder)
        let source = try VideoSource(path: path)
        #expect(try source.next { _ in })
        #expect(kill(source.processIdentifier, 0) == 0)
        source.cancel()
        #expect(isGone(source.processIdentifier))
        #expect(try !source.next { _ in Issue.record("a frame after cancel()") })
        source.cancel()
    }

    @Test func releasingASourceEndsItsChild() throws {
        let path = try Clip.make(
            testPattern("320x240", rate: 30, seconds: 20) + ["-c:v", "mpeg4"], "long.mp4", in: folder)
        var source: VideoSource? = try VideoSource(path: path)
        let child = try #require(source?.processIdentifier)
        source = nil
        #expect(isGone(child))
    }

    @Test func cancellingWakesABlockedReader() throws {
        // A FIFO that says that it is a video and then says nothing more.
        let clip = try Clip.make(
            testPattern("320x240", rate: 30, seconds: 20) + ["-c:v", "mpeg4", "-f", "mpegts"], "long.ts", in: folder)
        let fifo = folder.path + "/fifo.ts"
        #expect(mkfifo(fifo, 0o600) == 0)
        let data = try Data(contentsOf: URL(fileURLWithPath: clip))
        let mayClose = DispatchSemaphore(value: 0)
        let writer = Thread {
            guard let handle = FileHandle(forWritingAtPath: fifo) else { return }
            try? handle.write(contentsOf: data.prefix(data.count / 2))
            mayClose.wait()
        }
        signal(SIGPIPE, SIG_IGN)
        writer.start()
        defer { mayClose.signal() }
        let source = try VideoSource(path: fifo)
        let canceller = Thread {
            Thread.sleep(forTimeInterval: 0.7)
            source.cancel()
        }
        canceller.start()
        var count = 0
        while try source.next({ _ in count += 1 }) {}
        #expect(count > 0)
        #expect(isGone(source.processIdentifier))
    }

    /// Neither running nor a zombie.
    private func isGone(_ process: Int32) -> Bool { kill(process, 0) == -1 && errno == ESRCH }
}
