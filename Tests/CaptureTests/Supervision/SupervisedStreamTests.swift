import Capture
import Foundation
import Imaging
import Synchronization
import Testing
import Values

/// Streams that break off, against a server of this machine.
@Suite(.enabled(if: Clip.toolsArePresent))
struct SupervisedStreamTests {
    private let events = Events()

    private final class Events: Sendable {
        private let entries = Mutex<[SourceEvent]>([])
        /// Is cancelled at the first interruption.
        let impatient = Mutex<SupervisedSource?>(nil)

        func add(_ event: SourceEvent) {
            entries.withLock { $0.append(event) }
            if case .interrupted = event { impatient.withLock { $0?.cancel() } }
        }

        var states: [SourceState] {
            entries.withLock { entries in
                entries.map { event in
                    switch event {
                    case .opening: .opening
                    case .interrupted(let state, _): state
                    case .resumed: .streaming
                    }
                }
            }
        }

        var reasons: [CaptureError.Reason] {
            entries.withLock { entries in
                entries.compactMap { event in
                    if case .interrupted(_, let gap) = event { gap.error.reason } else { nil }
                }
            }
        }
    }

    private func source(_ address: String, stallTimeout: Duration? = nil) throws -> SupervisedSource {
        try SupervisedSource(address, options: SourceOptions(camera: CameraOptions(stallTimeout: stallTimeout))) {
            [events] in events.add($0)
        }
    }

    /// Outside the macro, which may stand in the body again.
    private func isFrame(_ source: SupervisedSource, _ body: (Frame) -> Void) throws -> Bool { try source.next(body) }

    private func pullUntilInterrupted(_ source: SupervisedSource) throws {
        events.impatient.withLock { $0 = source }
        while try source.next({ _ in }) {}
        events.impatient.withLock { $0 = nil }
    }

    @Test(.timeLimit(.minutes(1)))
    func aServerThatGoesAndComesBack() throws {
        let server = try StreamServer(rate: 25, frames: 1000, sizes: ["64x48"])
        let port = server.port
        let source = try source("http://127.0.0.1:\(port)/stream")
        #expect((source.info.kind, source.info.width) == (.stream, 0))
        #expect(try source.next { _ in })
        #expect(source.info.width == 64)
        server.stop()
        let successor = Mutex<StreamServer?>(nil)
        let restart = Thread {
            Thread.sleep(forTimeInterval: 0.8)
            guard let server = try? StreamServer(rate: 25, frames: 1000, sizes: ["64x48"], port: port) else { return }
            successor.withLock { $0 = server }
        }
        restart.start()
        var stamps: [FrameStamp] = []
        while events.states.count(where: { $0 == .streaming }) < 2 {
            #expect(try isFrame(source) { stamps.append($0.stamp) })
        }
        #expect(events.states == [.opening, .streaming, .stalled, .absent, .streaming])
        #expect(zip(stamps, stamps.dropFirst()).allSatisfy { $0.index + 1 == $1.index })
        #expect(zip(stamps, stamps.dropFirst()).allSatisfy { $0.time.monotonic <= $1.time.monotonic })
        source.cancel()
        #expect(try !source.next { _ in })
    }

    @Test(.timeLimit(.minutes(1)))
    func aStreamThatHangs() throws {
        let server = try StreamServer(rate: 25, frames: 10, sizes: ["64x48"], staysOpen: true)
        let source = try source("http://127.0.0.1:\(server.port)/stream", stallTimeout: .milliseconds(300))
        try pullUntilInterrupted(source)
        #expect(events.states == [.opening, .streaming, .stalled])
        #expect(events.reasons == [.timedOut])
    }

    @Test(.timeLimit(.minutes(1)))
    func aStreamWhoseSizeChanges() throws {
        let server = try StreamServer(rate: 20, frames: 1000, sizes: ["64x48", "96x64"])
        let source = try source("http://127.0.0.1:\(server.port)/stream")
        var widths: Set<Int> = []
        while widths.count < 2 {
            let isFrame = try source.next { frame in
                #expect(frame.layout.width == source.info.width)
                #expect(frame.bytes.count >= frame.layout.byteCount)
                widths.insert(frame.layout.width)
            }
            #expect(isFrame)
        }
        #expect(widths == [64, 96])
        #expect(events.reasons.contains(.formatChanged))
        source.cancel()
    }

    @Test(.timeLimit(.minutes(1)))
    func nobodyListens() throws {
        let source = try source("rtsp://user:secret@127.0.0.1:9/stream")
        try pullUntilInterrupted(source)
        #expect(events.states == [.opening, .absent])
        #expect(source.info.name == "rtsp://user:***@127.0.0.1:9/stream")
    }

    /// ffmpeg waits for its first frame; ending must not.
    @Test func cancellingEndsAnOpeningStream() throws {
        let server = try StreamServer(rate: 25, frames: 0, sizes: ["64x48"], staysOpen: true)
        let source = try source("http://127.0.0.1:\(server.port)/stream")
        Thread {
            Thread.sleep(forTimeInterval: 0.5)
            source.cancel()
        }.start()
        #expect(try !source.next { _ in Issue.record("a frame") })
        #expect(events.states == [.opening])
    }
}
