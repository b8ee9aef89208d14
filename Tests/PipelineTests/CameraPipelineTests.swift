import Capture
import Imaging
import Pipeline
import Recording
import Synchronization
import Testing
import Values

/// A source of grey pictures that does what a test asks for.
private final class ScriptedSource: FrameSource {
    enum Step { case frame, broken, failure, end }

    let info = SourceInfo(name: "script", kind: .video, width: 16, height: 8, format: "grey 16x8")
    private let steps: [Step]
    private let position = Mutex(0)
    private let isCancelled = Mutex(false)

    init(_ steps: [Step]) { self.steps = steps }

    func next(_ body: (Frame) throws -> Void) throws -> Bool {
        if isCancelled.withLock({ $0 }) { return false }
        let index = position.withLock { position in
            defer { position += 1 }
            return position
        }
        switch index < steps.count ? steps[index] : .end {
        case .end: return false
        case .failure: throw CaptureError(source: "script", reason: .unplugged, message: "the camera is gone")
        case .broken: throw ImagingError(.corrupt, "broken")
        case .frame:
            let stamp = FrameStamp(index: index, time: FrameTime(monotonic: .milliseconds(40 * index)))
            let bytes = [UInt8](repeating: 7, count: 16 * 8)
            try bytes.withUnsafeBytes {
                try body(Frame(layout: .contiguous(.grey, width: 16, height: 8), bytes: $0, stamp: stamp))
            }
            return true
        }
    }

    func cancel() { isCancelled.withLock { $0 = true } }
}

@Suite struct CameraPipelineTests {
    private func run(
        _ steps: [ScriptedSource.Step], options: CameraPipeline.Options = .init(),
        onFrame: @escaping (Int, CameraPipeline) throws -> Void = { _, _ in }
    ) throws -> (summary: RunSummary, frames: [Int]) {
        let pipeline = CameraPipeline(source: ScriptedSource(steps), options: options)
        let observer = Observations()
        observer.onFrame = { try onFrame($0.stamp.index, pipeline) }
        let summary = try pipeline.run(detector: nil, observer: observer)
        return (summary, observer.frames.map(\.stamp.index))
    }

    @Test func everyFrameOfARecordingComesInOrder() throws {
        let (summary, frames) = try run(Array(repeating: .frame, count: 500))
        #expect(frames == Array(0..<500))
        #expect(summary.frames == 500 && summary.ending == .finished)
        #expect(summary.mediaTime == .milliseconds(40 * 499))
    }

    @Test func brokenFramesAreCountedAndPassed() throws {
        let (summary, frames) = try run([.frame, .broken, .frame, .broken, .broken, .frame])
        #expect(frames == [0, 2, 5])
        #expect(summary.unreadable == 3)
    }

    @Test func nothingButBrokenFramesEndsTheRun() throws {
        #expect(throws: PipelineFailure.self) { try run(Array(repeating: .broken, count: 1000)) }
    }

    @Test func failedSourceLosesNothingOfTheRun() throws {
        let failure = #expect(throws: PipelineFailure.self) { try run([.frame, .frame, .failure, .frame]) }
        #expect(failure?.summary.frames == 2)
        #expect(failure?.summary.ending == .failed)
        #expect((failure?.reason as? CaptureError)?.reason == .unplugged)
    }

    @Test func limitEndsItAtThatFrame() throws {
        var options = CameraPipeline.Options()
        options.frameLimit = 7
        let (summary, frames) = try run(Array(repeating: .frame, count: 100), options: options)
        #expect(frames == Array(0..<7))
        #expect(summary.ending == .limit)
    }

    @Test func stopEndsItSoon() throws {
        let (summary, frames) = try run(Array(repeating: .frame, count: 100_000)) { index, pipeline in
            if index == 20 { pipeline.stop() }
        }
        #expect(summary.ending == .stopped)
        #expect((21...24).contains(frames.count), "at most what was under way")
    }

    @Test func errorOfAHandlerEndsItWithThatError() throws {
        struct Full: Error {}
        let failure = #expect(throws: PipelineFailure.self) {
            try run(Array(repeating: .frame, count: 100)) { index, _ in if index == 3 { throw Full() } }
        }
        #expect(failure?.reason is Full)
    }

    @Test func emptySourceIsNoError() throws {
        #expect(try run([]).summary.frames == 0)
    }
}
