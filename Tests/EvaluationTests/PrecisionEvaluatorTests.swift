import Evaluation
import Foundation
import Testing
import Values

/// The measures equal those of cocoapi's COCOeval (pycocotools 2.0) on the same boxes; the expected figures are its own.
@Suite struct PrecisionEvaluatorTests {
    /// picture class x y width height crowd
    private static let truth = """
        0 2 353 271 60 67 0; 0 1 52 293 123 120 0; 0 0 316 227 28 28 1; 1 1 276 104 28 29 0; 1 1 300 1 125 121 0
        1 1 383 183 26 20 0; 2 0 236 176 31 30 0; 2 2 399 188 184 180 0; 3 2 47 159 125 124 0; 3 2 369 158 33 28 0
        3 2 207 16 123 125 0; 4 2 54 86 86 85 0; 4 2 162 245 184 184 0; 5 0 355 17 64 65 0; 5 0 5 242 124 125 0
        5 2 377 209 65 62 0; 6 2 264 215 124 124 0; 6 0 300 225 28 29 0; 7 1 194 36 63 63 0; 7 1 281 154 21 24 0
        7 2 189 239 122 122 0; 7 2 192 219 126 123 0
        """
    /// picture class score x y width height
    private static let detections = """
        0 2 0.16 352 271 63 65; 0 1 0.87 51 285 134 132; 0 0 0.96 84 85 40 50; 1 1 0.41 275 104 26 29
        1 1 0.18 302 10 117 109; 1 1 0.84 384 181 25 22; 2 2 0.61 75 174 40 50; 3 2 0.06 211 10 129 126
        3 0 0.13 374 288 40 50; 4 2 0.92 51 94 92 92; 4 2 0.99 148 272 191 171; 4 1 0.52 280 257 40 50
        5 0 0.98 360 15 63 69; 5 0 0.65 17 240 122 120; 5 2 0.14 373 206 64 63; 5 0 0.72 373 213 40 50
        6 0 0.99 299 224 27 28; 6 0 0.48 280 18 40 50; 7 1 0.95 195 27 73 68; 7 1 0.35 280 154 21 25
        7 0 0.61 187 252 130 109; 7 2 0.57 195 243 113 119; 7 2 0.96 188 222 129 121
        """

    @Test func equalsCOCOsOwnEvaluation() throws {
        let result = Self.evaluator().result
        try expect(result.mean, 0.463673)
        try expect(result.at50, 0.723951)
        try expect(result.at75, 0.510726)
        try expect(result.small, 0.384488)
        try expect(result.medium, 0.535286)
        try expect(result.large, 0.559186)
        try expect(result.recall, 0.551515)
    }

    /// Detections come in any order within a picture; equal scores keep theirs.
    @Test func theOrderOfDetectionsDoesNotCount() {
        #expect(Self.evaluator(reversed: true).result == Self.evaluator().result)
    }

    @Test func perfectDetectionsScoreOne() {
        var evaluator = PrecisionEvaluator(classCount: 2)
        let box = BoundingBox(x: 10, y: 10, width: 50, height: 40)
        evaluator.add([Detection(box: box, score: 0.9, classIndex: 1)], truth: [TruthBox(box: box, classIndex: 1)])
        #expect(evaluator.result.mean == 1)
        #expect(evaluator.result(ofClass: 1).at50 == 1)
        #expect(evaluator.result(ofClass: 0).at50 == nil)
        #expect(evaluator.result.small == nil)
        #expect(evaluator.truthCount(ofClass: 1) == 1)
    }

    @Test func twoDetectionsOfOneObjectAreOneFalseAlarm() throws {
        var evaluator = PrecisionEvaluator(classCount: 1)
        let box = BoundingBox(x: 10, y: 10, width: 50, height: 40)
        let truth = [
            TruthBox(box: box, classIndex: 0),
            TruthBox(box: BoundingBox(x: 200, y: 200, width: 50, height: 40), classIndex: 0),
        ]
        let twice = [0.9, 0.8].map { Detection(box: box, score: $0, classIndex: 0) }
        evaluator.add(twice, truth: truth)
        // Half of the recalls are reached, at a precision of 1: 51 of 101.
        try expect(evaluator.result.at50, 51.0 / 101)
    }

    @Test func boxesWithoutSizeAndForeignClassesAreHarmless() {
        var evaluator = PrecisionEvaluator(classCount: 1)
        let nothing = BoundingBox(x: 0, y: 0, width: 0, height: 0)
        evaluator.add(
            [Detection(box: nothing, score: .nan, classIndex: 0), Detection(box: nothing, score: 1, classIndex: 7)],
            truth: [TruthBox(box: nothing, classIndex: 0), TruthBox(box: nothing, classIndex: -1)])
        #expect(evaluator.result.mean == 0)
    }

    @Test func confusionsAreCountedOnce() {
        var table = ConfusionTable(classCount: 3, minScore: 0.3)
        let car = BoundingBox(x: 0, y: 0, width: 40, height: 20)
        let far = BoundingBox(x: 300, y: 0, width: 40, height: 20)
        let crowd = BoundingBox(x: 100, y: 100, width: 200, height: 200)
        table.add(
            [
                Detection(box: car, score: 0.9, classIndex: 1), Detection(box: car, score: 0.5, classIndex: 0),
                Detection(box: far, score: 0.2, classIndex: 0),
                Detection(box: BoundingBox(x: 120, y: 120, width: 30, height: 30), score: 0.8, classIndex: 2),
            ],
            truth: [
                TruthBox(box: car, classIndex: 0), TruthBox(box: far, classIndex: 0),
                TruthBox(box: crowd, classIndex: 2, isCrowd: true),
            ])
        #expect(table.count(truth: 0, detected: 1) == 1)
        #expect(table.count(truth: 0, detected: 0) == 0)
        #expect(table.missed == [1, 0, 0])
        #expect(table.falseAlarms == [1, 0, 0])
    }

    private func expect(_ value: Double?, _ expected: Double) throws {
        #expect(abs(try #require(value) - expected) < 1e-6)
    }

    private static func evaluator(reversed: Bool = false) -> PrecisionEvaluator {
        func rows(_ text: String) -> [[Double]] {
            text.split { ";\n".contains($0) }.map { $0.split(separator: " ").compactMap { Double($0) } }
        }
        func box(_ values: ArraySlice<Double>) -> BoundingBox {
            let values = values.map { Float($0) }
            return BoundingBox(x: values[0], y: values[1], width: values[2], height: values[3])
        }
        var evaluator = PrecisionEvaluator(classCount: 3)
        for picture in 0..<8 {
            let objects = rows(truth).filter { $0[0] == Double(picture) }.map {
                TruthBox(box: box($0[2...5]), classIndex: Int($0[1]), isCrowd: $0[6] == 1)
            }
            let found = rows(detections).filter { $0[0] == Double(picture) }.map {
                Detection(box: box($0[3...6]), score: Float($0[2]), classIndex: Int($0[1]))
            }
            evaluator.add(reversed ? found.reversed() : found, truth: objects)
        }
        return evaluator
    }
}
