import Capture
import Imaging
import Synchronization
import Values

/// Gives JPEG pictures at a camera's pace, the newest one to whoever asks, as a V4L2 camera does.
final class PacedSource: FrameSource {
    let info: SourceInfo
    private let frames: JPEGFrames
    private let start: Duration
    private let interval: Duration
    private let state = Mutex((last: -1, index: 0, isCancelled: false))

    /// - Parameters:
    ///   - rate: Frames a second.
    ///   - phase: When the first frame is taken, as a share of the interval: cameras aren't in step.
    init(_ frames: JPEGFrames, rate: Double, phase: Double) {
        self.frames = frames
        interval = .seconds(1 / rate)
        start = MonotonicClock.now + .seconds(phase / rate)
        info = SourceInfo(
            name: "paced", kind: .camera, width: frames.width, height: frames.height, format: "JPEG",
            nominalFrameRate: rate)
    }

    func next(_ body: (Frame) throws -> Void) throws -> Bool {
        let (last, index, isCancelled) = state.withLock { $0 }
        if isCancelled { return false }
        let number = max(Int(((MonotonicClock.now - start) / interval).rounded(.down)), last + 1)
        let time = start + interval * number
        let wait = time - MonotonicClock.now
        if wait > .zero { Machine.sleep(wait) }
        let stamp = FrameStamp(
            index: index, time: FrameTime(monotonic: time), droppedBefore: last < 0 ? 0 : number - last - 1)
        state.withLock { state in
            state.last = number
            state.index += 1
        }
        let layout = FrameLayout.contiguous(.jpeg, width: frames.width, height: frames.height)
        try frames.frames[number % frames.frames.count].withUnsafeBytes {
            try body(Frame(layout: layout, bytes: $0, stamp: stamp))
        }
        return true
    }

    func cancel() { state.withLock { $0.isCancelled = true } }
}
