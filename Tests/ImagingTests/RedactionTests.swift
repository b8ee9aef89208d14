import Imaging
import Testing
import Values

@Suite struct RedactionTests {
    private let noise = TestPicture.noise(width: 120, height: 90, seed: 9)

    @Test func nothingIsLeftInTheBoxAndItsMargin() {
        let picture = noise.rgbPicture
        picture.redact([BoundingBox(x: 30.5, y: 20.5, width: 19, height: 49)])
        // A tenth of 49 pixels all round, to whole pixels outward.
        let columns = 25..<55
        let rows = 15..<75
        for y in 0..<90 {
            for x in 0..<120 {
                let color = picture.color(x: x, y: y)
                if columns.contains(x), rows.contains(y) {
                    #expect(color == .redaction)
                } else {
                    #expect(color == noise.rgbPicture.color(x: x, y: y))
                }
            }
        }
    }

    @Test func smallBoxesGetAMarginToo() {
        let picture = noise.rgbPicture
        picture.redact([BoundingBox(x: 50, y: 40, width: 2, height: 3)])
        for y in 36..<47 {
            for x in 46..<56 { #expect(picture.color(x: x, y: y) == .redaction) }
        }
    }

    @Test(arguments: [
        BoundingBox(x: .nan, y: 1, width: 5, height: 5), BoundingBox(x: 1, y: 1, width: .infinity, height: 5),
        BoundingBox(x: 1, y: -.infinity, width: 5, height: .nan),
        BoundingBox(x: .greatestFiniteMagnitude, y: 0, width: .greatestFiniteMagnitude, height: 1),
    ])
    func boxWithoutAPlaceHidesEverything(box: BoundingBox) {
        let picture = noise.rgbPicture
        picture.redact([box])
        #expect(picture.withBytes { $0.allSatisfy { $0 == 128 } })
    }

    @Test func boxesPartlyOutsideAndTurnedRoundAreFilled() {
        let picture = noise.rgbPicture
        picture.redact([
            BoundingBox(x: -20, y: -20, width: 40, height: 40), BoundingBox(x: 110, y: 80, width: -10, height: -20),
        ])
        for (x, y) in [(0, 0), (19, 19), (100, 60), (109, 79)] { #expect(picture.color(x: x, y: y) == .redaction) }
        #expect(picture.color(x: 60, y: 40) == noise.rgbPicture.color(x: 60, y: 40))
    }
}
