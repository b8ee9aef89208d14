import Glibc

/// YOLOX without decoding in its graph: one row `tx, ty, tw, th, objectness, class scores…` a grid cell, the grids of all strides
/// after one another, each row by row.
///
/// For the cell (gx, gy) of stride s: centre = (t + g) * s, size = exp(t) * s, score = objectness * class score, both already
/// activated. Ge et al., "YOLOX: Exceeding YOLO Series in 2021", arXiv:2107.08430.
package struct YOLOXDecoder: OutputDecoder {
    private let grids: [(columns: Int, rows: Int, stride: Float)]
    private let classCount: Int

    package init(width: Int, height: Int, strides: [Int], classCount: Int) {
        grids = strides.map { (cellCount(width, $0), cellCount(height, $0), Float($0)) }
        self.classCount = classCount
    }

    package func decode(_ outputs: [OutputTensor], minScore: Float, into candidates: inout CandidateList) {
        guard let values = outputs.first?.values, var row = values.baseAddress else { return }
        let rowLength = 5 + classCount
        var remaining = values.count / rowLength
        for grid in grids {
            for gridY in 0..<grid.rows {
                for gridX in 0..<grid.columns {
                    guard remaining > 0 else { return }
                    defer {
                        row += rowLength
                        remaining -= 1
                    }
                    // A score can't exceed its objectness: nearly every row ends here.
                    let objectness = row[4]
                    guard objectness >= minScore, let best = greatest(row + 5, count: classCount, above: 0) else {
                        continue
                    }
                    let score = objectness * best.score
                    guard score >= minScore else { continue }
                    candidates.append(
                        centerX: (row[0] + Float(gridX)) * grid.stride, centerY: (row[1] + Float(gridY)) * grid.stride,
                        width: exp(row[2]) * grid.stride, height: exp(row[3]) * grid.stride, score: score,
                        classIndex: best.index)
                }
            }
        }
    }
}
