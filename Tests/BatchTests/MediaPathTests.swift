import Batch
import Testing

struct MediaPathTests {
    @Test(arguments: [
        ("site 4/IMG_1.JPG", "site 4/IMG_1.JPG"), ("Füchse/ä.jpg", "Füchse/ä.jpg"), ("100%.jpg", "100%.jpg"), ("", ""),
        ("a%41.jpg", "a%2541.jpg"), ("line\nbreak.jpg", "line%0Abreak.jpg"), ("del\u{7F}", "del%7F"), ("%%%", "%%%"),
    ])
    func textStandsAsItIs(name: String, text: String) {
        #expect(MediaPath.text(of: Array(name.utf8)) == text)
        #expect(MediaPath.bytes(of: text) == Array(name.utf8))
    }

    @Test(arguments: [
        ([0x42, 0xE4, 0x72] as [UInt8], "B%E4r"), ([0x25, 0xE4], "%%E4"), ([0x25, 0x32, 0xE4], "%2%E4"),
        ([0xC3], "%C3"), ([0xC3, 0xA4, 0xC3], "ä%C3"), ([0xED, 0xA0, 0x80], "%ED%A0%80"), ([0xC0, 0xAF], "%C0%AF"),
    ])
    func whatIsNoTextIsEscaped(bytes: [UInt8], text: String) {
        #expect(MediaPath.text(of: bytes) == text)
    }

    /// No two names have the same text, and none is lost: over all short names of the bytes that matter.
    @Test func nothingIsLost() {
        let alphabet: [UInt8] = [0x25, 0x34, 0x45, 0x65, 0x0A, 0xC3, 0xA4, 0xE4, 0x67]
        var texts: Set<String> = []
        var names: [[UInt8]] = [[]]
        for _ in 0..<4 {
            names = names.flatMap { name in alphabet.map { name + [$0] } }
            for name in names {
                let text = MediaPath.text(of: name)
                #expect(MediaPath.bytes(of: text) == name)
                #expect(texts.insert(text).inserted)
            }
        }
    }
}
