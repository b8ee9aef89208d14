import Detection
import TestSupport
import Testing

struct NonMaximumSuppressionTests {
    @Test func keepsTheBetterOfTwoBoxesOfOneClass() {
        let better = Candidate(left: 0, top: 0, right: 10, bottom: 10, score: 0.9, classIndex: 1)
        let worse = Candidate(left: 1, top: 0, right: 11, bottom: 10, score: 0.8, classIndex: 1)
        let otherClass = Candidate(left: 1, top: 0, right: 11, bottom: 10, score: 0.7, classIndex: 2)
        #expect(suppressed([worse, better, otherClass], threshold: 0.5) == [better, otherClass])
        #expect(suppressed([worse, better, otherClass], threshold: 0.9) == [better, worse, otherClass])
        #expect(suppressed([worse, better, otherClass], threshold: nil) == [better, worse, otherClass])
    }

    @Test func equalScoresKeepTheOrderOfTheNetwork() {
        let boxes = (0..<50).map { index in
            let left = Float(index) * 20
            return Candidate(left: left, top: 0, right: left + 10, bottom: 10, score: 0.5, classIndex: 0)
        }
        #expect(suppressed(boxes, threshold: 0.5) == boxes)
    }

    @Test func agreesWithTheDefinitionOnRandomBoxes() {
        var generator = SeededGenerator(seed: 7)
        var suppression = NonMaximumSuppression(threshold: 0.45)
        for round in 0..<200 {
            let boxes = (0..<(round % 60)).map { _ in Candidate.random(using: &generator) }
            suppression.run(on: list(boxes))
            #expect(suppression.kept == reference(boxes, threshold: 0.45))
        }
    }

    @Test func whatIsKeptDoesNotOverlapAndIsSorted() {
        var generator = SeededGenerator(seed: 8)
        let kept = suppressed((0..<2000).map { _ in Candidate.random(using: &generator) }, threshold: 0.3)
        #expect(!kept.isEmpty)
        #expect(zip(kept, kept.dropFirst()).allSatisfy { $0.score >= $1.score })
        for (index, one) in kept.enumerated() {
            for other in kept[(index + 1)...] where other.classIndex == one.classIndex {
                #expect(one.overlap(with: other) <= 0.3)
            }
        }
    }

    @Test func limitsTakeTheBest() {
        var generator = SeededGenerator(seed: 9)
        let boxes = (0..<500).map { _ in Candidate.random(using: &generator) }
        let sorted = boxes.enumerated().sorted { ($0.element.score, $1.offset) > ($1.element.score, $0.offset) }
            .map(\.element)
        var few = NonMaximumSuppression(threshold: nil, detectionLimit: 20)
        few.run(on: list(boxes))
        #expect(few.kept == Array(sorted.prefix(20)))
        var shortSighted = NonMaximumSuppression(threshold: nil, candidateLimit: 100)
        shortSighted.run(on: list(boxes))
        #expect(shortSighted.kept == Array(sorted.prefix(100)))
        var none = NonMaximumSuppression(threshold: 0.5, detectionLimit: 0)
        none.run(on: list(boxes))
        #expect(none.kept.isEmpty)
    }

    private func suppressed(_ boxes: [Candidate], threshold: Float?) -> [Candidate] {
        var suppression = NonMaximumSuppression(threshold: threshold)
        suppression.run(on: list(boxes))
        return suppression.kept
    }

    private func list(_ boxes: [Candidate]) -> CandidateList {
        var list = CandidateList(classCount: 10)
        for box in boxes {
            list.append(
                left: box.left, top: box.top, right: box.right, bottom: box.bottom, score: box.score,
                classIndex: Int(box.classIndex))
        }
        return list
    }

    /// Greedy suppression as the literature states it.
    private func reference(_ boxes: [Candidate], threshold: Float) -> [Candidate] {
        var rest = boxes.enumerated().sorted {
            $0.element.score == $1.element.score ? $0.offset < $1.offset : $0.element.score > $1.element.score
        }.map(\.element)
        var kept: [Candidate] = []
        while !rest.isEmpty {
            let best = rest.removeFirst()
            kept.append(best)
            rest.removeAll { $0.classIndex == best.classIndex && $0.overlap(with: best) > threshold }
        }
        return kept
    }
}

extension Candidate {
    /// Scores have few values, so that ties occur.
    fileprivate static func random(using generator: inout SeededGenerator) -> Candidate {
        let left = Float.random(in: -20...400, using: &generator)
        let top = Float.random(in: -20...400, using: &generator)
        return Candidate(
            left: left, top: top, right: left + .random(in: 1...150, using: &generator),
            bottom: top + .random(in: 1...150, using: &generator),
            score: Float(Int.random(in: 1...20, using: &generator)) / 20,
            classIndex: .random(in: 0..<3, using: &generator))
    }
}
