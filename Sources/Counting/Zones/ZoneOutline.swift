/// The border of a zone, in one plane: pixels of the picture or metres on the ground.
struct ZoneOutline: Sendable {
    private let corners: [Point]
    private let low: Point
    private let high: Point
    /// Half of about the greatest depth that there is inside.
    let halfDepth: Double

    /// - Parameter corners: Three or more, of an outline that doesn't cross itself.
    init(_ corners: [Point]) {
        self.corners = corners
        low = corners.reduce(corners[0]) { pointwiseMin($0, $1) }
        high = corners.reduce(corners[0]) { pointwiseMax($0, $1) }
        var before = corners[corners.count - 1]
        var (area, way) = (0.0, 0.0)
        for corner in corners {
            area += before.cross(corner) / 2
            way += (corner - before).length
            before = corner
        }
        // Of a strip, half its width; of a square a quarter of its side.
        halfDepth = way > 0 ? abs(area) / way / 2 : 0
    }

    /// How deep inside a point lies: the distance from the border, negative outside. Where it is further than `reach` outside of all
    /// corners the depth is `-reach`.
    func depth(of point: Point, reach: Double) -> Double {
        let outside = max((low - point).max(), (point - high).max())
        guard outside < reach else { return -reach }
        var isInside = false
        var nearest = Double.infinity
        var before = corners[corners.count - 1]
        for corner in corners {
            let side = corner - before
            let offset = point - before
            let share = min(max(offset.dot(side) / max(side.dot(side), .leastNonzeroMagnitude), 0), 1)
            let away = offset - side * share
            nearest = min(nearest, away.dot(away))
            if (corner.y > point.y) != (before.y > point.y),
                point.x < before.x + (point.y - before.y) / side.y * side.x
            {
                isInside.toggle()
            }
            before = corner
        }
        return isInside ? nearest.squareRoot() : -nearest.squareRoot()
    }
}
