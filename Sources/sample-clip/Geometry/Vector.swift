/// World frame: metres, x east along the road, y north across it, z up; the road's surface is z = 0.
typealias Vector = SIMD3<Float>
/// Linear light, not yet tone-mapped.
typealias Colour = SIMD3<Float>

extension SIMD3<Float> {
    var length: Float { (self * self).sum().squareRoot() }
    var normalized: Self { self / Swift.max(length, 1e-12) }

    func dot(_ other: Self) -> Float { (self * other).sum() }

    func cross(_ b: Self) -> Self {
        Self(y * b.z - z * b.y, z * b.x - x * b.z, x * b.y - y * b.x)
    }

    /// The mirror image of a direction that arrives at a surface with this normal.
    func reflecting(_ incoming: Self) -> Self { incoming - self * (2 * dot(incoming)) }
}

func mix(_ a: Float, _ b: Float, _ t: Float) -> Float { a + (b - a) * t }
func mix(_ a: Colour, _ b: Colour, _ t: Float) -> Colour { a + (b - a) * t }

func clamp(_ x: Float, _ low: Float = 0, _ high: Float = 1) -> Float { min(max(x, low), high) }

func smoothstep(_ low: Float, _ high: Float, _ x: Float) -> Float {
    let t = clamp((x - low) / (high - low))
    return t * t * (3 - 2 * t)
}
