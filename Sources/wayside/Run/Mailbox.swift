import Dispatch
import Synchronization

/// Messages of several threads to one that waits for them.
final class Mailbox<Message: Sendable>: Sendable {
    private let messages = Mutex<[Message]>([])
    private let news = DispatchSemaphore(value: 0)

    func post(_ message: Message) {
        messages.withLock { $0.append(message) }
        news.signal()
    }

    /// Waits for the next message.
    ///
    /// - Returns: nil where none came in time.
    func next(within patience: Duration?) -> Message? {
        if let patience {
            let nanoseconds = Int(clamping: Int64(max(patience.milliseconds, 0) * 1e6))
            guard news.wait(timeout: .now() + .nanoseconds(nanoseconds)) == .success else { return nil }
        } else {
            news.wait()
        }
        return messages.withLock { $0.removeFirst() }
    }
}
