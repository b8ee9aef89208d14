/// A buffer that the driver has filled: where the frame lies in it, and what the driver says of the frame.
package struct CapturedBuffer: Hashable, Sendable {
    package var index: UInt32
    /// The driver's count of frames, which wraps.
    package var sequence: UInt32
    /// `V4L2_BUF_FLAG_...`
    package var flags: UInt32
    /// As the driver gives it; ``CameraClock`` knows what it is worth.
    package var timestamp: Duration
    /// Bytes in front of the frame, which some multi-planar drivers use for themselves.
    package var offset: Int
    package var byteCount: Int

    package init(
        index: UInt32 = 0, sequence: UInt32 = 0, flags: UInt32 = 0, timestamp: Duration = .zero, offset: Int = 0,
        byteCount: Int = 0
    ) {
        self.index = index
        self.sequence = sequence
        self.flags = flags
        self.timestamp = timestamp
        self.offset = offset
        self.byteCount = byteCount
    }
}
