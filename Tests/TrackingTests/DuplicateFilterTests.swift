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

    /// As measured on the sample, where two cars pass each other.
    @Test func aBoxAroundTwoThatPassEachOtherGoes() {
        func car(_ x: Float, _ y: Float, _ width: Float, _ height: Float, _ score: Float) -> Detection {
            Detection(box: BoundingBox(x: x, y: y, width: width, height: height), score: score, classIndex: 1)
        }
        let near = car(193, 276, 210, 97, 0.81)
        let far = car(193, 216, 195, 112, 0.61)
        var detections = [near, car(191, 219, 206, 155, 0.74), far]
        DuplicateFilter().apply(to: &detections, isPerson: Self.isPerson)
        #expect(detections == [near, far])
        // A lorry with two cars before it is larger than both together; one whose halves are seen faintly stays whole.
        let lorry = [near, car(100, 60, 400, 330, 0.74), far]
        detections = lorry
        DuplicateFilter().apply(to: &detections, isPerson: Self.isPerson)
        #expect(detections == lorry)
        var halves = [car(0, 0, 400, 100, 0.9), car(0, 0, 210, 100, 0.5), car(195, 0, 205, 100, 0.5)]
        DuplicateFilter().apply(to: &halves, isPerson: Self.isPerson)
        #expect(halves.first?.box.width == 400)
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
