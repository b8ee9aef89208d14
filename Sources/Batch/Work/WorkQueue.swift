import Dispatch
import Synchronization

/// Hands values from threads to threads, first come, first served. Who puts them in sees to it that they aren't too many.
final class WorkQueue<Element: Sendable>: Sendable {
    private let elements = Mutex<[Element]>([])
    private let filled = DispatchSemaphore(value: 0)

    func put(_ element: Element) {
        elements.withLock { $0.append(element) }
        filled.signal()
    }

    /// Waits for the next one.
    func take() -> Element {
        filled.wait()
        return elements.withLock { $0.removeFirst() }
    }

    /// - Returns: nil where none came in time.
    func take(within milliseconds: Int) -> Element? {
        guard filled.wait(timeout: .now() + .milliseconds(milliseconds)) == .success else { return nil }
        return elements.withLock { $0.removeFirst() }
    }
}
