import Formats

/// Objects, lists and values as MegaDetector's files have them, read one after the other.
enum MegaDetectorText {
    /// What is JSON, but not what the format has.
    struct Problem: Error {
        var message: String

        init(_ message: String) { self.message = message }
    }

    /// Hands on the keys of an object; `body` reads each one's value.
    ///
    /// - Throws: ``Problem`` for a key that comes twice: which one holds, nobody knows.
    static func object(
        _ json: inout JSONTokenizer, _ body: (_ key: String, inout JSONTokenizer) throws -> Void
    ) throws {
        guard try json.next() == .beginObject else { throw Problem("an object in braces is missing") }
        var keys: Set<String> = []
        while true {
            switch try json.next() {
            case .key(let key):
                guard keys.insert(key).inserted else { throw Problem("the key \"\(key)\" stands twice in one object") }
                guard keys.count <= mostKeys else { throw Problem("an object has more than \(mostKeys) keys") }
                try body(key, &json)
            default: return
            }
        }
    }

    private static let mostKeys = 100_000

    /// Calls `body` for each element of a list that has begun to be read or not; `body` reads it.
    static func array(_ json: inout JSONTokenizer, _ body: (inout JSONTokenizer) throws -> Void) throws {
        guard try json.next() == .beginArray else { throw Problem("a list in square brackets is missing") }
        try elements(&json, body)
    }

    /// The elements of a list whose bracket has been read.
    static func elements(_ json: inout JSONTokenizer, _ body: (inout JSONTokenizer) throws -> Void) throws {
        while try !json.endsArray() { try body(&json) }
    }

    /// IDs and their names.
    static func names(_ json: inout JSONTokenizer, _ key: String) throws -> [String: String] {
        var names: [String: String] = [:]
        try object(&json) { id, json in
            guard case .string(let name) = try json.next() else {
                throw Problem("\(key): the name of \"\(id)\" is no text")
            }
            names[id] = name
        }
        return names
    }

    static func text(_ json: inout JSONTokenizer, _ key: String) throws -> String {
        guard let text = try optionalText(&json, key) else { throw Problem("\(key) is null") }
        return text
    }

    static func optionalText(_ json: inout JSONTokenizer, _ key: String) throws -> String? {
        switch try json.next() {
        case .string(let text): return text
        case .null: return nil
        default: throw Problem("\(key) is no text")
        }
    }

    static func number(_ json: inout JSONTokenizer, _ key: String) throws -> Double {
        guard let number = try optionalNumber(&json, key) else { throw Problem("\(key) is null") }
        return number
    }

    static func optionalNumber(_ json: inout JSONTokenizer, _ key: String) throws -> Double? {
        switch try json.next() {
        case .number(let number) where number.isFinite: return number
        case .null: return nil
        default: throw Problem("\(key) is no number")
        }
    }
}
