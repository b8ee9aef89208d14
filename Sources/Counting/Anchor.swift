import Values

/// The point of a box that stands for the thing's place.
public enum Anchor: Hashable, Sendable {
    /// The middle of the lower edge: where a vehicle or an animal that is seen from the side touches the ground.
    case bottomCenter
    /// The middle of the box, for cameras that look straight down.
    case center
    /// On the middle axis, this share of the height above the lower edge.
    case raised(Float)

    func point(of box: BoundingBox) -> Point {
        let raise: Float =
            switch self {
            case .bottomCenter: 0
            case .center: 0.5
            case .raised(let share): share
            }
        return Point(Double(box.centerX), Double(box.maxY - raise * box.height))
    }
}
