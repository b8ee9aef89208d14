/// IDs that the same data gets again in every run: sixteen hexadecimal digits of a hash.
enum StableID {
    /// Of texts in their order; `["a", "bc"]` and `["ab", "c"]` differ.
    ///
    /// FNV-1a with 128 bits (Fowler, Noll, Vo), folded to 64: among a million pictures, two share an ID once in 37 million data sets.
    static func of(_ texts: String...) -> String {
        var hash: UInt128 = 0x6C62_272E_07BB_0142_62B8_2175_6295_C58D
        func add(_ byte: UInt8) {
            hash ^= UInt128(byte)
            hash &*= 0x0000_0000_0100_0000_0000_0000_0000_013B
        }
        for text in texts {
            for byte in text.utf8 { add(byte) }
            // No UTF-8 holds this byte.
            add(0xFF)
        }
        let folded = UInt64(truncatingIfNeeded: hash >> 64) ^ UInt64(truncatingIfNeeded: hash)
        let digits = String(folded, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
