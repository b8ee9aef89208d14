import Detection
import Foundation
import TestSupport
import Testing

/// Each layout with one object written into an otherwise empty output, at a place whose box can be worked out by hand.
struct OutputDecoderTests {
    private static let size = 64

    @Test func yolox() {
        // 8x8, 4x4 and 2x2 cells; the object lies in the 4x4 grid at x 3, y 1.
        var output = [Float](repeating: 0, count: 84 * 8)
        let row = (64 + 1 * 4 + 3) * 8
        output.replaceSubrange(row..<row + 8, with: [0.5, -0.25, log(2), log(0.5), 0.8, 0.1, 0.9, 0.2])
        let found = decode([output], .yolox(strides: [8, 16, 32]), classes: 3)
        // Centre (56, 12), size 32 x 8.
        expect(found, left: 40, top: 8, right: 72, bottom: 16, score: 0.72, classIndex: 1)
    }

    @Test func yolov5() {
        var output = [Float](repeating: 0, count: 5 * 7)
        output.replaceSubrange(21..<28, with: [30, 20, 10, 4, 0.5, 0.6, 0.9])
        expect(
            decode([output], .yolov5, classes: 2), left: 25, top: 18, right: 35, bottom: 22, score: 0.45, classIndex: 1)
    }

    @Test func yolov8() {
        // Six channels of five places.
        var output = [Float](repeating: 0, count: 6 * 5)
        for (channel, value) in [30, 20, 10, 4, 0.6, 0.3].enumerated() { output[channel * 5 + 3] = Float(value) }
        expect(
            decode([output], .yolov8, classes: 2), left: 25, top: 18, right: 35, bottom: 22, score: 0.6, classIndex: 0)
    }

    @Test(arguments: [0, -0.5] as [Float])
    func gfl(centerOffset: Float) {
        // 64 pixels: 8x8 and 4x4 cells. The object lies in the second grid at x 2, y 1.
        var scores: [[Float]] = [[Float](repeating: 0, count: 64 * 2), [Float](repeating: 0, count: 16 * 2)]
        var sides: [[Float]] = [[Float](repeating: 0, count: 64 * 16), [Float](repeating: 0, count: 16 * 16)]
        let cell = 1 * 4 + 2
        scores[1][cell * 2 + 1] = 0.7
        // Four bins a side: sure of bin 1, of 2, undecided between 1 and 2, sure of 3. Great logits must not overflow.
        let logits: [Float] = [0, 1000, 0, 0, 0, 0, 1000, 0, -1000, 5, 5, -1000, 0, 0, 0, 1000]
        sides[1].replaceSubrange(cell * 16..<(cell + 1) * 16, with: logits)
        let found = decode(
            scores + sides, .gfl(strides: [8, 16], bins: 4, centerOffset: centerOffset), classes: 2)
        expect(
            found, left: 24 + centerOffset, top: -8 + centerOffset, right: 64 + centerOffset, bottom: 72 + centerOffset,
            score: 0.7, classIndex: 1)
    }

    @Test func fastestDet() {
        // 4x4 cells; the object lies at x 2, y 1.
        var output = [Float](repeating: 0, count: 7 * 16)
        let cell = 1 * 4 + 2
        let values: [Float] = [0.81, atanh(0.5), atanh(-0.5), 0, log(1 / 3), 0.2, 0.64]
        for (channel, value) in values.enumerated() { output[channel * 16 + cell] = value }
        let found = decode([output], .fastestDet(stride: 16), classes: 2)
        // Centre (40, 8), size 32 x 16.
        expect(
            found, left: 24, top: 0, right: 56, bottom: 16, score: pow(0.81, 0.6) * pow(0.64, 0.4), classIndex: 1)
    }

    @Test func nmsInGraph() {
        let rows: [Float] = [0, 1, 2, 30, 40, 1, 0.9, 0, 1, 2, 30, 40, 0, 0.1]
        expect(
            decode([rows], .nmsInGraph, classes: 2), left: 1, top: 2, right: 30, bottom: 40, score: 0.9, classIndex: 1)
    }

    /// Two queries of which the second sees something: the middle of the upper half, a quarter wide, an eighth high.
    @Test func detr() {
        let boxes: [Float] = [0, 0, 0, 0, 0.5, 0.25, 0.25, 0.125]
        let sure: Float = log(0.8 / 0.2)
        expect(
            decode([[-9, -9, -2, sure], boxes], .detr(.sigmoid), classes: 2), left: 24, top: 12, right: 40, bottom: 20,
            score: 0.8, classIndex: 1)
        // The last column is "no object": it takes its share and is no detection. Great logits must not overflow.
        let logits: [Float] = [1, 0, 900, 900, 900 + log(3), 900]
        expect(
            decode([logits, boxes], .detr(.softmax), classes: 2), left: 24, top: 12, right: 40, bottom: 20, score: 0.6,
            classIndex: 1)
    }

    @Test func aClassThatTheManifestHasNotIsAViolation() throws {
        for index in [2, -1, 0.5, 1e30] as [Float] {
            var list = CandidateList(classCount: 2)
            var decoder = try #require(OutputLayout.nmsInGraph.decoder(width: 64, height: 64, classCount: 2))
            withTensors([[0, 1, 2, 30, 40, index, 0.9]]) { decoder.decode($0, minScore: 0.3, into: &list) }
            #expect(list.candidates.isEmpty)
            #expect(list.violation != nil)
        }
    }

    @Test func aScoreAboveOneIsAViolation() throws {
        // Logits instead of probabilities.
        var list = CandidateList(classCount: 2)
        var decoder = try #require(OutputLayout.yolov8.decoder(width: 64, height: 64, classCount: 2))
        withTensors([[30, 20, 10, 4, 7.5, 2]]) { decoder.decode($0, minScore: 0.3, into: &list) }
        #expect(list.violation == .score(7.5))
    }

    static let layouts: [OutputLayout] = [
        .yolox(strides: [8, 16, 32]), .yolov5, .yolov8, .gfl(strides: [8, 16, 32], bins: 8, centerOffset: 0),
        .fastestDet(stride: 16), .nmsInGraph, .detr(.sigmoid), .detr(.softmax),
    ]

    /// Any bits at all may stand in an output: what comes through is a finite box with a score and a class that exist.
    @Test(arguments: layouts)
    func hostileNumbersNeverTrap(layout: OutputLayout) throws {
        var generator = SeededGenerator(seed: 3)
        var decoder = try #require(layout.decoder(width: Self.size, height: Self.size, classCount: 3))
        var list = CandidateList(classCount: 3)
        for _ in 0..<300 {
            let tensors = Self.outputSizes(of: layout).map { count in
                (0..<count).map { _ in Self.hostileNumber(using: &generator) }
            }
            list.removeAll()
            let minScore = Float.random(in: 0...1, using: &generator)
            withTensors(tensors) { decoder.decode($0, minScore: minScore, into: &list) }
            for candidate in list.candidates {
                #expect((0..<3).contains(candidate.classIndex))
                #expect(candidate.score > 0 && candidate.score <= 1 && candidate.score >= min(minScore, 1))
                #expect(candidate.left < candidate.right && candidate.top < candidate.bottom)
                let sides = [candidate.left, candidate.top, candidate.right, candidate.bottom]
                #expect(sides.allSatisfy { $0.isFinite })
            }
            var suppression = NonMaximumSuppression(threshold: 0.5)
            suppression.run(on: list)
            #expect(suppression.kept.isEmpty == list.candidates.isEmpty)
        }
    }

    /// A tensor that is too short is read to its end and no further; the address sanitizer would see more.
    @Test(arguments: layouts)
    func shortOutputsAreNotReadPastTheirEnd(layout: OutputLayout) throws {
        var decoder = try #require(layout.decoder(width: Self.size, height: Self.size, classCount: 3))
        var list = CandidateList(classCount: 3)
        for length in 0..<40 {
            let tensors = Self.outputSizes(of: layout).map { _ in [Float](repeating: 0.9, count: length) }
            withTensors(tensors) { decoder.decode($0, minScore: 0.1, into: &list) }
            withTensors([]) { decoder.decode($0, minScore: 0.1, into: &list) }
        }
        #expect(list.candidates.count < 1000)
    }

    private func decode(_ tensors: [[Float]], _ layout: OutputLayout, classes: Int) -> [Candidate] {
        guard var decoder = layout.decoder(width: Self.size, height: Self.size, classCount: classes) else { return [] }
        var list = CandidateList(classCount: classes)
        withTensors(tensors) { decoder.decode($0, minScore: 0.3, into: &list) }
        #expect(list.violation == nil)
        // Twice with one decoder: nothing is left over from the first picture.
        var again = CandidateList(classCount: classes)
        withTensors(tensors) { decoder.decode($0, minScore: 0.3, into: &again) }
        #expect(list.candidates == again.candidates)
        return list.candidates
    }

    private func withTensors(_ tensors: [[Float]], _ body: ([OutputTensor]) -> Void) {
        let buffers = tensors.map { tensor in
            let buffer = UnsafeMutableBufferPointer<Float>.allocate(capacity: tensor.count)
            _ = buffer.initialize(from: tensor)
            return buffer
        }
        body(buffers.map { OutputTensor(values: UnsafeBufferPointer($0)) })
        for buffer in buffers { buffer.deallocate() }
    }

    private func expect(
        _ found: [Candidate], left: Float, top: Float, right: Float, bottom: Float, score: Float, classIndex: Int32,
        _ location: SourceLocation = #_sourceLocation
    ) {
        #expect(found.count == 1, sourceLocation: location)
        guard let box = found.first else { return }
        for (value, wanted) in [(box.left, left), (box.top, top), (box.right, right), (box.bottom, bottom)] {
            #expect(abs(value - wanted) < 1e-3, sourceLocation: location)
        }
        #expect(abs(box.score - score) < 1e-5, sourceLocation: location)
        #expect(box.classIndex == classIndex, sourceLocation: location)
    }

    private static func outputSizes(of layout: OutputLayout) -> [Int] {
        switch layout {
        case .yolox: [84 * 8]
        case .yolov5: [20 * 8]
        case .yolov8: [7 * 20]
        case .gfl: [64 * 3, 16 * 3, 4 * 3, 64 * 32, 16 * 32, 4 * 32]
        case .fastestDet: [8 * 16]
        case .nmsInGraph: [20 * 7]
        case .detr(.sigmoid): [20 * 3, 20 * 4]
        case .detr(.softmax): [20 * 4, 20 * 4]
        case .classScores: []
        }
    }

    private static func hostileNumber(using generator: inout SeededGenerator) -> Float {
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: Float(bitPattern: .random(in: 0 ... .max, using: &generator))
        case 1: .random(in: 0...1, using: &generator)
        case 2: .random(in: -100...100, using: &generator)
        default:
            [.nan, .infinity, -.infinity, .greatestFiniteMagnitude, -.greatestFiniteMagnitude, 0, -0, 1].randomElement(
                using: &generator) ?? 0
        }
    }
}
