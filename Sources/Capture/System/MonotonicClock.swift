import CSystem
package import FoundationEssentials
import Values

/// The clock of the kernel's capture timestamps, CLOCK_MONOTONIC, and its relation to civil time.
package enum MonotonicClock {
    package static var now: Duration { .nanoseconds(monotonic_nanoseconds()) }

    /// Civil time of an instant: the wall clock now less the instant's age. The wall clock may be set while we run; an instant
    /// taken seconds ago is then dated by the corrected clock.
    package static func civilTime(of instant: Duration) -> Date {
        let age = now - instant
        return Date().addingTimeInterval(-age.seconds)
    }
}
