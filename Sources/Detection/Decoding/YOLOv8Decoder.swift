/// YOLOv8, v9 and v11: one column `centre x, centre y, width, height, class scores…` a place, in input pixels, scores activated.
///
/// The tensor is read in the order of memory, class by class over all places, with the best class so far beside it.
package struct YOLOv8Decoder: OutputDecoder {
    private let classCount: Int
    private var bestScores: [Float] = []
    private var bestClasses: [Int32] = []

    package init(classCount: Int) { self.classCount = classCount }

    package mutating func decode(_ outputs: [OutputTensor], minScore: Float, into candidates: inout CandidateList) {
        guard let values = outputs.first?.values, let start = values.baseAddress else { return }
        let places = values.count / (4 + classCount)
        if bestScores.count != places {
            bestScores = [Float](repeating: 0, count: places)
            bestClasses = [Int32](repeating: 0, count: places)
        }
        bestScores.withUnsafeMutableBufferPointer { best in
            bestClasses.withUnsafeMutableBufferPointer { classes in
                best.update(repeating: 0)
                for classIndex in 0..<classCount {
                    let scores = start + (4 + classIndex) * places
                    for place in 0..<places where scores[place] > best[place] {
                        best[place] = scores[place]
                        classes[place] = Int32(truncatingIfNeeded: classIndex)
                    }
                }
            }
        }
        for place in 0..<places where bestScores[place] >= minScore {
            candidates.append(
                centerX: start[place], centerY: start[places + place], width: start[2 * places + place],
                height: start[3 * places + place], score: bestScores[place], classIndex: Int(bestClasses[place]))
        }
    }
}
