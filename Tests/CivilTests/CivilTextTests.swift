import Civil
import Testing

/// Times as people write them.
struct CivilTextTests {
    @Test(arguments: [
        ("2026-05-04T07:15", 1_777_871_700), ("2026-05-04 07:15:30", 1_777_871_730), ("2026-05-04", 1_777_845_600),
        ("2026-05-04T07:15:00+05:30", 1_777_859_100), ("2026-05-04T07:15:00Z", 1_777_878_900),
        ("2026-05-04T24:00", 1_777_932_000), ("2026-10-25T02:30:00+02:00", 1_792_888_200),
    ])
    func timesAreRead(text: String, seconds: Int) throws {
        #expect(try #require(CivilText(text)).seconds(in: "Europe/Berlin") == seconds)
    }

    @Test(arguments: [
        "", "now", "2026-02-30", "2026-13-01", "2026-05-04T25:00", "2026-05-04T07:60", "2026-05-04T07:15+2",
        "04.05.2026",
        "2026-05-04T07:15:00 +02:00", "1969-12-31", "٢٠٢٦-05-04", "2026-05-04T24:01",
    ])
    func whatIsNoTimeIsNot(text: String) { #expect(CivilText(text) == nil) }

    @Test func timesThatTheClockSkipsOrShowsTwice() throws {
        let skipped = #expect(throws: CivilError.self) {
            try CivilText("2026-03-29T02:30")?.seconds(in: "Europe/Berlin")
        }
        #expect(skipped?.message.contains("does not exist") == true)
        let twice = #expect(throws: CivilError.self) {
            try CivilText("2026-10-25T02:30")?.seconds(in: "Europe/Berlin")
        }
        #expect(twice?.message.contains("comes twice") == true)
    }
}
