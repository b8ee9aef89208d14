import Formats
import Foundation
import Testing

@Suite struct JSONWriterTests {
    private func parse(_ json: JSONWriter) throws -> Any {
        try JSONSerialization.jsonObject(with: Data(json.bytes), options: [.fragmentsAllowed])
    }

    @Test func nestedValuesParseBack() throws {
        var json = JSONWriter()
        json.beginObject()
        json.key("a")
        json.beginArray()
        json.integer(1)
        json.beginObject()
        json.endObject()
        json.beginArray()
        json.endArray()
        json.boolean(false)
        json.null()
        json.endArray()
        json.key("b")
        json.string("x")
        json.key(dynamic: "c\"d")
        json.integer(.min)
        json.endObject()
        #expect(
            String(decoding: json.bytes, as: UTF8.self)
                == #"{"a":[1,{},[],false,null],"b":"x","c\"d":-9223372036854775808}"#)
        #expect(try parse(json) is [String: Any])
    }

    @Test func membersAreKeysWithValuesOrNull() throws {
        var json = JSONWriter()
        json.beginObject()
        json.member("text", "x")
        json.member("none", nil as String?)
        json.member("count", 3)
        json.member("uncounted", nil as Int?)
        json.member("seconds", 1.25, decimals: 1)
        json.member("unmeasured", nil as Double?, decimals: 1)
        json.member("unbounded", Double.infinity, decimals: 1)
        json.member("is", true)
        json.beginArray("list")
        json.endArray()
        json.beginObject("object")
        json.member("inner", "")
        json.endObject()
        json.endObject()
        #expect(
            String(decoding: json.bytes, as: UTF8.self)
                == #"{"text":"x","none":null,"count":3,"uncounted":null,"seconds":1.3,"unmeasured":null,"unbounded":null,"is":true,"list":[],"object":{"inner":""}}"#
        )
    }

    @Test(arguments: ["", "a\"b\\c", "line\nbreak\ttab\r", "\u{0}\u{1f}\u{7f}", "Füchse 狐 🦊", "\u{2028}"])
    func everyStringSurvives(_ text: String) throws {
        var json = JSONWriter()
        json.string(text)
        #expect(try parse(json) as? String == text)
    }

    @Test(arguments: [
        (0.0, 1, "0.0"), (-0.04, 1, "0.0"), (-0.05, 1, "-0.1"), (1.005, 2, "1.00"), (12345.678, 3, "12345.678"),
        (-7.25, 0, "-7"),
        (0.001, 3, "0.001"), (9.9999, 2, "10.00"),
    ])
    func numbersHaveFixedDecimals(_ value: Double, _ decimals: Int, _ expected: String) {
        var json = JSONWriter()
        json.number(value, decimals: decimals)
        #expect(String(decoding: json.bytes, as: UTF8.self) == expected)
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity, 1e300])
    func whatIsNoNumberIsNull(_ value: Double) {
        var json = JSONWriter()
        json.number(value, decimals: 3)
        #expect(String(decoding: json.bytes, as: UTF8.self) == "null")
    }

    @Test func emptiedBufferBeginsAfresh() {
        var json = JSONWriter()
        json.integer(1)
        json.removeAll()
        json.integer(2)
        json.endLine()
        json.integer(3)
        #expect(String(decoding: json.bytes, as: UTF8.self) == "2\n3")
    }
}
