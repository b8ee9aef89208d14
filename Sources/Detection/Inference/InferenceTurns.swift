import Dispatch
import Synchronization

/// Who may use the processor for a network next: the callers in the order in which they asked.
///
/// The detectors of a site share one, so that one network runs at a time, on all the threads that the machine has for it, and every
/// camera has its turn before any has its second.
///
/// Nothing is allocated once as many have waited at the same time as ever will.
public final class InferenceTurns: Sendable {
    private struct State {
        var isTaken = false
        var waiting: [DispatchSemaphore] = []
        /// Those that waited before.
        var spare: [DispatchSemaphore] = []
    }

    private let state = Mutex(State())

    public init() {}

    /// How many wait.
    package var waitingCount: Int { state.withLock { $0.waiting.count } }

    /// Waits for the caller's turn, and does its work.
    package func take<Result, Failure>(_ work: () throws(Failure) -> Result) throws(Failure) -> Result {
        begin()
        defer { end() }
        return try work()
    }

    private func begin() {
        let place = state.withLock { state -> DispatchSemaphore? in
            guard state.isTaken else {
                state.isTaken = true
                return nil
            }
            let place = state.spare.popLast() ?? DispatchSemaphore(value: 0)
            state.waiting.append(place)
            return place
        }
        guard let place else { return }
        // Whoever ends its turn hands it over: nobody who comes later can take it in between.
        place.wait()
        state.withLock { $0.spare.append(place) }
    }

    private func end() {
        state.withLock { state in
            if state.waiting.isEmpty { state.isTaken = false } else { state.waiting.removeFirst().signal() }
        }
    }
}
