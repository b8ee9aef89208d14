/// How a store writes.
public struct StoreOptions: Sendable {
    /// Results are written at the latest this long after they came: what a power cut may cost.
    public var commitIntervalSeconds = 5.0
    /// How long to wait for another program that holds the store.
    public var lockPatienceSeconds = 5.0
    /// Results that may wait in memory, per run. Beyond them the caller waits, or gets the error that keeps them from the disk.
    public var mostPending = 65_536

    public init() {}
}
