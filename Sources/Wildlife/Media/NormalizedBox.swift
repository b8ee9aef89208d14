/// An axis-aligned rectangle in parts of the picture as it is displayed: (0, 0) its upper left corner, (1, 1) the lower right one.
///
/// MegaDetector's `[x_min, y_min, width, height]` and Camtrap DP's `bboxX`, `bboxY`, `bboxWidth`, `bboxHeight`.
public struct NormalizedBox: Hashable, Sendable {
    public var x: Double
    public var y: Double
    public var width: Double
    public var height: Double

    public init(x: Double, y: Double, width: Double, height: Double) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }

    /// Square parts; 0 for a box with a side that is not positive.
    public var area: Double { max(width, 0) * max(height, 0) }

    /// Intersection over union, 0...1.
    public func intersectionOverUnion(with other: NormalizedBox) -> Double {
        let overlapWidth = min(x + width, other.x + other.width) - max(x, other.x)
        let overlapHeight = min(y + height, other.y + other.height) - max(y, other.y)
        let intersection = max(overlapWidth, 0) * max(overlapHeight, 0)
        let union = area + other.area - intersection
        return union > 0 ? intersection / union : 0
    }
}
