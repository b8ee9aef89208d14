import Capture
import Synchronization

/// Leads a source's events to the run that pulls the source: the source is made before the run begins.
final class SourceEventRelay: Sendable {
    private let receiver = Mutex<(@Sendable (SourceEvent) -> Void)?>(nil)

    func connect(_ receiver: (@Sendable (SourceEvent) -> Void)?) { self.receiver.withLock { $0 = receiver } }

    func send(_ event: SourceEvent) {
        let receiver = receiver.withLock { $0 }
        receiver?(event)
    }
}
