/// A line through points that are sorted by x, its corners rounded: the outline of a car's roof, for example.
struct Curve: Sendable {
    private let start: Float
    private let step: Float
    /// The rounded line at even steps, so that painting need not search it.
    private let samples: [Float]

    /// - Parameter rounding: half the width over which corners are smoothed.
    init(_ points: [(x: Float, y: Float)], rounding: Float) {
        let sorted = points.sorted { $0.x < $1.x }
        let low = (sorted.first?.x ?? 0) - rounding
        let high = (sorted.last?.x ?? 0) + rounding
        let count = 512
        let step = max(high - low, 1e-3) / Float(count)
        start = low
        self.step = step
        samples = (0...count).map { index in
            let x = low + Float(index) * step
            let offsets: [Float] = [-1, -0.6, -0.2, 0.2, 0.6, 1]
            return offsets.reduce(0) { $0 + Self.straight(sorted, x + $1 * rounding) } / Float(offsets.count)
        }
    }

    func callAsFunction(_ x: Float) -> Float {
        let place = clamp((x - start) / step, 0, Float(samples.count - 1) - 0.001)
        let index = Int(place)
        return mix(samples[index], samples[index + 1], place - Float(index))
    }

    private static func straight(_ points: [(x: Float, y: Float)], _ x: Float) -> Float {
        guard let first = points.first, let last = points.last else { return 0 }
        if x <= first.x { return first.y }
        for (a, b) in zip(points, points.dropFirst()) where x <= b.x {
            return mix(a.y, b.y, (x - a.x) / (b.x - a.x))
        }
        return last.y
    }
}
