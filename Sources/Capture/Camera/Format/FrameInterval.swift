/// The time between two frames of a camera, as the driver's fraction of a second.
public struct FrameInterval: Hashable, Sendable {
    public let numerator: UInt32
    public let denominator: UInt32

    /// - Returns: nil for a fraction without a value; drivers do report 0/0.
    public init?(_ numerator: UInt32, _ denominator: UInt32) {
        guard numerator > 0, denominator > 0 else { return nil }
        self.numerator = numerator
        self.denominator = denominator
    }

    /// Frames a second.
    public var rate: Double { Double(denominator) / Double(numerator) }
}
