/// The class of a track by vote: each detection gives its score to its class.
///
/// Holds the four classes with most votes and nothing on the heap; a fifth class takes the place of the weakest.
package struct ClassVotes: Sendable {
    private var classes = SIMD4<Int>(repeating: -1)
    private var weights = SIMD4<Float>(repeating: 0)

    package init() {}

    package mutating func add(_ classIndex: Int, weight: Float) {
        var weakest = 0
        for slot in 0..<4 {
            if classes[slot] == classIndex {
                weights[slot] += weight
                return
            }
            if weights[slot] < weights[weakest] { weakest = slot }
        }
        classes[weakest] = classIndex
        weights[weakest] = weight
    }

    package mutating func merge(_ other: ClassVotes) {
        for slot in 0..<4 where other.classes[slot] >= 0 { add(other.classes[slot], weight: other.weights[slot]) }
    }

    /// The class with most votes; among equals the one with the lowest index, -1 before the first vote.
    package var winner: Int {
        var best = 0
        for slot in 1..<4 where classes[slot] >= 0 {
            if weights[slot] > weights[best] || (weights[slot] == weights[best] && classes[slot] < classes[best]) {
                best = slot
            }
        }
        return classes[best]
    }

    /// Each class with its votes as a share of the winner's.
    func forEach(_ body: (_ classIndex: Int, _ share: Float) -> Void) {
        let most = max(weights.max(), .leastNormalMagnitude)
        for slot in 0..<4 where classes[slot] >= 0 { body(classes[slot], weights[slot] / most) }
    }

    /// The votes of the second class as a share of the winner's; 0 where there is only one.
    var runnerUpShare: Float {
        let winner = self.winner
        let most = max(weights.max(), .leastNormalMagnitude)
        var second: Float = 0
        for slot in 0..<4 where classes[slot] >= 0 && classes[slot] != winner { second = max(second, weights[slot]) }
        return second / most
    }
}
