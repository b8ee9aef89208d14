import Synchronization

/// Hands the newest of a stream's frames from the thread that reads them to the one that uses them.
///
/// Three buffers: one is being filled, one holds the newest frame, one is lent. A frame that nobody took when the next is
/// complete is counted as passed over, and its buffer is filled again.
final class LatestFrame: Sendable {
    struct Arrival: Sendable {
        var buffer: FrameBuffer
        /// Presentation time in ticks.
        var ticks: Int
        /// When it was complete, on ``MonotonicClock``.
        var arrival: Duration
        var droppedBefore: Int
    }

    private struct State {
        var newest: Arrival?
        var free: [FrameBuffer]
        /// Set once: the stream's end, with its error if there was one.
        var end: Result<Void, any Error>?
    }

    private let state: Mutex<State>
    /// Raised with every frame and at the end.
    let news: WakeUp

    init(byteCount: Int, source: String) throws {
        news = try WakeUp(source: source)
        state = Mutex(State(free: (0..<3).map { _ in FrameBuffer(byteCount: byteCount) }))
    }

    /// A buffer for the next frame. Of the three, the newest and the lent one take two at most.
    func bufferToFill() -> FrameBuffer? { state.withLock { $0.free.popLast() } }

    func publish(_ buffer: FrameBuffer, ticks: Int, arrival: Duration) {
        state.withLock { state in
            var frame = Arrival(buffer: buffer, ticks: ticks, arrival: arrival, droppedBefore: 0)
            if let stale = state.newest {
                frame.droppedBefore = stale.droppedBefore + 1
                state.free.append(stale.buffer)
            }
            state.newest = frame
        }
        news.raise()
    }

    func end(_ result: Result<Void, any Error>) {
        state.withLock { $0.end = result }
        news.raise()
    }

    /// The newest frame, if there is one that hasn't been taken; at the end of the stream nil, or its error.
    func take() throws -> Arrival? {
        let (frame, end) = state.withLock { state in
            defer { state.newest = nil }
            return (state.newest, state.end)
        }
        if frame == nil { try end?.get() }
        return frame
    }

    func giveBack(_ frame: Arrival) { state.withLock { $0.free.append(frame.buffer) } }
}
