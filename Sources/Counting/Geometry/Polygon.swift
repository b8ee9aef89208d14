/// Geometry of point lists that the checks of a scene need.
enum Polygon {
    /// Do two sides of the closed outline meet anywhere but at a shared corner?
    static func crossesItself(_ corners: [Point]) -> Bool {
        let count = corners.count
        guard count > 3 else { return areCollinear(corners) }
        for first in 0..<count {
            for second in first + 1..<count {
                let areNeighbours = second == first + 1 || (first == 0 && second == count - 1)
                if areNeighbours { continue }
                let a = (corners[first], corners[(first + 1) % count])
                let b = (corners[second], corners[(second + 1) % count])
                if meet(a, b) { return true }
            }
        }
        return areCollinear(corners)
    }

    /// Do all points lie on one straight line (or in one place), but for a thousandth of their extent?
    static func areCollinear(_ points: [Point]) -> Bool {
        guard let first = points.first else { return true }
        let furthest = points.max { ($0 - first).length < ($1 - first).length } ?? first
        let along = furthest - first
        guard along.length > 0 else { return true }
        return points.allSatisfy { abs(along.cross($0 - first)) <= 1e-3 * along.dot(along) }
    }

    private static func meet(_ a: (Point, Point), _ b: (Point, Point)) -> Bool {
        let alongA = a.1 - a.0
        let alongB = b.1 - b.0
        let sideOfB = (alongA.cross(b.0 - a.0), alongA.cross(b.1 - a.0))
        let sideOfA = (alongB.cross(a.0 - b.0), alongB.cross(a.1 - b.0))
        if sideOfB.0 == 0, sideOfB.1 == 0 {
            // On one line: do their stretches along it overlap?
            let places = [(b.0 - a.0).dot(alongA), (b.1 - a.0).dot(alongA)]
            return places.contains { $0 >= 0 && $0 <= alongA.dot(alongA) } || (places[0] < 0) != (places[1] < 0)
        }
        return sideOfB.0 * sideOfB.1 <= 0 && sideOfA.0 * sideOfA.1 <= 0
    }
}
