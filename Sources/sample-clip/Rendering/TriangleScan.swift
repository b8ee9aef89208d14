/// Calls `body` for every pixel whose centre lies in the triangle, with the corners' weights there (they add up to 1).
@inline(__always)
func forEachPixel(
    _ a: SIMD2<Float>, _ b: SIMD2<Float>, _ c: SIMD2<Float>, width: Int, height: Int,
    _ body: (_ index: Int, _ weights: SIMD3<Float>) -> Void
) {
    let area = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
    guard abs(area) > 1e-6 else { return }
    let left = max(min(a.x, b.x, c.x), 0)
    let right = min(max(a.x, b.x, c.x), Float(width))
    let top = max(min(a.y, b.y, c.y), 0)
    let bottom = min(max(a.y, b.y, c.y), Float(height))
    guard left < right, top < bottom else { return }
    let columns = Int((left - 0.5).rounded(.up))..<max(Int((right - 0.5).rounded(.up)), Int((left - 0.5).rounded(.up)))
    let rows = Int((top - 0.5).rounded(.up))..<max(Int((bottom - 0.5).rounded(.up)), Int((top - 0.5).rounded(.up)))
    for row in rows {
        let y = Float(row) + 0.5
        for column in columns {
            let x = Float(column) + 0.5
            let weightB = ((x - a.x) * (c.y - a.y) - (y - a.y) * (c.x - a.x)) / area
            let weightC = ((b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x)) / area
            let weightA = 1 - weightB - weightC
            guard weightA >= 0, weightB >= 0, weightC >= 0 else { continue }
            body(row * width + column, SIMD3(weightA, weightB, weightC))
        }
    }
}
