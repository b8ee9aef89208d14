/// Keeps the best of boxes that cover the same thing, class by class: greedy non-maximum suppression.
///
/// Candidates are taken in order of score, equal ones in the order of the network, so the result is the same on every run. A heap
/// gives them one by one: what is never looked at is never sorted, and nothing is allocated once the storage has grown.
package struct NonMaximumSuppression {
    /// Of two boxes of one class whose intersection over union exceeds this, the lower score goes; nil keeps both.
    package let threshold: Float?
    /// At most so many candidates are looked at, the best ones.
    package let candidateLimit: Int
    /// At most so many are kept.
    package let detectionLimit: Int
    /// What the last ``run(on:)`` kept, best first.
    package private(set) var kept: [Candidate] = []

    /// Score in the upper half, the complement of the place in the list in the lower: greater is better, and no two are equal.
    private var heap: [UInt64] = []

    package init(threshold: Float?, candidateLimit: Int = 1000, detectionLimit: Int = 300) {
        self.threshold = threshold
        self.candidateLimit = candidateLimit
        self.detectionLimit = detectionLimit
        kept.reserveCapacity(min(max(detectionLimit, 0), 1000))
        heap.reserveCapacity(1024)
    }

    package mutating func run(on list: CandidateList) {
        kept.removeAll(keepingCapacity: true)
        heap.removeAll(keepingCapacity: true)
        for (index, candidate) in list.candidates.enumerated() {
            // Positive floating-point numbers have the order of their bit patterns.
            heap.append(
                UInt64(candidate.score.bitPattern) << 32 | UInt64(UInt32.max - UInt32(truncatingIfNeeded: index)))
        }
        for parent in stride(from: heap.count / 2 - 1, through: 0, by: -1) { siftDown(from: parent) }

        var looked = 0
        while looked < candidateLimit, kept.count < detectionLimit, let key = popGreatest() {
            looked += 1
            let candidate = list.candidates[Int(UInt32.max - UInt32(truncatingIfNeeded: key))]
            if !isSuppressed(candidate) { kept.append(candidate) }
        }
    }

    private func isSuppressed(_ candidate: Candidate) -> Bool {
        guard let threshold else { return false }
        for better in kept
        where better.classIndex == candidate.classIndex && better.overlap(with: candidate) > threshold { return true }
        return false
    }

    private mutating func popGreatest() -> UInt64? {
        guard let greatest = heap.first, let last = heap.popLast() else { return nil }
        if !heap.isEmpty {
            heap[0] = last
            siftDown(from: 0)
        }
        return greatest
    }

    private mutating func siftDown(from start: Int) {
        var parent = start
        while true {
            var child = 2 * parent + 1
            guard child < heap.count else { return }
            if child + 1 < heap.count, heap[child + 1] > heap[child] { child += 1 }
            guard heap[child] > heap[parent] else { return }
            heap.swapAt(child, parent)
            parent = child
        }
    }
}
