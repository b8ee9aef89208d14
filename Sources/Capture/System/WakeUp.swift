import CSystem
import Glibc
import Synchronization

/// A flag that any thread may raise and that a thread blocked in `poll` sees at once, by an eventfd.
package final class WakeUp: Sendable {
    private let event: OwnedDescriptor
    private let raised = Atomic(false)

    package init(source: String) throws {
        let descriptor = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
        guard descriptor >= 0 else {
            throw CaptureError(
                source: source, reason: .unreadable, message: "no event descriptor: \(SystemError.text(errno))")
        }
        event = OwnedDescriptor(descriptor)
    }

    /// Readable while the flag is raised.
    package var descriptor: Int32 { event.number }

    package var isRaised: Bool { raised.load(ordering: .acquiring) }

    package func raise() {
        raised.store(true, ordering: .releasing)
        eventfd_write(event.number, 1)
    }

    /// For one that waits for the next of many events.
    func lower() {
        raised.store(false, ordering: .releasing)
        var count: eventfd_t = 0
        eventfd_read(event.number, &count)
    }
}
