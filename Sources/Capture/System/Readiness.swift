import Glibc
import Values

/// Waits for descriptors: `poll` with a deadline that signals don't stretch.
package enum Readiness {
    /// What `poll` reports of each descriptor: data (POLLIN), a camera's event (POLLPRI), the other end gone (POLLHUP), an error
    /// (POLLERR); 0 for nothing.
    package struct Events {
        package var first: Int16
        package var second: Int16
        package var third: Int16
    }

    /// - Parameters:
    ///   - first, second, third: Descriptors; -1 for none.
    ///   - deadline: On ``MonotonicClock``; nil waits for ever.
    /// - Returns: nil when the deadline has passed and nothing was ready.
    package static func wait(for first: Int32, _ second: Int32, _ third: Int32 = -1, until deadline: Duration?)
        -> Events?
    {
        let wanted = Int16(POLLIN | POLLPRI)
        return withUnsafeTemporaryAllocation(of: pollfd.self, capacity: 3) { entries in
            entries.initializeElement(at: 0, to: pollfd(fd: first, events: wanted, revents: 0))
            entries.initializeElement(at: 1, to: pollfd(fd: second, events: wanted, revents: 0))
            entries.initializeElement(at: 2, to: pollfd(fd: third, events: wanted, revents: 0))
            while true {
                var milliseconds: Int32 = -1
                if let deadline {
                    let left = (deadline - MonotonicClock.now).seconds * 1000
                    milliseconds = Int32(min(max(left.rounded(.up), 0), 3_600_000))
                }
                let count = poll(entries.baseAddress, 3, milliseconds)
                if count == 0, let deadline, MonotonicClock.now >= deadline { return nil }
                // Otherwise it was interrupted, or an hour of a longer wait has passed: once more.
                if count > 0 || (count < 0 && errno != EINTR && errno != EAGAIN) {
                    return Events(
                        first: entries[0].revents, second: entries[1].revents, third: entries[2].revents)
                }
            }
        }
    }
}
