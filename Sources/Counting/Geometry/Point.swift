/// A place in a plane: x, y. In pictures x goes to the right and y down.
public typealias Point = SIMD2<Double>

extension SIMD2<Double> {
    /// z of the cross product: positive where `other` lies clockwise of this vector as seen in a picture (y down).
    func cross(_ other: Self) -> Double { x * other.y - y * other.x }

    func dot(_ other: Self) -> Double { x * other.x + y * other.y }

    var length: Double { dot(self).squareRoot() }
}
