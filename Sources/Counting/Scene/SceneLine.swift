/// A counting line as the scene file gives it.
///
/// Left and right are those of somebody who walks along the line, in the picture as it is seen, from the first point to the last: along a
/// line drawn from left to right in the picture, left is above and right is below; along one drawn downwards, left is the picture's
/// right side. `leftToRight` names the crossings that go from the walker's left to the right.
public struct SceneLine: Hashable, Sendable {
    public enum Role: String, Hashable, Sendable, CaseIterable {
        case entry
        case exit
    }

    public var name: String
    /// Two or more, in the scene's coordinates.
    public var points: [Point]
    /// The name of the direction from left to right; nil where it is not counted.
    public var leftToRight: String?
    /// The name of the direction from right to left; nil where it is not counted.
    public var rightToLeft: String?
    /// The arm of the junction that the line belongs to, for turning movements; always with `role`.
    public var arm: String?
    public var role: Role?
}
