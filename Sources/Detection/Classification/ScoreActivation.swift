import Glibc

/// How a single-label classifier gives its scores: in each case they add up to 1, for there is one answer.
public enum ScoreActivation: String, Hashable, Sendable, CaseIterable {
    /// A softmax is the network's last step. As uint8 the scores are in steps of 1/256, as TensorFlow Lite fixes it for a softmax.
    case softmax
    /// A softmax is still to be taken.
    case none

    struct Refusal: Error {
        var fact: String
    }

    /// The best class.
    ///
    /// - Throws: Where scores aren't numbers, or add up to more than one answer: that is a network with several labels a crop, as those
    ///   for attributes are.
    func best(of output: OutputTensor, count: Int) throws(Refusal) -> Classification {
        if !output.bytes.isEmpty { return try best(of: output.bytes, count: count) }
        let values = output.values
        guard values.count == count, let top = values.indices.max(by: { values[$0] < values[$1] }),
            values.allSatisfy(\.isFinite)
        else { throw Refusal(fact: "the network gave scores that are no numbers") }
        let sum =
            switch self {
            case .softmax: values.reduce(0, +)
            // Against the greatest, so that no exponential overflows.
            case .none: values.reduce(0) { $0 + exp($1 - values[top]) }
            }
        if self == .none { return Classification(classIndex: top, score: 1 / sum) }
        try check(sum: sum, within: 0.98...1.02)
        guard values.allSatisfy({ $0 >= 0 }) else { throw Refusal(fact: "the network gave negative scores") }
        return Classification(classIndex: top, score: min(values[top], 1))
    }

    private func best(of bytes: UnsafeBufferPointer<UInt8>, count: Int) throws(Refusal) -> Classification {
        guard self == .softmax, bytes.count == count, let top = bytes.indices.max(by: { bytes[$0] < bytes[$1] }) else {
            throw Refusal(fact: "the network gives its scores as bytes, which must follow a softmax")
        }
        // Small scores round to nothing, so the sum may be less than 1, and each class may add half a step.
        let sum = Float(bytes.reduce(0) { $0 + Int($1) }) / 256
        try check(sum: sum, within: 0...(1.1 + Float(min(count, 64)) / 512))
        return Classification(classIndex: top, score: Float(bytes[top]) / 256)
    }

    private func check(sum: Float, within range: ClosedRange<Float>) throws(Refusal) {
        guard range.contains(sum) else {
            throw Refusal(fact: "the network's scores add up to \(sum), but one label's add up to 1")
        }
    }
}
