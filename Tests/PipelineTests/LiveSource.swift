import Capture
import Foundation
import Imaging
import Synchronization
import Values

/// A camera of grey pictures that does what a test asks for, told as ``SupervisedSource`` tells it: `resumed` comes with the frame, once
/// that has been taken.
final class LiveSource: FrameSource {
    enum Step: Sendable {
        /// 100 ms after the one before.
        case frame(width: Int = 16, height: Int = 8)
        case broken
        /// No frame for so many seconds.
        case gap(SourceState, seconds: Int)
        /// Nothing until the run is stopped.
        case hang
    }

    private struct State {
        var info = SourceInfo(name: "live", kind: .camera, width: 0, height: 0, format: "")
        var position = 0
        var index = 0
        var time = Duration.seconds(1000)
        var last: FrameTime?
        var gap: SourceGap?
        var isStreaming = false
        var isCancelled = false
    }

    private let state = Mutex(State())
    private let steps: [Step]
    private let onEvent: @Sendable (SourceEvent) -> Void
    private let wakeUp = DispatchSemaphore(value: 0)
    private let asked = Atomic(0)

    init(_ steps: [Step], onEvent: @escaping @Sendable (SourceEvent) -> Void) {
        self.steps = steps
        self.onEvent = onEvent
    }

    /// How many frames were asked for.
    var requests: Int { asked.load(ordering: .relaxed) }

    var info: SourceInfo { state.withLock { $0.info } }

    func next(_ body: (Frame) throws -> Void) throws -> Bool {
        asked.add(1, ordering: .relaxed)
        while true {
            let (position, isCancelled) = state.withLock { state in
                defer { state.position += 1 }
                return (state.position, state.isCancelled)
            }
            if isCancelled { return false }
            switch position < steps.count ? steps[position] : .hang {
            case .hang:
                wakeUp.wait()
                return false
            case .gap(let newState, let seconds): interrupt(newState, seconds)
            case .broken: throw ImagingError(.corrupt, "broken")
            case .frame(let width, let height):
                try deliver(width, height, to: body)
                return true
            }
        }
    }

    func cancel() {
        state.withLock { $0.isCancelled = true }
        wakeUp.signal()
    }

    private func interrupt(_ newState: SourceState, _ seconds: Int) {
        let gap = state.withLock { state in
            let start = state.gap?.start ?? state.last ?? FrameTime(monotonic: state.time)
            let error = CaptureError(source: "live", reason: .timedOut, message: "\(newState)")
            state.gap = SourceGap(start: start, error: error)
            state.time += .seconds(seconds)
            state.isStreaming = false
            return state.gap
        }
        if let gap { onEvent(.interrupted(newState, gap)) }
    }

    private func deliver(_ width: Int, _ height: Int, to body: (Frame) throws -> Void) throws {
        let stamp = state.withLock { state in
            state.time += .milliseconds(100)
            let time = FrameTime(monotonic: state.time, civil: Date(timeIntervalSince1970: state.time.seconds))
            state.last = time
            state.info.width = width
            state.info.height = height
            state.info.format = "grey \(width)x\(height)"
            defer { state.index += 1 }
            return FrameStamp(index: state.index, time: time)
        }
        let bytes = [UInt8](repeating: 7, count: width * height)
        try bytes.withUnsafeBytes {
            try body(Frame(layout: .contiguous(.grey, width: width, height: height), bytes: $0, stamp: stamp))
        }
        let news = state.withLock { state -> (SourceInfo, SourceGap?)? in
            guard !state.isStreaming else { return nil }
            state.isStreaming = true
            defer { state.gap = nil }
            var gap = state.gap
            gap?.end = stamp.time
            return (state.info, gap)
        }
        if let (info, gap) = news { onEvent(.resumed(info, gap)) }
    }
}
