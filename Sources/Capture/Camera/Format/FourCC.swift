/// A pixel format's name in V4L2: four characters, `YUYV`, `MJPG`.
public struct FourCC: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible, Encodable {
    /// The first character in the lowest byte.
    public let rawValue: UInt32

    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// - Parameter text: One to four ASCII characters; missing ones are spaces (`Y16`).
    public init?(name text: String) {
        guard (1...4).contains(text.utf8.count), text.utf8.allSatisfy({ (0x20...0x7e).contains($0) }) else {
            return nil
        }
        var value: UInt32 = 0
        for (index, byte) in (text + "   ").utf8.prefix(4).enumerated() { value |= UInt32(byte) << (8 * UInt32(index)) }
        rawValue = value
    }

    public init(stringLiteral value: StaticString) { self.init(rawValue: FourCC(name: "\(value)")?.rawValue ?? 0) }

    /// Without trailing spaces; a big-endian format (bit 31) has `-BE` at its end, as v4l2-ctl writes it.
    public var description: String {
        let bytes = (0..<4).map { UInt8(truncatingIfNeeded: rawValue >> (8 * UInt32($0))) & 0x7f }
        var text = String(decoding: bytes.map { (0x20...0x7e).contains($0) ? $0 : UInt8(ascii: "?") }, as: UTF8.self)
        while text.hasSuffix(" ") { text.removeLast() }
        return rawValue >> 31 == 1 ? text + "-BE" : text
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
