import Imaging
import TestSupport
import Testing
import Values

@Suite struct DrawingTests {
    private let red = RGBColor(red: 255, green: 0, blue: 0)

    @Test func outlineIsExactlyTheBoxesEdge() {
        let picture = RGBPicture(width: 40, height: 30, color: .black)
        picture.drawOutline(of: BoundingBox(x: 5, y: 6, width: 20, height: 10), color: red, thickness: 2)
        for y in 0..<30 {
            for x in 0..<40 {
                let isInBox = (5..<25).contains(x) && (6..<16).contains(y)
                let isInside = (7..<23).contains(x) && (8..<14).contains(y)
                #expect(picture.color(x: x, y: y) == (isInBox && !isInside ? red : .black))
            }
        }
    }

    @Test func textIsLegibleAndScales() {
        let picture = RGBPicture(width: 20, height: 20, color: .black)
        picture.drawText("T", x: 1, y: 1, color: .white, scale: 2)
        let rows = ["#####", "..#..", "..#..", "..#..", "..#..", "..#..", "..#..", "....."]
        for y in 0..<20 {
            for x in 0..<20 {
                let (column, row) = ((x - 1) / 2, (y - 1) / 2)
                let isGlyph = x >= 1 && y >= 1 && column < 5 && row < 8
                let isDot = isGlyph && Array(rows[row])[column] == "#"
                #expect(picture.color(x: x, y: y) == (isDot ? .white : .black))
            }
        }
    }

    @Test func everyCharacterHasAGlyphOfItsOwn() {
        var seen: Set<[UInt8]> = []
        for code in UInt8(32)...126 {
            let picture = RGBPicture(width: 6, height: 8, color: .black)
            picture.drawText(String(UnicodeScalar(code)), x: 0, y: 0, color: .white, scale: 1)
            seen.insert(picture.withBytes { Array($0) })
        }
        #expect(seen.count == 95)
    }

    @Test func whatTheFontLacksIsAQuestionMark() {
        let (unknown, question) = (
            RGBPicture(width: 12, height: 8, color: .black), RGBPicture(width: 12, height: 8, color: .black)
        )
        unknown.drawText("é車", x: 0, y: 0, color: .white, scale: 1)
        question.drawText("??", x: 0, y: 0, color: .white, scale: 1)
        #expect(unknown.withBytes { Array($0) } == question.withBytes { Array($0) })
    }

    @Test func labelStaysInThePicture() {
        let picture = RGBPicture(width: 100, height: 60, color: .black)
        picture.drawDetection(BoundingBox(x: 80, y: 0, width: 30, height: 30), label: "car 0.9", color: red)
        let size = picture.labelSize("car 0.9", scale: picture.suitedScale)
        #expect(picture.color(x: 99, y: size.height - 1) == red)
        #expect(picture.color(x: 100 - size.width, y: 0) == red)
        #expect(picture.color(x: 99 - size.width, y: 0) == .black)
    }

    @Test func linesConnectTheirEnds() {
        let picture = RGBPicture(width: 50, height: 50, color: .black)
        picture.drawLine(from: (3, 4), to: (40, 22), color: red, thickness: 1)
        #expect(picture.color(x: 3, y: 4) == red && picture.color(x: 40, y: 22) == red)
        for x in 3...40 {
            #expect((0..<50).filter { picture.color(x: x, y: $0) == red }.count == 1)
        }
    }

    @Test func coloursAreStableAndDistinct() {
        let colors = (0..<80).map { RGBColor.forClass($0) }
        #expect(Set(colors).count == 80)
        #expect(RGBColor.forClass(7) == colors[7])
        _ = [Int.min, -1, Int.max].map { RGBColor.forClass($0) }
    }

    @Test func absurdCoordinatesDoNoHarm() {
        let floats: [Float] = [
            .nan, .infinity, -.infinity, .greatestFiniteMagnitude, -.greatestFiniteMagnitude, -1e9, -50, 0, 3, 1e9,
            .leastNonzeroMagnitude,
        ]
        let ints = [Int.min, -100_000, -7, 0, 5, 100_000, Int.max]
        var generator = SeededGenerator(seed: 8)
        for size in [(0, 0), (1, 1), (33, 21)] {
            let picture = RGBPicture(width: size.0, height: size.1, color: .black)
            for _ in 0..<3000 {
                func float() -> Float { floats.randomElement(using: &generator) ?? 0 }
                func int() -> Int { ints.randomElement(using: &generator) ?? 0 }
                let box = BoundingBox(x: float(), y: float(), width: float(), height: float())
                picture.drawOutline(of: box, color: red, thickness: int())
                picture.drawDetection(box, label: "x", color: red)
                picture.drawLine(from: (float(), float()), to: (float(), float()), color: red, thickness: int())
                picture.drawText("x", x: int(), y: int(), color: red, scale: int())
                picture.drawLabel("x", x: int(), y: int(), background: red, scale: int())
                picture.redact([box])
            }
            #expect(picture.byteCount == size.0 * size.1 * 3)
        }
    }

    @Test func whatLiesOutsideLeavesThePictureAlone() {
        let picture = RGBPicture(width: 20, height: 20, color: .black)
        picture.drawOutline(of: BoundingBox(x: -500, y: -500, width: 2000, height: 2000), color: red, thickness: 3)
        picture.drawOutline(of: BoundingBox(x: 30, y: 5, width: 9, height: 9), color: red, thickness: 3)
        picture.drawLine(from: (-1e6, 400), to: (1e6, 400), color: red, thickness: 5)
        picture.drawText("far", x: Int.max, y: 3, color: red, scale: 1)
        #expect(picture.withBytes { $0.allSatisfy { $0 == 0 } })
    }
}
