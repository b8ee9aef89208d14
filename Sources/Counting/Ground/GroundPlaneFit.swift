import Values

/// Fits the map from picture to ground to a calibration's points: the direct linear transform with normalised coordinates, by least
/// squares where there are more than four points (Hartley and Zisserman, *Multiple View Geometry*, 2nd ed., sections 4.1 and 4.4).
enum GroundPlaneFit {
    /// nil where the points don't fix a map, as when three of four lie on one line.
    ///
    /// - Parameter scale: From the scene's coordinates to pixels.
    static func fit(_ references: [SceneCalibration.Reference], scale: Point) -> GroundPlane? {
        let picture = Normalization(references.map { $0.picture * scale })
        let ground = Normalization(references.map(\.ground))
        guard let picture, let ground else { return nil }
        // Eight unknowns, the ninth is 1: with normalised points it is never near 0 unless the horizon passes among them.
        var matrix = [[Double]](repeating: [Double](repeating: 0, count: 9), count: 8)
        for reference in references {
            let p = picture.apply(reference.picture * scale)
            let g = ground.apply(reference.ground)
            let first = [p.x, p.y, 1, 0, 0, 0, -g.x * p.x, -g.x * p.y, g.x]
            let second = [0, 0, 0, p.x, p.y, 1, -g.y * p.x, -g.y * p.y, g.y]
            for row in [first, second] {
                for i in 0..<8 { for j in 0..<9 { matrix[i][j] += row[i] * row[j] } }
            }
        }
        guard let h = solve(&matrix) else { return nil }
        // From normalised picture to normalised ground, then both normalisations undone.
        func row(_ a: Double, _ b: Double, _ c: Double) -> SIMD3<Double> {
            SIMD3(
                a * picture.factor, b * picture.factor,
                c - (a * picture.center.x + b * picture.center.y) * picture.factor)
        }
        let (x, y, w) = (row(h[0], h[1], h[2]), row(h[3], h[4], h[5]), row(h[6], h[7], 1))
        return GroundPlane(
            rows: (x / ground.factor + w * ground.center.x, y / ground.factor + w * ground.center.y, w),
            inFront: picture.center)
    }

    /// How far the points' places by the map are from those given, in metres; infinite where one lies beyond the horizon.
    static func errors(
        of plane: GroundPlane, on references: [SceneCalibration.Reference], scale: Point
    ) -> [Double] {
        references.map { reference in
            plane.ground(at: reference.picture * scale).map { ($0 - reference.ground).length } ?? .infinity
        }
    }

    /// Moves the middle of the points to 0 and their mean distance from it to the square root of 2.
    private struct Normalization {
        let center: Point
        let factor: Double

        init?(_ points: [Point]) {
            let center = points.reduce(.zero, +) / Double(points.count)
            let spread = points.map { ($0 - center).length }.reduce(0, +) / Double(points.count)
            guard spread > 0, spread.isFinite else { return nil }
            self.center = center
            factor = 2.0.squareRoot() / spread
        }

        func apply(_ point: Point) -> Point { (point - center) * factor }
    }

    /// Gaussian elimination with pivoting; nil where the matrix is singular.
    private static func solve(_ matrix: inout [[Double]]) -> [Double]? {
        let count = matrix.count
        for column in 0..<count {
            guard let pivot = (column..<count).max(by: { abs(matrix[$0][column]) < abs(matrix[$1][column]) }),
                abs(matrix[pivot][column]) > 1e-10
            else { return nil }
            matrix.swapAt(column, pivot)
            for row in 0..<count where row != column {
                let factor = matrix[row][column] / matrix[column][column]
                guard factor != 0 else { continue }
                for index in column...count { matrix[row][index] -= factor * matrix[column][index] }
            }
        }
        return (0..<count).map { matrix[$0][count] / matrix[$0][$0] }
    }
}
