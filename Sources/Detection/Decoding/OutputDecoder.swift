/// Turns a network's output tensors into candidates: boxes in pixels of the network's input with a score and one class each.
///
/// There is one decoder a ``OutputLayout``. A place of the network gives at most one candidate, for its best class: two classes for
/// one thing would be counted twice. A decoder reads no further than the tensor it is given, drops what is below `minScore` early,
/// and leaves the judgement of odd numbers to ``CandidateList``.
package protocol OutputDecoder: Sendable {
    /// - Parameters:
    ///   - outputs: The network's outputs in order; their shapes were checked when the network was loaded.
    ///   - minScore: 0...1. Candidates below it are left out.
    mutating func decode(_ outputs: [OutputTensor], minScore: Float, into candidates: inout CandidateList)
}

extension OutputLayout {
    /// The decoder of this layout for a network input of `width` x `height` pixels; nil for a classifier, which has no boxes.
    package func decoder(width: Int, height: Int, classCount: Int) -> (any OutputDecoder)? {
        switch self {
        case .yolox(let strides): YOLOXDecoder(width: width, height: height, strides: strides, classCount: classCount)
        case .yolov5: YOLOv5Decoder(classCount: classCount)
        case .yolov8: YOLOv8Decoder(classCount: classCount)
        case .gfl(let strides, let bins, let centerOffset):
            GFLDecoder(
                width: width, height: height, strides: strides, bins: bins, centerOffset: centerOffset,
                classCount: classCount)
        case .fastestDet(let stride):
            FastestDetDecoder(width: width, height: height, stride: stride, classCount: classCount)
        case .nmsInGraph: SuppressedDecoder()
        case .detr(let activation):
            DETRDecoder(width: width, height: height, activation: activation, classCount: classCount)
        case .classScores: nil
        }
    }
}

/// The greatest of some scores and where it stands; the first of equals. Only values above `floor` count, and no NaN does.
@inline(__always)
func greatest(_ scores: UnsafePointer<Float>, count: Int, above floor: Float) -> (index: Int, score: Float)? {
    // Nearly always there is none; counting without a branch lets the compiler compare several at once.
    var hits: Int32 = 0
    for index in 0..<count { hits &+= scores[index] > floor ? 1 : 0 }
    guard hits > 0 else { return nil }

    var best = floor
    var bestIndex = 0
    for index in 0..<count where scores[index] > best {
        best = scores[index]
        bestIndex = index
    }
    return (bestIndex, best)
}
