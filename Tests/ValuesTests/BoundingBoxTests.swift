import Testing
import Values

@Suite struct BoundingBoxTests {
    private let box = BoundingBox(x: 10, y: 20, width: 30, height: 40)

    @Test func edgesAndCentre() {
        #expect((box.maxX, box.maxY) == (40, 60))
        #expect((box.centerX, box.centerY) == (25, 40))
        #expect(box.area == 1200)
    }

    @Test(
        arguments: [
            (BoundingBox(x: 10, y: 20, width: 30, height: 40), Float(1)),
            (BoundingBox(x: 25, y: 20, width: 30, height: 40), 1.0 / 3),
            (BoundingBox(x: 40, y: 20, width: 30, height: 40), 0),
            (BoundingBox(x: 0, y: 0, width: 0, height: 0), 0),
            (BoundingBox(x: 20, y: 30, width: -5, height: 10), 0),
        ] as [(BoundingBox, Float)])
    func intersectionOverUnion(_ other: BoundingBox, _ expected: Float) {
        #expect(abs(box.intersectionOverUnion(with: other) - expected) < 1e-6)
        #expect(abs(other.intersectionOverUnion(with: box) - expected) < 1e-6)
    }

    @Test func emptyBoxesShareNothing() {
        let empty = BoundingBox(x: 5, y: 5, width: 0, height: 0)
        #expect(empty.intersectionOverUnion(with: empty) == 0)
    }

    @Test(arguments: [
        (BoundingBox(x: -5, y: -5, width: 200, height: 200), BoundingBox(x: 0, y: 0, width: 100, height: 50)),
        (BoundingBox(x: 90, y: 40, width: 20, height: 20), BoundingBox(x: 90, y: 40, width: 10, height: 10)),
        (BoundingBox(x: 150, y: 10, width: 20, height: 20), BoundingBox(x: 100, y: 10, width: 0, height: 20)),
    ])
    func clippingStaysInThePicture(_ box: BoundingBox, _ expected: BoundingBox) {
        #expect(box.clipped(toWidth: 100, height: 50) == expected)
    }

    @Test func durationInSeconds() {
        #expect(Duration.milliseconds(1500).seconds == 1.5)
        #expect(Duration.seconds(-2).seconds == -2)
    }
}
