import Glibc

/// DETR and its kin (RT-DETR, D-FINE): two tensors, class logits and boxes, one row a query.
///
/// Box = centre x, centre y, width, height as parts of the network's input; score = σ(logit), or the softmax over the classes and a last
/// "no object", which is no detection. Queries compete within the network, so nothing is suppressed afterwards. Carion et al.,
/// "End-to-End Object Detection with Transformers", arXiv:2005.12872.
package struct DETRDecoder: OutputDecoder {
    private let width: Float
    private let height: Float
    private let classCount: Int
    private let activation: OutputLayout.QueryActivation

    package init(width: Int, height: Int, activation: OutputLayout.QueryActivation, classCount: Int) {
        self.width = Float(width)
        self.height = Float(height)
        self.activation = activation
        self.classCount = classCount
    }

    package func decode(_ outputs: [OutputTensor], minScore: Float, into candidates: inout CandidateList) {
        guard outputs.count == 2, let logits = outputs[0].values.baseAddress, let boxes = outputs[1].values.baseAddress
        else { return }
        let rowLength = classCount + activation.otherLogits
        for query in 0..<min(outputs[0].values.count / rowLength, outputs[1].values.count / 4) {
            let row = logits + query * rowLength
            guard let best = greatest(row, count: classCount, above: -.infinity) else { continue }
            let score = score(of: best, in: row)
            guard score >= minScore else { continue }
            let box = boxes + query * 4
            candidates.append(
                centerX: box[0] * width, centerY: box[1] * height, width: box[2] * width, height: box[3] * height,
                score: score, classIndex: best.index)
        }
    }

    private func score(of best: (index: Int, score: Float), in row: UnsafePointer<Float>) -> Float {
        switch activation {
        case .sigmoid: return 1 / (1 + exp(-best.score))
        case .softmax:
            let top = max(best.score, row[classCount])
            var sum: Float = 0
            // Against the greatest, so that no exponential overflows.
            for index in 0...classCount { sum += exp(row[index] - top) }
            return exp(best.score - top) / sum
        }
    }
}
