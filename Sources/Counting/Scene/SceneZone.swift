/// An area of the picture, as the scene file gives it.
public struct SceneZone: Hashable, Sendable {
    public var name: String
    /// The corners of a polygon that does not cross itself, three or more, in the scene's coordinates.
    public var points: [Point]
}
