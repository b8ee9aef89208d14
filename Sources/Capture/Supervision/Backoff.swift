/// How long to wait before the next attempt: nothing at first, then ever longer.
package struct Backoff: Hashable, Sendable {
    private let shortest: Duration
    private var delay = Duration.zero

    package init(shortest: Duration) { self.shortest = shortest }

    /// Zero, the shortest delay, twice that, and so on up to a limit.
    package mutating func next(atMost longest: Duration) -> Duration {
        defer { delay = min(max(delay * 2, shortest), longest) }
        return min(delay, longest)
    }

    /// The next attempt is made at once.
    package mutating func reset() { delay = .zero }
}
