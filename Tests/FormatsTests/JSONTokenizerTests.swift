import Formats
import Testing

struct JSONTokenizerTests {
    /// All tokens of a text that comes in pieces of that size.
    private func tokens(_ text: String, piece: Int = 3) throws -> [JSONTokenizer.Token] {
        try tokens(Array(text.utf8), piece: piece)
    }

    private func tokens(_ bytes: [UInt8], piece: Int = 3) throws -> [JSONTokenizer.Token] {
        var rest = bytes[...]
        var json = JSONTokenizer(longestText: 100) {
            defer { rest = rest.dropFirst(piece) }
            return rest.isEmpty ? nil : Array(rest.prefix(piece))
        }
        var tokens: [JSONTokenizer.Token] = []
        while let token = try json.next() { tokens.append(token) }
        return tokens
    }

    @Test(arguments: [1, 2, 7, 4096])
    func everyKindOfValueInPiecesOfAnySize(piece: Int) throws {
        let text = #" {"a" : [1, -2.5e3, true,false , null, {}], "b":"x\n\u00fc\ud83e\udd8a\"","a":[]} "#
        #expect(
            try tokens(text, piece: piece) == [
                .beginObject, .key("a"), .beginArray, .number(1), .number(-2500), .boolean(true), .boolean(false),
                .null,
                .beginObject, .endObject, .endArray, .key("b"), .string("x\nü🦊\""), .key("a"), .beginArray, .endArray,
                .endObject,
            ])
    }

    @Test func aMarkOfByteOrderIsPassedOver() throws {
        #expect(try tokens("\u{FEFF}[0]", piece: 100) == [.beginArray, .number(0), .endArray])
    }

    @Test func halfPairsAreReplaced() throws {
        #expect(try tokens(#""a\udce4b""#) == [.string("a\u{FFFD}b")])
        #expect(try tokens(#""\ud800\n""#) == [.string("\u{FFFD}\n")])
        #expect(try tokens(#""\ud800\u0041""#) == [.string("\u{FFFD}A")])
        #expect(try tokens(#""\ud800x""#) == [.string("\u{FFFD}x")])
    }

    @Test(arguments: [
        "", "[", "{", "[1", "[1,", "{\"a\"", "{\"a\":", "{\"a\":1,", "\"abc", "\"\\u12", "tru", "nul", "-", "1.", "1e",
        "[1,]", "{\"a\":1,}", "[,1]", "{1:2}", "{a:1}", "[1 2]", "{\"a\" 1}", "[1}", "{]", "]", "01", "+1", ".5", "1]",
        "1 2", "NaN", "-Infinity", "Infinity", "[NaN]", "\"\\x\"", "\"\\u12g4\"", "\"a\nb\"", "'a'", "// c\n1",
    ])
    func whatIsNoJSONIsAnErrorWithItsPlace(text: String) throws {
        for piece in [1, 100] {
            let error = #expect(throws: JSONError.self) { try tokens(text, piece: piece) }
            #expect(error?.message.hasPrefix("byte ") == true)
        }
    }

    @Test func deepNestingIsAnError() {
        for (open, deep) in [("[", 1_000_000), ("{\"a\":", 200_000)] {
            #expect(throws: JSONError.self) { try tokens(String(repeating: open, count: deep), piece: 4096) }
        }
    }

    @Test func hugeNumbersAndTextsHaveLimits() throws {
        #expect(try tokens("1e999") == [.number(.infinity)])
        #expect(try tokens("-1e-999") == [.number(-0.0)])
        #expect(throws: JSONError.self) { try tokens(String(repeating: "9", count: 100_000)) }
        #expect(throws: JSONError.self) { try tokens("\"" + String(repeating: "x", count: 101) + "\"") }
        #expect(throws: JSONError.self) { try tokens("\"" + String(repeating: "\\u00fc", count: 51) + "\"") }
    }

    @Test func textThatIsNoUTF8IsAnError() {
        for bytes: [UInt8] in [[0xE4], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80]] {
            #expect(throws: JSONError.self) { try tokens([0x22] + bytes + [0x22]) }
        }
    }

    @Test func aSkippedValueMayBeLongerThanAnyText() throws {
        let long = "\"" + String(repeating: "x", count: 100_000) + "\""
        var rest = Array("[\(long),{\"a\":[\(long),{}]},7]".utf8)[...]
        var json = JSONTokenizer(longestText: 100) {
            defer { rest = rest.dropFirst(1000) }
            return rest.isEmpty ? nil : Array(rest.prefix(1000))
        }
        #expect(try json.next() == .beginArray)
        try json.skipValue()
        try json.skipValue()
        #expect(try json.next() == .number(7))
        #expect(try json.next() == .endArray)
        #expect(try json.next() == nil)
    }

    /// Any change of any byte gives tokens or an error, never a trap.
    @Test func brokenTextsNeverTrap() {
        let good = Array(
            #"{"images":[{"file":"a\u00e4.jpg","detections":[{"conf":0.5e-1,"bbox":[0,1,-2,3]}]},null,true]}"#.utf8)
        var state: UInt64 = 1
        for _ in 0..<20_000 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            var bytes = good
            bytes[Int(state >> 33) % bytes.count] = UInt8(truncatingIfNeeded: state >> 24)
            bytes.removeLast(Int(state >> 13) % 3 * Int(state >> 17) % bytes.count)
            _ = try? tokens(bytes, piece: 1 + Int(state >> 60))
        }
    }
}
