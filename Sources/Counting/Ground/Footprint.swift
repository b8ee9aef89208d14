import ClassPolicy
import Values

/// The rectangle on the ground that a road user or an animal stands on, and where it stands, from its box.
///
/// A box's lower edge is where the nearest corner of that rectangle touches the ground, which for a lorry seen from the side is metres
/// from its middle. With the rectangle's size by class, turned to where the thing is heading, its corners are projected into the
/// picture; the place is the one at which they fill the lower edge of the box. The box's height plays no part, so that a tall
/// vehicle stands where a flat one would.
struct Footprint: Sendable {
    /// Metres.
    var length: Double
    /// Metres.
    var width: Double

    /// What is known of a class by its name; things of other names are taken to be as long as their boxes are wide.
    static func typical(of name: String) -> TypicalFootprint? { table[name.lowercased()] }

    private static let table: [String: TypicalFootprint] = [
        "car": .init(length: 4.4, deviation: 0.6, width: 1.8), "van": .init(length: 5.2, deviation: 0.6, width: 2),
        "taxi": .init(length: 4.5, deviation: 0.5, width: 1.8),
        // From the delivery lorry to the tractor with its trailer.
        "truck": .init(length: 9, deviation: 4, width: 2.5), "lorry": .init(length: 9, deviation: 4, width: 2.5),
        "bus": .init(length: 12, deviation: 2, width: 2.55), "train": .init(length: 20, deviation: 8, width: 2.8),
        "tram": .init(length: 25, deviation: 8, width: 2.6),
        "motorcycle": .init(length: 2.2, deviation: 0.2, width: 0.8),
        "motorbike": .init(length: 2.2, deviation: 0.2, width: 0.8),
        "bicycle": .init(length: 1.8, deviation: 0.15, width: 0.6),
        "person": .init(length: 0.5, deviation: 0.1, width: 0.5),
    ]

    /// A thing of no known size: three times as long as wide, so wide as its box says.
    static let unknown = Footprint(length: 3, width: 1)

    /// Where the middle of the footprint is.
    ///
    /// - Parameters:
    ///   - heading: Unit vector on the ground.
    /// - Returns: The middle, and the width that the rectangle takes in the picture there, in pixels; nil where the box's foot is above
    ///   the horizon.
    func center(of box: BoundingBox, heading: Point, plane: GroundPlane) -> (point: Point, pixels: Double)? {
        let foot = Point(Double(box.centerX), Double(box.maxY))
        guard var place = plane.ground(at: foot) else { return nil }
        let along = heading * (length / 2)
        let across = Point(-heading.y, heading.x) * (width / 2)
        let corners = (along + across, along - across, -along + across, -along - across)
        var pixels = Double(box.width)
        for _ in 0..<3 {
            var left = Double.infinity
            var right = -Double.infinity
            var lowest = Point(0, -Double.infinity)
            var nearest = Point.zero
            for index in 0..<4 {
                let corner = index == 0 ? corners.0 : index == 1 ? corners.1 : index == 2 ? corners.2 : corners.3
                // A corner behind the camera: the thing is right below it, where no rectangle can be made out.
                guard let point = plane.picture(at: place + corner) else {
                    return plane.ground(at: foot).map { ($0, Double(box.width)) }
                }
                left = min(left, point.x)
                right = max(right, point.x)
                if point.y > lowest.y { (lowest, nearest) = (point, corner) }
            }
            pixels = right - left
            // The whole rectangle goes where its nearest corner has to go, on the ground: in the picture the corner moves faster.
            guard let goal = plane.ground(at: Point(lowest.x + foot.x - (left + right) / 2, foot.y)) else {
                return plane.ground(at: foot).map { ($0, Double(box.width)) }
            }
            place = goal - nearest
        }
        return (place, pixels)
    }
}
