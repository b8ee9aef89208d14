/// Writes JSON into a reusable buffer of bytes, in the order in which it is told to.
///
/// For the frame path, where an encoder with dictionaries would allocate for every detection. It puts the commas; matching
/// `begin` and `end` is the caller's part.
///
/// ```swift
/// json.beginObject()
/// json.member("class", "car")
/// json.member("score", 0.91, decimals: 3)
/// json.endObject()
/// ```
public struct JSONWriter: Sendable {
    public private(set) var bytes: [UInt8] = []
    /// Is the next value or key the first one in its object or array, or just behind its key?
    private var needsComma = false

    public init() { bytes.reserveCapacity(4096) }

    /// Empties the buffer and keeps its memory.
    public mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        needsComma = false
    }

    /// Empties the buffer in the middle of a value whose first part has been written elsewhere.
    public mutating func flushed() { bytes.removeAll(keepingCapacity: true) }

    public mutating func beginObject() { open(UInt8(ascii: "{")) }
    public mutating func endObject() { close(UInt8(ascii: "}")) }
    public mutating func beginArray() { open(UInt8(ascii: "[")) }
    public mutating func endArray() { close(UInt8(ascii: "]")) }

    public mutating func key(_ name: StaticString) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        name.withUTF8Buffer { bytes.append(contentsOf: $0) }
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    /// A key that is not known before the program runs.
    public mutating func key(dynamic name: String) {
        string(name)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    public mutating func string(_ value: String) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        for byte in value.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(byte)
            case 0x0A: append("\\n")
            case 0x0D: append("\\r")
            case 0x09: append("\\t")
            case 0..<0x20, 0x7F:
                append("\\u00")
                bytes.append(Self.hexDigits[Int(byte >> 4)])
                bytes.append(Self.hexDigits[Int(byte & 15)])
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
        needsComma = true
    }

    public mutating func integer(_ value: Int) {
        separate()
        appendDigits(value.magnitude, isNegative: value < 0)
        needsComma = true
    }

    /// A number with a fixed count of decimals; null where it is not finite or too large to be written so.
    ///
    /// - Parameter decimals: 0...9.
    public mutating func number(_ value: Double, decimals: Int) {
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        let scaled = (value * scale).rounded()
        guard scaled.isFinite, abs(scaled) < 9e18 else { return null() }
        separate()
        let units = UInt(abs(scaled))
        let whole = units / UInt(scale)
        var fraction = units % UInt(scale)
        appendDigits(whole, isNegative: scaled < 0)
        if decimals > 0 {
            bytes.append(UInt8(ascii: "."))
            var divisor = UInt(scale) / 10
            while divisor > 0 {
                bytes.append(UInt8(ascii: "0") + UInt8(fraction / divisor))
                fraction %= divisor
                divisor /= 10
            }
        }
        needsComma = true
    }

    public mutating func boolean(_ value: Bool) {
        separate()
        append(value ? "true" : "false")
        needsComma = true
    }

    public mutating func null() {
        separate()
        append("null")
        needsComma = true
    }

    // MARK: Members of objects

    /// A key and a text; null where there is none.
    public mutating func member(_ name: StaticString, _ value: String?) {
        key(name)
        if let value { string(value) } else { null() }
    }

    /// A key and a whole number; null where there is none.
    public mutating func member(_ name: StaticString, _ value: Int?) {
        key(name)
        if let value { integer(value) } else { null() }
    }

    /// A key and a number as by ``number(_:decimals:)``; null where there is none.
    public mutating func member(_ name: StaticString, _ value: Double?, decimals: Int) {
        key(name)
        if let value { number(value, decimals: decimals) } else { null() }
    }

    public mutating func member(_ name: StaticString, _ value: Bool) {
        key(name)
        boolean(value)
    }

    public mutating func beginObject(_ name: StaticString) {
        key(name)
        beginObject()
    }

    public mutating func beginArray(_ name: StaticString) {
        key(name)
        beginArray()
    }

    // MARK: Lines

    /// Ends a line of a file that holds one JSON value a line.
    public mutating func endLine() {
        bytes.append(0x0A)
        needsComma = false
    }

    /// Ends a line within a value, before the next one in an array.
    public mutating func lineFeed() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        bytes.append(0x0A)
        needsComma = false
    }

    private mutating func open(_ bracket: UInt8) {
        separate()
        bytes.append(bracket)
        needsComma = false
    }

    private mutating func close(_ bracket: UInt8) {
        bytes.append(bracket)
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
    }

    private mutating func append(_ text: StaticString) {
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    private mutating func appendDigits(_ magnitude: UInt, isNegative: Bool) {
        if isNegative { bytes.append(UInt8(ascii: "-")) }
        var divisor: UInt = 1
        while magnitude / divisor >= 10 { divisor *= 10 }
        while divisor > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(magnitude / divisor % 10))
            divisor /= 10
        }
    }

    private static let hexDigits = Array("0123456789abcdef".utf8)
}
