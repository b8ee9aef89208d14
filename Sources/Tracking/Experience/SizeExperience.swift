import Glibc

/// How large the things of each class are here, learnt from tracks whose class is beyond doubt. It decides where a detector calls one thing
/// now a car, now a truck, as it does with some for as long as they are seen.
///
/// Only on a calibrated scene, where sizes are metres and the same thing is as large near as far.
struct SizeExperience: Sendable {
    private struct Sizes: Sendable {
        var count = 0.0
        /// Of the logarithms of width and height.
        var mean = SIMD2<Double>.zero
        var squares = SIMD2<Double>.zero
    }

    private var sizes: [Int: Sizes] = [:]

    /// Classes beyond any detector's: no memory for hostile indices.
    private static let mostClasses = 256
    /// So many tracks of a class are needed before it is judged by size.
    private static let enough = 5.0
    /// What another class's votes weigh against its size: votes of one track are not independent.
    private static let voteWeight = 2.0
    /// A class with less than this share of the winner's votes is out of the question.
    private static let contestedShare: Float = 0.25
    private static let leastDeviation = 0.12

    /// - Parameter shape: Width and height in metres.
    mutating func learn(_ shape: SIMD2<Double>, votes: ClassVotes) {
        guard votes.runnerUpShare < 0.1, shape.x > 0, shape.y > 0,
            sizes[votes.winner] != nil || sizes.count < Self.mostClasses
        else { return }
        let value = SIMD2(log(shape.x), log(shape.y))
        var entry = sizes[votes.winner, default: Sizes()]
        entry.count += 1
        let step = value - entry.mean
        entry.mean += step / entry.count
        entry.squares += step * (value - entry.mean)
        sizes[votes.winner] = entry
    }

    /// The class that votes and size together speak for.
    func winner(of votes: ClassVotes, shape: SIMD2<Double>) -> Int {
        let first = votes.winner
        guard votes.runnerUpShare >= Self.contestedShare, shape.x > 0, shape.y > 0, let known = sizes[first],
            known.count >= Self.enough
        else { return first }
        let value = SIMD2(log(shape.x), log(shape.y))
        var best = first
        var bestGain = 0.0
        votes.forEach { classIndex, share in
            guard classIndex != first, share >= Self.contestedShare, let other = sizes[classIndex],
                other.count >= Self.enough
            else { return }
            let gain =
                Self.logLikelihood(value, other) - Self.logLikelihood(value, known) + Self.voteWeight
                * log(Double(share))
            if gain > bestGain {
                bestGain = gain
                best = classIndex
            }
        }
        return best
    }

    private static func logLikelihood(_ value: SIMD2<Double>, _ sizes: Sizes) -> Double {
        var sum = 0.0
        for lane in 0..<2 {
            let deviation = max((sizes.squares[lane] / sizes.count).squareRoot(), leastDeviation)
            let distance = (value[lane] - sizes.mean[lane]) / deviation
            sum -= min(distance * distance, 25) / 2 + log(deviation)
        }
        return sum
    }
}
