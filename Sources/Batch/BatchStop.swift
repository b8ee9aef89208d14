import Synchronization

/// Asks a batch to end at the next picture, from any thread.
public final class BatchStop: Sendable {
    private let flag = Atomic(false)

    public init() {}

    public func raise() { flag.store(true, ordering: .relaxed) }

    public var isRaised: Bool { flag.load(ordering: .relaxed) }
}
