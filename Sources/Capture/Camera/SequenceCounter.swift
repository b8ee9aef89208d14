/// How many frames are missing between those that are handed on, by the driver's count of frames.
package struct SequenceCounter {
    private var last: UInt32?

    package init() {}

    /// The gap in the driver's count, which wraps after 2^32 frames and holds the frames that we passed over too. Some drivers
    /// don't count; then these alone.
    package mutating func dropped(before sequence: UInt32, passedOver: Int) -> Int {
        defer { last = sequence }
        guard let last else { return 0 }
        let gap = Int(sequence &- last) - 1
        // A gap of days is a counter that was set anew.
        return (0...1 << 24).contains(gap) ? max(gap, passedOver) : passedOver
    }
}
