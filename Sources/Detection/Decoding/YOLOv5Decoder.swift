/// YOLOv5 and v7: one row `centre x, centre y, width, height, objectness, class scores…` a place, in input pixels, all activated.
/// Score = objectness * class score.
package struct YOLOv5Decoder: OutputDecoder {
    private let classCount: Int

    package init(classCount: Int) { self.classCount = classCount }

    package func decode(_ outputs: [OutputTensor], minScore: Float, into candidates: inout CandidateList) {
        guard let values = outputs.first?.values, let start = values.baseAddress else { return }
        let rowLength = 5 + classCount
        for index in 0..<values.count / rowLength {
            let row = start + index * rowLength
            let objectness = row[4]
            guard objectness >= minScore, let best = greatest(row + 5, count: classCount, above: 0) else { continue }
            let score = objectness * best.score
            guard score >= minScore else { continue }
            candidates.append(
                centerX: row[0], centerY: row[1], width: row[2], height: row[3], score: score, classIndex: best.index)
        }
    }
}
