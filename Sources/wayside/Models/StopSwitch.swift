import Capture
import Synchronization

/// Ends a child from another thread, that of the signals: at once, or as soon as there is one.
final class StopSwitch: Sendable {
    private struct State {
        var isOn = false
        var child: ChildProcess?
    }

    private let state = Mutex(State())

    var isOn: Bool { state.withLock { $0.isOn } }

    func turnOn() {
        let child = state.withLock { state in
            state.isOn = true
            return state.child
        }
        child?.stop()
    }

    func watch(_ child: ChildProcess) {
        let isOn = state.withLock { state in
            state.child = child
            return state.isOn
        }
        if isOn { child.stop() }
    }
}
