import Glibc

/// NanoDet and PicoDet: for each stride class scores, already activated, and for each of a box's four sides (left, top, right,
/// bottom) a distribution over its distance from the cell's centre, in strides.
///
/// distance = stride * Σ i * softmax(bins)[i]. Li et al., "Generalized Focal Loss", arXiv:2006.04388.
package struct GFLDecoder: OutputDecoder {
    private let grids: [(columns: Int, rows: Int, stride: Float)]
    private let bins: Int
    private let centerOffset: Float
    private let classCount: Int

    package init(width: Int, height: Int, strides: [Int], bins: Int, centerOffset: Float, classCount: Int) {
        grids = strides.map { (cellCount(width, $0), cellCount(height, $0), Float($0)) }
        self.bins = bins
        self.centerOffset = centerOffset
        self.classCount = classCount
    }

    package func decode(_ outputs: [OutputTensor], minScore: Float, into candidates: inout CandidateList) {
        guard outputs.count == 2 * grids.count else { return }
        let floor = max(minScore, 0).nextDown
        for (index, grid) in grids.enumerated() {
            let scores = outputs[index].values
            let distributions = outputs[grids.count + index].values
            guard let firstScore = scores.baseAddress, let firstBin = distributions.baseAddress else { continue }
            let cells = min(
                grid.columns * grid.rows, scores.count / classCount, distributions.count / (4 * bins))
            for cell in 0..<cells {
                guard let best = greatest(firstScore + cell * classCount, count: classCount, above: floor) else {
                    continue
                }
                let sides = firstBin + cell * 4 * bins
                let x = (Float(cell % grid.columns) + 0.5) * grid.stride + centerOffset
                let y = (Float(cell / grid.columns) + 0.5) * grid.stride + centerOffset
                candidates.append(
                    left: x - mean(sides) * grid.stride, top: y - mean(sides + bins) * grid.stride,
                    right: x + mean(sides + 2 * bins) * grid.stride, bottom: y + mean(sides + 3 * bins) * grid.stride,
                    score: best.score, classIndex: best.index)
            }
        }
    }

    /// The mean of a distribution over 0..<bins, given as logits.
    private func mean(_ logits: UnsafePointer<Float>) -> Float {
        var greatest = logits[0]
        for bin in 1..<bins { greatest = max(greatest, logits[bin]) }
        var sum: Float = 0
        var weighted: Float = 0
        for bin in 0..<bins {
            // At most 1: no overflow.
            let weight = exp(logits[bin] - greatest)
            sum += weight
            weighted += weight * Float(bin)
        }
        return weighted / sum
    }
}
