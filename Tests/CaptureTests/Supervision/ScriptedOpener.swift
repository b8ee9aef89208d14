import Capture
import Imaging
import Synchronization
import Values

/// A camera that does what a script says: each opening takes the next step.
final class ScriptedOpener: SourceOpener, @unchecked Sendable {
    enum Step {
        case refuse(CaptureError.Reason)
        /// Gives so many frames a second apart, the first at this time, then fails.
        case stream(Int, from: Duration = .seconds(1000), droppedBefore: Int = 0, then: CaptureError.Reason)
        /// Fails right after its only frame was handed on.
        case streamOneAndFail(CaptureError.Reason)
        /// Opening takes until it is cancelled.
        case hang
    }

    let name = "script"
    let kind = SourceInfo.Kind.camera
    let shortestDelay = Duration.milliseconds(100)
    let steadyTime: Duration

    // The pulling thread's alone, but for the mutex.
    private var steps: ArraySlice<Step>
    private(set) var delays: [Duration] = []
    /// Waits, by their place, that end with news.
    var news: Set<Int> = []
    /// Called when it is about to block until it is cancelled.
    var onBlock: () -> Void = {}
    let opened = Mutex<[Weak]>([])

    struct Weak: Sendable {
        weak let source: ScriptedSource?
    }

    /// - Parameter steps: After the last one the source stays away, and waiting for it lasts until it is cancelled.
    init(_ steps: [Step], steadyTime: Duration = .zero) {
        self.steps = steps[...]
        self.steadyTime = steadyTime
    }

    static func error(_ reason: CaptureError.Reason) -> CaptureError {
        CaptureError(source: "script", reason: reason, message: "\(reason)")
    }

    func open(cancelled: WakeUp) throws -> any FrameSource {
        switch steps.popFirst() {
        case nil: throw Self.error(.notFound)
        case .refuse(let reason): throw Self.error(reason)
        case .hang:
            block(until: cancelled)
            throw Self.error(.timedOut)
        case .stream(let count, let start, let dropped, let reason):
            return made(ScriptedSource(count, start, dropped, then: reason, failsAtOnce: false))
        case .streamOneAndFail(let reason):
            return made(ScriptedSource(1, .seconds(1000), 0, then: reason, failsAtOnce: true))
        }
    }

    private func made(_ source: ScriptedSource) -> ScriptedSource {
        opened.withLock { $0.append(Weak(source: source)) }
        return source
    }

    private func block(until cancelled: WakeUp) {
        onBlock()
        _ = Readiness.wait(for: cancelled.descriptor, -1, until: nil)
    }

    func longestDelay(after error: CaptureError) -> Duration {
        error.reason == .noPermission ? .seconds(30) : .milliseconds(500)
    }

    func state(after error: CaptureError, wasOpen: Bool) -> SourceState {
        switch error.reason {
        case .notFound, .unplugged: .absent
        case .noPermission, .busy: .failed
        default: .stalled
        }
    }

    func wait(for delay: Duration, cancelled: WakeUp) -> Bool {
        delays.append(delay)
        if steps.isEmpty { block(until: cancelled) }
        return news.contains(delays.count - 1)
    }
}

final class ScriptedSource: FrameSource, @unchecked Sendable {
    let info = SourceInfo(name: "script", kind: .camera, width: 4, height: 2, format: "GREY 4x2")
    private let cancelled = Atomic(false)
    private let count: Int
    private let start: Duration
    private let droppedBefore: Int
    private let reason: CaptureError.Reason
    private let failsAtOnce: Bool
    private var index = 0

    init(_ count: Int, _ start: Duration, _ droppedBefore: Int, then reason: CaptureError.Reason, failsAtOnce: Bool) {
        self.count = count
        self.start = start
        self.droppedBefore = droppedBefore
        self.reason = reason
        self.failsAtOnce = failsAtOnce
    }

    func next(_ body: (Frame) throws -> Void) throws -> Bool {
        if cancelled.load(ordering: .relaxed) { return false }
        guard index < count else { throw ScriptedOpener.error(reason) }
        let time = FrameTime(monotonic: start + .seconds(index))
        let stamp = FrameStamp(index: index, time: time, droppedBefore: droppedBefore)
        index += 1
        try [UInt8](repeating: 0, count: 8).withUnsafeBytes { bytes in
            try body(Frame(layout: .contiguous(.grey, width: 4, height: 2), bytes: bytes, stamp: stamp))
        }
        if failsAtOnce { throw ScriptedOpener.error(reason) }
        return true
    }

    func cancel() { cancelled.store(true, ordering: .relaxed) }
}
