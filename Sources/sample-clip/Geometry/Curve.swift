/// A line through points that are sorted by x, its corners rounded: the outline of a car's roof, for example.
struct Curve {
    private let points: [(x: Float, y: Float)]
    private let rounding: Float

    init(_ points: [(x: Float, y: Float)], rounding: Float) {
        self.points = points.sorted { $0.x < $1.x }
        self.rounding = rounding
    }

    func callAsFunction(_ x: Float) -> Float {
        guard rounding > 0 else { return straight(x) }
        let offsets: [Float] = [-1, -0.6, -0.2, 0.2, 0.6, 1]
        return offsets.reduce(0) { $0 + straight(x + $1 * rounding) } / Float(offsets.count)
    }

    private func straight(_ x: Float) -> Float {
        guard let first = points.first, let last = points.last else { return 0 }
        if x <= first.x { return first.y }
        for (a, b) in zip(points, points.dropFirst()) where x <= b.x {
            return mix(a.y, b.y, (x - a.x) / (b.x - a.x))
        }
        return last.y
    }
}
