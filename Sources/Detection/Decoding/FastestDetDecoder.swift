import Glibc

/// FastestDet: one grid, a channel each for objectness, the box's four numbers and the classes.
///
/// For the cell (gx, gy) of a grid of w x h: centre = ((gx + tanh t0) / w, (gy + tanh t1) / h), size = (σ(t2), σ(t3)), all as parts of
/// the picture; score = objectness^0.6 * class score^0.4, both already activated (dog-qiuqiu/FastestDet, utils/tool.py).
package struct FastestDetDecoder: OutputDecoder {
    private let width: Float
    private let height: Float
    private let columns: Int
    private let rows: Int
    private let classCount: Int

    package init(width: Int, height: Int, stride: Int, classCount: Int) {
        self.width = Float(width)
        self.height = Float(height)
        columns = cellCount(width, stride)
        rows = cellCount(height, stride)
        self.classCount = classCount
    }

    package func decode(_ outputs: [OutputTensor], minScore: Float, into candidates: inout CandidateList) {
        let cells = columns * rows
        guard let values = outputs.first?.values, let start = values.baseAddress,
            values.count >= (5 + classCount) * cells
        else { return }
        for cell in 0..<cells {
            let objectness = pow(start[cell], 0.6)
            // A score can't exceed this: class scores end at 1.
            guard objectness >= minScore else { continue }
            var best: Float = 0
            var bestClass = 0
            for classIndex in 0..<classCount {
                let score = start[(5 + classIndex) * cells + cell]
                if score > best { (best, bestClass) = (score, classIndex) }
            }
            let score = objectness * pow(best, 0.4)
            guard score >= minScore else { continue }
            let column = Float(cell % columns)
            let row = Float(cell / columns)
            candidates.append(
                centerX: (column + tanh(start[cells + cell])) / Float(columns) * width,
                centerY: (row + tanh(start[2 * cells + cell])) / Float(rows) * height,
                width: sigmoid(start[3 * cells + cell]) * width, height: sigmoid(start[4 * cells + cell]) * height,
                score: score, classIndex: bestClass)
        }
    }

    private func sigmoid(_ value: Float) -> Float { 1 / (1 + exp(-value)) }
}
