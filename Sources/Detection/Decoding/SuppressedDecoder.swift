/// Networks that suppress by themselves: rows `batch, left, top, right, bottom, class, score`, boxes in input pixels.
///
/// How many classes the network knows can't be seen from its shapes, so a class that the manifest doesn't have is a violation.
package struct SuppressedDecoder: OutputDecoder {
    package init() {}

    package func decode(_ outputs: [OutputTensor], minScore: Float, into candidates: inout CandidateList) {
        guard let values = outputs.first?.values, let start = values.baseAddress else { return }
        for index in 0..<values.count / 7 {
            let row = start + index * 7
            guard row[6] >= minScore, row[5].isFinite else { continue }
            candidates.append(
                left: row[1], top: row[2], right: row[3], bottom: row[4], score: row[6],
                classIndex: Int(exactly: row[5]) ?? -1)
        }
    }
}
