/// NUT's numbers of variable length: seven bits a byte, the highest first, the top bit set in all but the last.
enum NUTNumber {
    /// - Throws: ``NUTError/malformed(_:)`` beyond 63 bits, so that a number always fits `Int`; whatever `next` throws.
    @inline(__always)
    static func read(_ next: () throws -> UInt8) throws -> Int {
        var value: UInt64 = 0
        while true {
            let byte = try next()
            guard value < 1 << 56 else { throw NUTError.malformed("a number of more than 63 bits") }
            value = value << 7 | UInt64(byte & 0x7f)
            if byte & 0x80 == 0 { return Int(value) }
        }
    }

    /// Signed numbers are folded: 0, 1, -1, 2, -2, ...
    static func signed(_ value: Int) -> Int {
        // Without adding one, which could overflow.
        value & 1 == 1 ? value / 2 + 1 : -(value / 2)
    }
}
