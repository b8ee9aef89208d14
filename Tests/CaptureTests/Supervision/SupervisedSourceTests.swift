import Capture
import Foundation
import Imaging
import Synchronization
import TestSupport
import Testing
import Values

struct SupervisedSourceTests {
    /// What happened, in order: events as `absent notFound`, frames as their numbers.
    private final class Log: Sendable {
        private let entries = Mutex<[String]>([])
        private let gaps = Mutex<[SourceGap]>([])

        var lines: [String] { entries.withLock { $0 } }
        var ended: [SourceGap] { gaps.withLock { $0 } }

        func add(_ line: String) { entries.withLock { $0.append(line) } }

        func add(_ event: SourceEvent) {
            switch event {
            case .opening: add("opening")
            case .interrupted(let state, let gap): add("\(state) \(gap.error.reason)")
            case .resumed(let info, let gap):
                add("resumed \(info.width)x\(info.height)" + (gap.map { " after \($0.error.reason)" } ?? ""))
                if let gap { gaps.withLock { $0.append(gap) } }
            }
        }
    }

    private let log = Log()

    private func source(_ opener: ScriptedOpener) throws -> SupervisedSource {
        try SupervisedSource(opener) { [log] in log.add($0) }
    }

    /// Pulls frames, with their stamps.
    private func pull(_ source: SupervisedSource, _ count: Int) throws -> [FrameStamp] {
        var stamps: [FrameStamp] = []
        for _ in 0..<count {
            let isFrame = try source.next { frame in
                stamps.append(frame.stamp)
                log.add("\(frame.stamp.index)")
            }
            #expect(isFrame)
        }
        return stamps
    }

    @Test func framesOfManyOpeningsAreOneSequence() throws {
        let opener = ScriptedOpener([
            .stream(2, then: .unplugged), .refuse(.notFound), .refuse(.notFound),
            .stream(2, from: .seconds(900), droppedBefore: 7, then: .unreadable),
            .stream(1, from: .seconds(2000), then: .busy),
        ])
        let source = try source(opener)
        #expect(source.state == .opening)
        #expect((source.info.name, source.info.width, source.info.format) == ("script", 0, ""))
        let stamps = try pull(source, 5)
        #expect(
            log.lines == [
                "opening", "resumed 4x2", "0", "1", "absent unplugged", "absent notFound",
                "resumed 4x2 after unplugged", "2",
                "3", "stalled unreadable", "resumed 4x2 after unreadable", "4",
            ])
        #expect(source.state == .streaming)
        #expect(source.info.format == "GREY 4x2")
        // Time never goes backwards; what was missed in a gap is no drop.
        #expect(stamps.map(\.time.monotonic.seconds) == [1000, 1001, 1001, 1001, 2000])
        #expect(stamps.map(\.droppedBefore) == [0, 0, 0, 7, 0])
        #expect(log.ended.map(\.start.monotonic.seconds) == [1001, 1001])
        #expect(log.ended.map { $0.end?.monotonic.seconds } == [1001, 2000])
    }

    @Test func absentAtTheStart() throws {
        let source = try source(ScriptedOpener([.refuse(.notFound), .refuse(.busy), .stream(1, then: .unplugged)]))
        _ = try pull(source, 1)
        #expect(log.lines == ["opening", "absent notFound", "failed busy", "resumed 4x2 after notFound", "0"])
        let gap = try #require(log.ended.first)
        #expect(abs(try #require(gap.start.civil).timeIntervalSinceNow) < 60)
    }

    @Test func delaysGrowUpToALimitThatTheErrorSets() throws {
        let opener = ScriptedOpener(
            Array(repeating: .refuse(.notFound), count: 6) + Array(repeating: .refuse(.noPermission), count: 3)
                + [.stream(1, then: .unplugged)])
        _ = try pull(source(opener), 1)
        // The first new attempt comes at once.
        #expect(
            opener.delays.map { Int(($0.seconds * 1000).rounded()) } == [100, 200, 400, 500, 500, 500, 1000, 2000])
    }

    @Test func newsEndTheDelays() throws {
        let opener = ScriptedOpener(Array(repeating: .refuse(.notFound), count: 6) + [.stream(1, then: .unplugged)])
        opener.news = [2]
        _ = try pull(source(opener), 1)
        #expect(opener.delays.map { Int(($0.seconds * 1000).rounded()) } == [100, 200, 400, 100, 200])
    }

    /// One frame and a fault, again and again, must not become a busy loop.
    @Test func onlyASteadyStreamIsReopenedAtOnce() throws {
        let flapping = ScriptedOpener(
            Array(repeating: .stream(1, then: .unreadable), count: 5), steadyTime: .seconds(3600))
        _ = try pull(source(flapping), 5)
        #expect(flapping.delays.map { Int(($0.seconds * 1000).rounded()) } == [100, 200, 400])
        let steady = ScriptedOpener(Array(repeating: .stream(1, then: .unreadable), count: 5), steadyTime: .zero)
        _ = try pull(source(steady), 5)
        #expect(steady.delays.isEmpty)
    }

    @Test func whatTheBodyThrowsIsNotTheSourcesFault() throws {
        let source = try source(ScriptedOpener([.stream(3, then: .unplugged)]))
        for _ in 0..<2 {
            let error = #expect(throws: CaptureError.self) {
                _ = try source.next { _ in throw CaptureError(source: "body", reason: .unreadable, message: "") }
            }
            #expect(error?.source == "body")
        }
        #expect(try pull(source, 1).map(\.index) == [2])
        #expect(log.lines == ["opening", "resumed 4x2", "2"])
    }

    /// The frame before has been handed on; the event belongs between it and the next.
    @Test func aFaultAfterAFrameIsToldInTheNextCall() throws {
        let source = try source(ScriptedOpener([.streamOneAndFail(.unreadable), .stream(1, then: .unplugged)]))
        _ = try pull(source, 1)
        #expect(log.lines == ["opening", "resumed 4x2", "0"])
        _ = try pull(source, 1)
        #expect(log.lines.suffix(3) == ["stalled unreadable", "resumed 4x2 after unreadable", "1"])
    }

    @Test func nothingIsKeptOfEarlierOpenings() throws {
        let opener = ScriptedOpener(Array(repeating: .stream(1, then: .unreadable), count: 300))
        let source = try source(opener)
        _ = try pull(source, 300)
        #expect(opener.opened.withLock { $0.count { $0.source != nil } } == 1)
    }

    // MARK: Ending

    /// Cancels from another thread as soon as the opener blocks.
    private func blocking(_ opener: ScriptedOpener) throws -> SupervisedSource {
        let source = try source(opener)
        opener.onBlock = { [weak source] in
            guard let source else { return }
            Thread { source.cancel() }.start()
        }
        return source
    }

    @Test(.timeLimit(.minutes(1)))
    func cancellingEndsAWait() throws {
        let source = try blocking(ScriptedOpener([.stream(1, then: .unplugged)]))
        _ = try pull(source, 1)
        #expect(try !source.next { _ in Issue.record("a frame") })
        #expect(try !source.next { _ in Issue.record("a frame after cancel()") })
        #expect(log.lines.last == "absent notFound")
    }

    @Test(.timeLimit(.minutes(1)))
    func cancellingEndsAnAttempt() throws {
        let source = try blocking(ScriptedOpener([.hang]))
        #expect(try !source.next { _ in Issue.record("a frame") })
        // An attempt that was broken off tells nothing.
        #expect(log.lines == ["opening"])
    }

    @Test func cancelledBeforeItBegins() throws {
        let source = try source(ScriptedOpener([.stream(1, then: .unplugged)]))
        source.cancel()
        #expect(try !source.next { _ in Issue.record("a frame") })
        #expect(log.lines.isEmpty)
    }

    // MARK: Cameras

    @Test(.timeLimit(.minutes(1)))
    func anAbsentCameraIsAState() throws {
        let canceller = Mutex<SupervisedSource?>(nil)
        let source = try SupervisedSource("/dev/video4711", options: SourceOptions()) { [log] event in
            log.add(event)
            if case .interrupted = event { canceller.withLock { $0?.cancel() } }
        }
        canceller.withLock { $0 = source }
        #expect(try !source.next { _ in Issue.record("a frame") })
        #expect(log.lines == ["opening", "absent notFound"])
        #expect(source.state == .absent)
        canceller.withLock { $0 = nil }
    }

    /// A wait of minutes ends when something appears in /dev that may be the camera, and by nothing else.
    @Test(arguments: [
        ("/dev/video7", "dev/video7"), ("/dev/cam", "dev/cam"), ("/dev/v4l/by-id/usb-x", "dev/v4l/by-id/usb-x"),
        ("usb:046d:0825", "dev/video3"),
    ])
    func aNodeThatAppearsEndsTheWait(name: String, appearing: String) throws {
        let folder = try ScratchFolder()
        let tree = DeviceTree(dev: folder.path + "/dev", sys: folder.path + "/sys")
        try folder.write("", to: "dev/null")
        let camera: CameraName =
            USBCameraName(name).map { .usb($0) } ?? .path(name.replacing("/dev/", with: tree.dev + "/"))
        let opener = CameraOpener(camera, name: name, options: CameraOptions(), tree: tree)
        let cancelled = try WakeUp(source: name)
        #expect(throws: CaptureError.self) { _ = try opener.open(cancelled: cancelled) }
        try folder.write("", to: "dev/tty7")
        #expect(!opener.wait(for: .milliseconds(100), cancelled: cancelled))
        try folder.write("", to: appearing)
        #expect(opener.wait(for: .seconds(600), cancelled: cancelled))
        // The same again is no news.
        #expect(!opener.wait(for: .milliseconds(10), cancelled: cancelled))
        cancelled.raise()
        #expect(!opener.wait(for: .seconds(600), cancelled: cancelled))
    }

    @Test(arguments: [
        (CaptureError.Reason.notFound, SourceState.absent), (.unplugged, .absent), (.noPermission, .failed),
        (.busy, .failed), (.unsupported, .failed), (.unreadable, .stalled), (.timedOut, .stalled),
        (.noSignal, .stalled), (.formatChanged, .stalled),
    ])
    func statesOfACamera(reason: CaptureError.Reason, state: SourceState) {
        let opener = CameraOpener(.path("/dev/video4711"), name: "c", options: CameraOptions())
        #expect(opener.state(after: ScriptedOpener.error(reason), wasOpen: true) == state)
    }
}
