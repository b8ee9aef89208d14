/// One part of a batch that several machines share, for any scheduler's job array: a file belongs to the part that the bytes of its
/// path say, so that nobody needs to talk to anybody.
public struct Shard: Hashable, Sendable {
    /// From 1.
    public let number: Int
    public let count: Int

    /// - Returns: nil unless 1 <= number <= count <= 1,000,000.
    public init?(number: Int, of count: Int) {
        guard (1...1_000_000).contains(count), (1...count).contains(number) else { return nil }
        self.number = number
        self.count = count
    }

    /// `3/8`
    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 2, let number = parts[0], let count = parts[1] else { return nil }
        self.init(number: number, of: count)
    }

    public var text: String { "\(number)/\(count)" }

    /// - Parameter path: Of a file below the batch's root.
    public func holds(_ path: some Sequence<UInt8>) -> Bool {
        // FNV-1a (draft-eastlake-fnv), its bits mixed once more: its lowest ones alone follow the last letters of names.
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in path { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        hash = (hash ^ (hash >> 33)) &* 0xff51_afd7_ed55_8ccd
        hash ^= hash >> 33
        return Int(hash % UInt64(count)) == number - 1
    }
}
