/// SplitMix64: small, seeded, the same on every machine, so that the clip is too.
struct RandomSource: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// Uniform in 0 ..< 1.
    mutating func unit() -> Float { Float(next() >> 40) * 0x1p-24 }

    mutating func between(_ low: Float, _ high: Float) -> Float { mix(low, high, unit()) }

    /// Near enough to a normal deviate (Irwin-Hall with four terms), and cheap: one draw.
    mutating func gaussian() -> Float {
        let bits = next()
        var sum: Float = 0
        for shift in stride(from: UInt64(0), to: 64, by: 16) { sum += Float((bits >> shift) & 0xFFFF) / 65_536 }
        return (sum - 2) * 1.732
    }
}
