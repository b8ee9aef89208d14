public import FoundationEssentials

/// Civil time as the store keeps it: whole microseconds since 1970, so that an event at a bin's edge is in one bin.
public struct StoreTime: Hashable, Comparable, Sendable {
    public var microseconds: Int

    public init(microseconds: Int) { self.microseconds = microseconds }

    /// nil for a date that is not within the years 1970 to 9999.
    public init?(_ date: Date) {
        let seconds = date.timeIntervalSince1970
        guard seconds >= 0, seconds < 253_402_300_800 else { return nil }
        microseconds = Int((seconds * 1e6).rounded())
    }

    /// A time out of a store, which somebody may have changed; nil outside the years 1970 to 9999.
    init?(stored microseconds: Int) {
        guard (0..<253_402_300_800_000_000).contains(microseconds) else { return nil }
        self.microseconds = microseconds
    }

    /// The whole second that it lies in.
    public var seconds: Int { microseconds / 1_000_000 }

    public var date: Date { Date(timeIntervalSince1970: Double(microseconds) / 1e6) }

    public static func < (left: Self, right: Self) -> Bool { left.microseconds < right.microseconds }
}
