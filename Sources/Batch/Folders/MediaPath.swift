/// A path below the batch's root as text that every format can hold, whatever bytes the file's name has.
///
/// A name in UTF-8 stands as it is. What can't stand in a table, a byte that is no UTF-8 (a card written in Latin-1) or a control
/// character (a new line), stands as `%` and two capital hexadecimal digits: `B\xE4r.jpg` is `B%E4r.jpg`. So that nothing is lost, a `%`
/// that two hexadecimal digits follow in the name itself stands as `%25`; any other `%` stays.
public enum MediaPath {
    /// - Parameter bytes: The path as the system has it, without a zero.
    public static func text(of bytes: [UInt8]) -> String {
        if !needsEscape(bytes), let text = String(validating: bytes, as: UTF8.self) { return text }
        var escaped: [UInt8] = []
        escaped.reserveCapacity(bytes.count + 16)
        var place = 0
        while place < bytes.count {
            let length = plainLength(bytes[place...])
            if length > 0 {
                escaped += bytes[place..<place + length]
                place += length
            } else {
                escaped += [UInt8(ascii: "%"), hexDigit(bytes[place] >> 4), hexDigit(bytes[place] & 15)]
                place += 1
            }
        }
        return String(decoding: escaped, as: UTF8.self)
    }

    /// The bytes that ``text(of:)`` was given.
    public static func bytes(of text: String) -> [UInt8] {
        let text = Array(text.utf8)
        guard text.contains(UInt8(ascii: "%")) else { return text }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        var place = 0
        while place < text.count {
            if let byte = escapedByte(text[place...]) {
                bytes.append(byte)
                place += 3
            } else {
                bytes.append(text[place])
                place += 1
            }
        }
        return bytes
    }

    private static func needsEscape(_ bytes: [UInt8]) -> Bool {
        bytes.indices.contains { isControl(bytes[$0]) || escapedByte(bytes[$0...]) != nil }
    }

    /// How many of the first bytes are one character that stands as it is.
    private static func plainLength(_ bytes: ArraySlice<UInt8>) -> Int {
        guard let first = bytes.first, !isControl(first), escapedByte(bytes) == nil else { return 0 }
        let length =
            switch first {
            case ..<0x80: 1
            case 0xC2...0xDF: 2
            case 0xE0...0xEF: 3
            case 0xF0...0xF4: 4
            default: 0
            }
        guard length > 1 else { return length }
        return String(validating: bytes.prefix(length), as: UTF8.self) == nil ? 0 : length
    }

    /// The byte that `%XX` at the beginning stands for.
    private static func escapedByte(_ bytes: ArraySlice<UInt8>) -> UInt8? {
        guard bytes.first == UInt8(ascii: "%"), bytes.count >= 3,
            let high = value(bytes[bytes.startIndex + 1]), let low = value(bytes[bytes.startIndex + 2])
        else { return nil }
        return high << 4 | low
    }

    private static func isControl(_ byte: UInt8) -> Bool { byte < 0x20 || byte == 0x7F }

    private static func hexDigit(_ value: UInt8) -> UInt8 { value < 10 ? 48 + value : 55 + value }

    private static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case 48...57: digit - 48
        case 65...70: digit - 55
        case 97...102: digit - 87
        default: nil
        }
    }
}
