import Testing
import Tracking
import Values

@Suite struct DuplicateFilterTests {
    private static let isPerson = [true, false, false]

    private func detection(_ classIndex: Int, x: Float, score: Float) -> Detection {
        Detection(box: BoundingBox(x: x, y: 0, width: 100, height: 50), score: score, classIndex: classIndex)
    }

    @Test func aThingOfTwoClassesStaysOnce() {
        var detections = [
            detection(1, x: 0, score: 0.9), detection(2, x: 3, score: 0.8), detection(2, x: 60, score: 0.7),
        ]
        DuplicateFilter().apply(to: &detections, isPerson: Self.isPerson)
        #expect(detections.map(\.score) == [0.9, 0.7])
    }

    @Test func aFaintPartGoesAndAClearThingInFrontStays() {
        let whole = Detection(box: BoundingBox(x: 0, y: 0, width: 200, height: 100), score: 0.8, classIndex: 1)
        let part = Detection(box: BoundingBox(x: 10, y: 10, width: 90, height: 80), score: 0.2, classIndex: 1)
        let carBeforeIt = Detection(box: BoundingBox(x: 110, y: 20, width: 80, height: 70), score: 0.7, classIndex: 2)
        var detections = [whole, carBeforeIt, part]
        DuplicateFilter().apply(to: &detections, isPerson: Self.isPerson)
        #expect(detections == [whole, carBeforeIt])
    }

    @Test func aPersonIsNobodysDuplicate() {
        var detections = [
            detection(1, x: 0, score: 0.9), detection(0, x: 0, score: 0.8), detection(0, x: 1, score: 0.7),
        ]
        DuplicateFilter().apply(to: &detections, isPerson: Self.isPerson)
        #expect(detections.count == 3)
    }

    @Test func emptyStaysEmpty() {
        var detections: [Detection] = []
        DuplicateFilter().apply(to: &detections, isPerson: [])
        #expect(detections.isEmpty)
    }
}
