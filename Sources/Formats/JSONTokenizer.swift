/// Reads JSON (RFC 8259) piece by piece, for files that don't fit into memory and that anybody may have written.
///
/// It keeps one piece of the file, one text, and a byte for each level of nesting; all three have a limit. Anything that is no JSON is an
/// error with its place, never a trap: NaN, text in another encoding, a file that ends too early.
///
/// ```swift
/// var json = JSONTokenizer { try file.read() }    // nil at the end
/// while let token = try json.next() { print(token) }
/// ```
public struct JSONTokenizer: ~Copyable {
    public enum Token: Hashable, Sendable {
        case beginObject, endObject, beginArray, endArray
        case key(String)
        case string(String)
        /// Infinite where the number is larger than a Double can be.
        case number(Double)
        case boolean(Bool)
        case null
    }

    private enum State {
        /// A value must come.
        case value
        /// Behind `[` or `{`.
        case first
        /// Behind a value: a comma or the end of what holds it.
        case comma
        /// Behind a comma in an object.
        case key
        case end
    }

    private static let mostNested = 64
    private static let longestNumber = 512

    private let read: () throws -> [UInt8]?
    private let longestText: Int
    private var piece: [UInt8] = []
    private var place = 0
    /// Bytes before the piece at hand.
    private var offset = 0
    private var state = State.value
    /// For each level: is it an object?
    private var levels: [Bool] = []
    private var scratch: [UInt8] = []
    private var keepsText = true

    /// - Parameters:
    ///   - longestText: Bytes; a longer one is an error, unless it is skipped.
    ///   - read: The file's next piece, nil at its end.
    public init(longestText: Int = 1 << 16, _ read: @escaping () throws -> [UInt8]?) {
        self.longestText = longestText
        self.read = read
    }

    /// The next token; nil behind the last one.
    ///
    /// - Throws: ``JSONError``, and what reading throws.
    public mutating func next() throws -> Token? {
        while true {
            guard let byte = try nextVisible() else {
                guard state == .end else {
                    throw error("the file ends in the middle of a value; it was cut off, or is still being written")
                }
                return nil
            }
            switch (state, byte) {
            case (.end, _): throw error("something stands behind the end")
            case (.comma, 0x2C):  // ,
                take()
                state = levels.last == true ? .key : .value
            case (.comma, 0x7D), (.comma, 0x5D), (.first, 0x7D), (.first, 0x5D): return try close(byte)
            case (.comma, _): throw error("a comma or the end of a list is missing")
            case (.key, 0x22), (.first, 0x22):
                guard levels.last == true else { return try value(byte) }
                let name = try text()
                guard try nextVisible() == 0x3A else { throw error("a colon is missing behind the key") }
                take()
                state = .value
                return .key(name)
            case (.key, _): throw error("a key in quotes is missing")
            case (.first, _) where levels.last == true: throw error("a key in quotes is missing")
            default: return try value(byte)
            }
        }
    }

    /// Passes over one value whose first token has not been read, however large.
    public mutating func skipValue() throws {
        keepsText = false
        defer { keepsText = true }
        let depth = levels.count
        repeat {
            guard try next() != nil else { throw error("a value is missing") }
        } while levels.count > depth
    }

    /// Is the list that is being read at its end? Then its bracket is taken; otherwise its next element can be read.
    public mutating func endsArray() throws -> Bool {
        guard levels.last == false, state == .first || state == .comma, try nextVisible() == 0x5D else { return false }
        _ = try next()
        return true
    }

    /// The next value where it is a text, a number or the like; of a list or an object nil, and it is passed over.
    public mutating func scalar() throws -> Token? {
        if let byte = try nextVisible(), byte == 0x7B || byte == 0x5B {
            try skipValue()
            return nil
        }
        return try next()
    }

    // MARK: Values

    private mutating func value(_ byte: UInt8) throws -> Token {
        switch byte {
        case 0x7B, 0x5B:  // { [
            guard levels.count < Self.mostNested else {
                throw error("it is nested deeper than \(Self.mostNested) levels")
            }
            take()
            levels.append(byte == 0x7B)
            state = .first
            return byte == 0x7B ? .beginObject : .beginArray
        case 0x22:
            let value = try text()
            end()
            return .string(value)
        case 0x2D, 0x30...0x39:
            let value = try number()
            end()
            return .number(value)
        case 0x74: return try word("true", .boolean(true))
        case 0x66: return try word("false", .boolean(false))
        case 0x6E: return try word("null", .null)
        case 0x4E, 0x49: throw error("NaN and Infinity are no JSON")
        default: throw error("a value is missing")
        }
    }

    private mutating func close(_ byte: UInt8) throws -> Token {
        guard let isObject = levels.last, isObject == (byte == 0x7D) else { throw error("brackets don't fit") }
        take()
        levels.removeLast()
        end()
        return isObject ? .endObject : .endArray
    }

    private mutating func end() { state = levels.isEmpty ? .end : .comma }

    private mutating func word(_ word: StaticString, _ token: Token) throws -> Token {
        for index in 0..<word.utf8CodeUnitCount {
            guard try peek() == word.utf8Start[index] else { throw error("a value is missing") }
            take()
        }
        end()
        return token
    }

    private mutating func number() throws -> Double {
        scratch.removeAll(keepingCapacity: true)
        func isDigit(_ byte: UInt8?) -> Bool { byte.map { (0x30...0x39).contains($0) } ?? false }
        func keep() throws {
            guard let byte = try peek() else { return }
            guard scratch.count < Self.longestNumber else { throw error("a number has too many digits") }
            scratch.append(byte)
            take()
        }
        func digits() throws {
            guard isDigit(try peek()) else { throw error("a number is not finished") }
            while isDigit(try peek()) { try keep() }
        }
        if try peek() == 0x2D { try keep() }
        if try peek() == 0x30 {
            try keep()
            if isDigit(try peek()) { throw error("a number begins with 0") }
        } else {
            if try peek() == 0x49 { throw error("NaN and Infinity are no JSON") }
            try digits()
        }
        if try peek() == 0x2E {
            try keep()
            try digits()
        }
        if let byte = try peek(), byte == 0x65 || byte == 0x45 {
            try keep()
            if let sign = try peek(), sign == 0x2B || sign == 0x2D { try keep() }
            try digits()
        }
        guard let value = Double(String(decoding: scratch, as: UTF8.self)) else {
            throw error("a number is unreadable")
        }
        return value
    }

    // MARK: Texts

    /// Of half a surrogate pair, which Python writes for names that are no UTF-8, comes the replacement character.
    private mutating func text() throws -> String {
        scratch.removeAll(keepingCapacity: true)
        take()
        while true {
            guard let byte = try peek() else {
                throw error("the file ends in the middle of a text; it was cut off, or is still being written")
            }
            take()
            switch byte {
            case 0x22:
                guard keepsText else { return "" }
                guard let text = String(validating: scratch, as: UTF8.self) else {
                    throw error("a text is not in UTF-8")
                }
                return text
            case 0x5C: try keep(escaped())
            case 0..<0x20: throw error("a text holds a control character")
            default: try keep(CollectionOfOne(byte))
            }
        }
    }

    private mutating func keep(_ bytes: some Collection<UInt8>) throws {
        guard keepsText else { return }
        guard scratch.count + bytes.count <= longestText else {
            throw error("a text is longer than \(longestText) bytes")
        }
        scratch.append(contentsOf: bytes)
    }

    private mutating func escaped() throws -> [UInt8] {
        guard let byte = try peek() else { throw error("an escape is not finished") }
        take()
        switch byte {
        case 0x22, 0x5C, 0x2F: return [byte]
        case 0x62: return [0x08]
        case 0x66: return [0x0C]
        case 0x6E: return [0x0A]
        case 0x72: return [0x0D]
        case 0x74: return [0x09]
        case 0x75: return Array(String(Character(try scalar())).utf8)
        default: throw error("there is no such escape in a text")
        }
    }

    private mutating func scalar() throws -> Unicode.Scalar {
        let first = try hexadecimal()
        if (0xD800..<0xDC00).contains(first), try peek() == 0x5C {
            take()
            guard try peek() == 0x75 else {
                // Another escape: it is read for itself, behind what stands for the half pair.
                try keep("\u{FFFD}".utf8)
                guard let scalar = String(decoding: try escaped(), as: UTF8.self).unicodeScalars.first else {
                    return "\u{FFFD}"
                }
                return scalar
            }
            take()
            let second = try hexadecimal()
            if (0xDC00..<0xE000).contains(second) {
                return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
            }
            try keep("\u{FFFD}".utf8)
            return Unicode.Scalar(second) ?? "\u{FFFD}"
        }
        return Unicode.Scalar(first) ?? "\u{FFFD}"
    }

    private mutating func hexadecimal() throws -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = try peek(), let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw error("an escape has four hexadecimal digits")
            }
            take()
            value = value << 4 | UInt32(digit)
        }
        return value
    }

    // MARK: Bytes

    private mutating func nextVisible() throws -> UInt8? {
        while let byte = try peek() {
            switch byte {
            case 0x20, 0x0A, 0x0D, 0x09: take()
            case 0xEF where offset + place == 0 && piece.starts(with: [0xEF, 0xBB, 0xBF]): place = 3
            default: return byte
            }
        }
        return nil
    }

    private mutating func peek() throws -> UInt8? {
        while place >= piece.count {
            offset += piece.count
            (piece, place) = ([], 0)
            guard let more = try read() else { return nil }
            piece = more
        }
        return piece[place]
    }

    private mutating func take() { place += 1 }

    private func error(_ problem: String) -> JSONError { JSONError("byte \(offset + place): \(problem)") }
}
