/// Text that is written so that nobody reads it: `66656d616c65`, `ZmVtYWxl`, `%66emale`, `&#102;emale`, `xn--…`.
///
/// Asked only of labels that are refused anyway: it names the reason, and keeps a user from mapping such a label.
enum EncodedText {
    static func isIn(_ label: String) -> Bool {
        let bytes = Array(label.utf8)
        return label.contains("&#") || label.lowercased().hasPrefix("xn--") || holdsPercentCode(bytes)
            || isText(hexadecimal(bytes)) || isText(base64(bytes))
    }

    /// Whether decoded bytes are words. A word of eight letters is base64 of such by chance once in ten thousand times.
    private static func isText(_ bytes: [UInt8]?) -> Bool {
        guard let bytes, bytes.count > 2 else { return false }
        return bytes.allSatisfy { (0x61...0x7A).contains($0 | 0x20) || " _-".utf8.contains($0) }
    }

    private static func holdsPercentCode(_ bytes: [UInt8]) -> Bool {
        bytes.indices.contains { place in
            bytes[place] == UInt8(ascii: "%") && place + 2 < bytes.count && digit(bytes[place + 1]) != nil
                && digit(bytes[place + 2]) != nil
        }
    }

    private static func hexadecimal(_ bytes: [UInt8]) -> [UInt8]? {
        let digits = bytes.starts(with: "0x".utf8) ? bytes.dropFirst(2) : bytes[...]
        guard digits.count.isMultiple(of: 2) else { return nil }
        var decoded: [UInt8] = []
        var at = digits.startIndex
        while at < digits.endIndex {
            guard let high = digit(digits[at]), let low = digit(digits[at + 1]) else { return nil }
            decoded.append(high << 4 | low)
            at += 2
        }
        return decoded
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    /// RFC 4648, both alphabets, with or without padding.
    private static func base64(_ bytes: [UInt8]) -> [UInt8]? {
        var decoded: [UInt8] = []
        var bits: UInt32 = 0
        var count = 0
        for byte in bytes.prefix(while: { $0 != UInt8(ascii: "=") }) {
            let value: UInt8
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): value = byte - UInt8(ascii: "A")
            case UInt8(ascii: "a")...UInt8(ascii: "z"): value = byte - UInt8(ascii: "a") + 26
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = byte - UInt8(ascii: "0") + 52
            case UInt8(ascii: "+"), UInt8(ascii: "-"): value = 62
            case UInt8(ascii: "/"), UInt8(ascii: "_"): value = 63
            default: return nil
            }
            bits = bits << 6 | UInt32(value)
            count += 6
            if count >= 8 {
                count -= 8
                decoded.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        return decoded
    }
}
