/// The map between a picture and the flat ground that it shows: a homography, fitted to a scene's calibration.
///
/// Picture coordinates are pixels (y down), ground coordinates metres in the right-angled system of the calibration.
public struct GroundPlane: Hashable, Sendable {
    public typealias Point = SIMD2<Double>
    typealias Row = SIMD3<Double>

    private let toGround: (Row, Row, Row)
    private let toPicture: (Row, Row, Row)
    /// The determinant of `toGround`, scaled so that the third coordinate is positive in front of the horizon.
    private let determinant: Double

    /// - Parameters:
    ///   - rows: The rows of the matrix that takes (x, y, 1) of the picture to the ground, up to a factor.
    ///   - inFront: A point of the picture that lies on the ground, which tells the ground's side of the horizon from the sky's.
    /// - Returns: nil where the matrix can't be inverted or does not map that point.
    public init?(rows: (SIMD3<Double>, SIMD3<Double>, SIMD3<Double>), inFront point: SIMD2<Double>) {
        let depth = (rows.2 * Row(point.x, point.y, 1)).sum()
        guard depth != 0, depth.isFinite else { return nil }
        let (a, b, c) = (rows.0 / depth, rows.1 / depth, rows.2 / depth)
        let cofactors = (Self.cross(b, c), Self.cross(c, a), Self.cross(a, b))
        let determinant = (a * cofactors.0).sum()
        guard determinant != 0, determinant.isFinite else { return nil }
        toGround = (a, b, c)
        toPicture = (
            Row(cofactors.0.x, cofactors.1.x, cofactors.2.x) / determinant,
            Row(cofactors.0.y, cofactors.1.y, cofactors.2.y) / determinant,
            Row(cofactors.0.z, cofactors.1.z, cofactors.2.z) / determinant
        )
        self.determinant = determinant
    }

    /// The place on the ground that a point of the picture shows; nil at and above the horizon.
    public func ground(at point: Point) -> Point? { Self.map(point, by: toGround) }

    /// The place in the picture of a point on the ground; nil behind the camera.
    public func picture(at point: Point) -> Point? { Self.map(point, by: toPicture) }

    /// Does a walker's left hand stay his left hand on the ground? Not where the ground's y points to the left of its x, as it does on
    /// maps, while the picture's y points down.
    public var keepsOrientation: Bool { determinant > 0 }

    /// How many pixels one metre on the ground takes across the picture, at a point of the picture; nil above the horizon.
    ///
    /// Sideways as the camera sees it: the ground is turned to the camera by an angle that shortens the other direction.
    public func pixelsPerMeter(at point: Point) -> Double? {
        guard let here = ground(at: point), let there = ground(at: Point(point.x + 1, point.y)) else { return nil }
        let step = there - here
        let length = (step * step).sum().squareRoot()
        return length > 0 && length.isFinite ? 1 / length : nil
    }

    private static func map(_ point: Point, by rows: (Row, Row, Row)) -> Point? {
        let vector = Row(point.x, point.y, 1)
        let depth = (rows.2 * vector).sum()
        // Far away is as good as the horizon: nothing can be measured there.
        guard depth > 1e-6 else { return nil }
        let place = Point((rows.0 * vector).sum(), (rows.1 * vector).sum()) / depth
        return place.x.isFinite && place.y.isFinite ? place : nil
    }

    private static func cross(_ a: Row, _ b: Row) -> Row {
        Row(a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x)
    }

    public static func == (left: Self, right: Self) -> Bool { left.toGround == right.toGround }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(toGround.0)
        hasher.combine(toGround.1)
        hasher.combine(toGround.2)
    }
}
