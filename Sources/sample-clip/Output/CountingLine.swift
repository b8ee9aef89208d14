/// A counting line in the picture, pixels.
struct CountingLine {
    let name: String
    let from: SIMD2<Float>
    let to: SIMD2<Float>

    static func all(camera: Camera) -> [CountingLine] {
        Clip.lines.map { line in
            let (from, to) = (camera.project(line.from), camera.project(line.to))
            return CountingLine(
                name: line.name, from: SIMD2(from.x.rounded(), from.y.rounded()),
                to: SIMD2(to.x.rounded(), to.y.rounded()))
        }
    }

    /// Where on the way from `a` to `b` the line is crossed, 0 ... 1, or nil.
    func crossing(from a: SIMD2<Float>, to b: SIMD2<Float>) -> Float? {
        let (sideA, sideB) = (Self.side(of: a, from, to), Self.side(of: b, from, to))
        let (endA, endB) = (Self.side(of: from, a, b), Self.side(of: to, a, b))
        guard (sideA < 0) != (sideB < 0), (endA < 0) != (endB < 0) else { return nil }
        return sideA / (sideA - sideB)
    }

    private static func side(of point: SIMD2<Float>, _ from: SIMD2<Float>, _ to: SIMD2<Float>) -> Float {
        (to.x - from.x) * (point.y - from.y) - (to.y - from.y) * (point.x - from.x)
    }
}
