/// Points of the picture with their places on the ground.
public struct SceneCalibration: Hashable, Sendable {
    public struct Reference: Hashable, Sendable {
        /// In the scene's coordinates.
        public var picture: Point
        /// Metres, in any right-angled system of the site.
        public var ground: Point
    }

    /// Four or more.
    public var points: [Reference]
}
