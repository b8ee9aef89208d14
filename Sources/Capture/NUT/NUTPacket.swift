/// The body of a NUT header packet. Reads past its end throw.
struct NUTPacket {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func byte() throws -> UInt8 {
        guard position < bytes.count else { throw NUTError.malformed("a header packet is too short") }
        defer { position += 1 }
        return bytes[position]
    }

    mutating func number() throws -> Int { try NUTNumber.read { try byte() } }

    mutating func signedNumber() throws -> Int { NUTNumber.signed(try number()) }

    /// - Throws: ``NUTError/malformed(_:)`` where the number is not in `range`.
    mutating func number(in range: ClosedRange<Int>, _ what: String) throws -> Int {
        let value = try number()
        guard range.contains(value) else { throw NUTError.malformed("\(what) is \(value)") }
        return value
    }

    mutating func string(atMost limit: Int, _ what: String) throws -> [UInt8] {
        let count = try number(in: 0...limit, "the length of \(what)")
        guard bytes.count - position >= count else { throw NUTError.malformed("a header packet is too short") }
        defer { position += count }
        return Array(bytes[position..<(position + count)])
    }
}
