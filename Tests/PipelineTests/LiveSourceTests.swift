import Capture
import Counting
import Pipeline
import Recording
import Testing
import Values

/// A chain whose camera goes away, comes back, hangs or becomes another one.
@Suite struct LiveSourceTests {
    private static let frames = [LiveSource.Step](repeating: .frame(), count: 10)

    /// Runs until so many frames have come.
    private func run(
        _ steps: [LiveSource.Step], frames: Int, detector: TinyDetector? = nil, scene: Scene? = nil
    ) throws -> (summary: RunSummary, seen: Observations, status: CameraStatus) {
        var options = CameraPipeline.Options()
        options.frameLimit = frames
        options.gate = .off
        let pipeline = CameraPipeline(options: options) { LiveSource(steps, onEvent: $0) }
        let seen = Observations()
        let summary = try pipeline.run(detector: detector?.detector, scene: scene, observer: seen)
        return (summary, seen, pipeline.status)
    }

    private static let scene = Result {
        try Scene(
            yaml: """
                name: s
                size: [160, 80]
                classes: [car]
                lines:
                  - {name: L, points: [[10, 40], [150, 40]], left_to_right: down, right_to_left: up}
                """, file: "scene.yaml")
    }

    @Test func gapIsToldAndIsNoPartOfWhatWasObserved() throws {
        let steps = Self.frames + [.gap(.stalled, seconds: 5), .gap(.absent, seconds: 20)] + Self.frames
        let (summary, seen, status) = try run(
            steps, frames: 20, detector: TinyDetector(), scene: Self.scene.get())
        #expect(seen.changes.map(\.state) == [.streaming, .stalled, .absent, .streaming])
        #expect(seen.changes[0].gap == nil)
        #expect(seen.changes[0].info.width == 16, "the size is known with the first frame")
        #expect(seen.changes[1].gap?.end == nil)
        let gap = try #require(seen.changes[3].gap)
        #expect(gap.start.monotonic == .seconds(1001) && gap.end?.monotonic == .milliseconds(1_026_100))
        #expect(seen.changes[2].gap?.start == gap.start, "one gap, whatever state it is in")
        #expect(summary.gaps == 1 && summary.gapTime == .milliseconds(25_100))
        #expect(summary.counts?.observed == .milliseconds(1800), "nine intervals before it and nine after")
        #expect(summary.mediaTime == .milliseconds(26_900))
        #expect(seen.frames.map(\.stamp.index) == Array(0..<20))
        #expect(status.isEnded && status.gaps == 1 && status.gapStart == nil && status.frames == 20)
    }

    /// What the counter says beside crossings: stays that end with the picture's size, and with the run.
    @Test func staysInZonesAreHandedOn() throws {
        let scene = try Scene(
            yaml:
                "{name: s, size: [160, 80], classes: [car], zones: [{name: Z, points: [[1, 1], [159, 1], [159, 79], [1, 79]]}]}",
            file: "scene.yaml")
        let steps = Self.frames + [LiveSource.Step](repeating: .frame(width: 320, height: 160), count: 10)
        let (_, seen, _) = try run(steps, frames: 20, detector: TinyDetector(), scene: scene)
        #expect(seen.frames.allSatisfy { $0.events.isEmpty })
        #expect(seen.late.visits.map(\.zone) == ["Z", "Z"])
        #expect(seen.late.visits.map(\.entered.monotonic) == [.milliseconds(1_000_100), .milliseconds(1_001_100)])
        #expect(seen.late.visits.map(\.dwell) == [.milliseconds(900), .milliseconds(900)])
        #expect(seen.late.visits.allSatisfy { $0.entered.civil != nil })
    }

    /// `resumed` comes once the frame lies in its slot: neither may get lost or change places.
    @Test func eventsStandBetweenTheirFrames() throws {
        var order: [String] = []
        let steps: [LiveSource.Step] = [.frame(), .gap(.stalled, seconds: 1), .frame(), .frame()]
        var options = CameraPipeline.Options()
        options.frameLimit = 3
        let pipeline = CameraPipeline(options: options) { LiveSource(steps, onEvent: $0) }
        let seen = Observations()
        seen.onFrame = { order.append("\($0.stamp.index)") }
        seen.onChange = { order.append($0.state.rawValue) }
        _ = try pipeline.run(detector: nil, observer: seen)
        #expect(order == ["streaming", "0", "stalled", "streaming", "1", "2"])
    }

    @Test func anotherSizeEndsTracksAndNotTheRun() throws {
        let steps =
            Self.frames + [.gap(.stalled, seconds: 1)]
            + [LiveSource.Step](repeating: .frame(width: 320, height: 160), count: 10)
        let (summary, seen, _) = try run(steps, frames: 20, detector: TinyDetector(), scene: Self.scene.get())
        #expect(summary.ending == .limit && summary.frames == 20)
        let tracks = seen.frames.map { $0.tracks.filter(\.isConfirmed) }
        let first = try #require(tracks[9].first)
        let second = try #require(tracks[19].first)
        #expect(first.box.width == 8 && second.box.width == 160)
        #expect(second.id > first.id, "ids go on")
        #expect(summary.tracksByClass == [2, 0])
        #expect(summary.counts?.observed == .milliseconds(1800))
    }

    @Test func aShapeThatTheSceneDoesNotFitIsAGapUntilItFitsAgain() throws {
        let steps =
            Self.frames + [LiveSource.Step](repeating: .frame(width: 16, height: 16), count: 10) + Self.frames
        let (summary, seen, _) = try run(steps, frames: 30, detector: TinyDetector(), scene: Self.scene.get())
        #expect(seen.changes.map(\.state) == [.streaming, .failed, .streaming])
        let gap = try #require(seen.changes[1].gap)
        #expect(gap.error.reason == .unsupported && gap.error.message.contains("another shape"))
        #expect(seen.changes[2].gap?.start.monotonic == .seconds(1001))
        #expect(summary.counts?.observed == .milliseconds(1800))
        #expect(summary.frames == 30)
    }

    @Test func aShapeThatTheSceneNeverFitIsAnError() throws {
        let failure = #expect(throws: PipelineFailure.self) {
            try run([.frame(width: 16, height: 16)], frames: 1, detector: TinyDetector(), scene: Self.scene.get())
        }
        #expect(failure?.reason is SettingsError)
    }

    @Test func aHangEndsWhenTheRunIsStoppedAndItsGapWithIt() throws {
        let pipeline = CameraPipeline { LiveSource([.frame(), .gap(.stalled, seconds: 1), .hang], onEvent: $0) }
        let seen = Observations()
        seen.onChange = { if $0.state == .stalled { pipeline.stop() } }
        let summary = try pipeline.run(detector: nil, observer: seen)
        #expect(summary.ending == .stopped && summary.gaps == 1)
        #expect(seen.changes.map(\.state) == [.streaming, .stalled, .stalled])
        #expect(seen.changes[2].gap?.end != nil)
    }

    @Test func framesThatCanNotBeReadNeverEndALiveRun() throws {
        let steps = Self.frames + [LiveSource.Step](repeating: .broken, count: 1000) + Self.frames
        let (summary, seen, _) = try run(steps, frames: 20)
        #expect(summary.frames == 20 && summary.unreadable == 1000)
        #expect(seen.unreadable == 1, "one line for all of them")
    }

    /// What is dropped costs no decoding, and what is analysed is not old.
    @Test func aLiveSourceIsAskedNoSoonerThanNeeded() throws {
        var source: LiveSource?
        var options = CameraPipeline.Options()
        options.frameLimit = 20
        let pipeline = CameraPipeline(options: options) { onEvent in
            let made = LiveSource(Self.frames + Self.frames, onEvent: onEvent)
            source = made
            return made
        }
        let seen = Observations()
        var ahead: [Int] = []
        seen.onFrame = { _ in ahead.append((source?.requests ?? 0) - seen.frames.count) }
        _ = try pipeline.run(detector: nil, observer: seen)
        #expect(ahead == Array(repeating: 0, count: 20))
    }

    /// One camera is dead, another one's handler is slow: the third gets every frame.
    @Test func aDeadOrSlowCameraDelaysNoOther() throws {
        let detector = try TinyDetector()
        func pipeline(_ steps: [LiveSource.Step], frames: Int) -> CameraPipeline {
            var options = CameraPipeline.Options()
            options.frameLimit = frames
            options.gate = .off
            return CameraPipeline(options: options) { LiveSource(steps, onEvent: $0) }
        }
        let dead = pipeline([.frame(), .hang], frames: 2)
        let stuck = pipeline(Self.frames, frames: 10)
        let network = detector.detector
        let isStuck = Gate()
        let others = try [
            DedicatedThread.start(for: "dead") {
                _ = try? dead.run(detector: network, observer: Observations())
            },
            DedicatedThread.start(for: "stuck") {
                let seen = Observations()
                seen.onFrame = { _ in isStuck.wait() }
                _ = try? stuck.run(detector: network, observer: seen)
            },
        ]
        let summary = try pipeline(Self.frames, frames: 10).run(detector: network, observer: Observations())
        #expect(summary.frames == 10)
        dead.stop()
        isStuck.open()
        for thread in others { thread.join() }
        #expect(stuck.status.frames == 10)
    }
}
