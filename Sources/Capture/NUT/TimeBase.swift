/// Seconds a tick, as a fraction of two positive 31-bit numbers.
package struct TimeBase: Hashable, Sendable {
    package let numerator: Int
    package let denominator: Int

    package init?(_ numerator: Int, _ denominator: Int) {
        let range = 1...Int(Int32.max)
        guard range.contains(numerator), range.contains(denominator) else { return nil }
        self.numerator = numerator
        self.denominator = denominator
    }

    /// Exact down to the attosecond.
    package func duration(ofTicks ticks: Int) -> Duration {
        let (seconds, rest) = (Int128(ticks) * Int128(numerator)).quotientAndRemainder(dividingBy: Int128(denominator))
        let attoseconds = rest * 1_000_000_000_000_000_000 / Int128(denominator)
        let limit = Int128(Int64.max / 2)
        return Duration(
            secondsComponent: Int64(min(max(seconds, -limit), limit)), attosecondsComponent: Int64(attoseconds))
    }

    /// Ticks of `other` as ticks of this, rounded down; nil where they don't fit.
    func ticks(_ ticks: Int, of other: TimeBase) -> Int? {
        if other == self { return ticks }
        let divisor = Int128(other.denominator) * Int128(numerator)
        let (quotient, rest) = (Int128(ticks) * Int128(other.numerator) * Int128(denominator))
            .quotientAndRemainder(dividingBy: divisor)
        return Int(exactly: rest < 0 ? quotient - 1 : quotient)
    }
}
