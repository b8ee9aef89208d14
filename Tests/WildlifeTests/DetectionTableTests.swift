import Testing
import Wildlife

struct DetectionTableTests {
    @Test func aRowADetectionAndOneForAFileWithout() throws {
        let catalogue = try ListCatalogue([
            picture("a,b.jpg", at: 0, [seen("bird", 0.15, species: [("Grus", 0.5)]), seen("person", x: 0.5)]),
            picture("c.jpg", at: 5), failure("d.jpg", at: nil),
        ])
        let lines = try text { sink in try DetectionTable().write(catalogue, to: sink) }.split(separator: "\n")
        #expect(lines[0] == DetectionTable.columns.joined(separator: ",")[...])
        let event = lines[1].split(separator: ",")[3]
        #expect(
            lines.dropFirst() == [
                "\"site/a,b.jpg\",site,\(event),2026-05-04T07:00:00+0200,animal,bird,0.15,Grus grus (Common Crane),0.5,0.2,0.3,0.2,0.3,,,",
                "\"site/a,b.jpg\",site,\(event),2026-05-04T07:00:00+0200,person,person,0.9,,,0.5,0.3,0.2,0.3,,,",
                "site/c.jpg,site,\(event),2026-05-04T07:00:05+0200,,,,,,,,,,,,",
                lines[4],
            ])
        #expect(lines[4].hasPrefix("site/d.jpg,site,"))
        #expect(lines[4].hasSuffix(",,,,,,,,,,,,,the file is empty"))
    }
}
