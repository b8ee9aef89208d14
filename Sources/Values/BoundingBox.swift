/// An axis-aligned rectangle in pixels of the original picture: x to the right, y down, (0, 0) the picture's upper left corner.
public struct BoundingBox: Hashable, Sendable {
    /// Left edge.
    public var x: Float
    /// Upper edge.
    public var y: Float
    public var width: Float
    public var height: Float

    public init(x: Float, y: Float, width: Float, height: Float) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }

    public var maxX: Float { x + width }
    public var maxY: Float { y + height }
    public var centerX: Float { x + width / 2 }
    public var centerY: Float { y + height / 2 }
    /// Square pixels; 0 for a box with a side that is not positive.
    public var area: Float { max(width, 0) * max(height, 0) }

    public func intersectionArea(with other: BoundingBox) -> Float {
        let overlapWidth = min(maxX, other.maxX) - max(x, other.x)
        let overlapHeight = min(maxY, other.maxY) - max(y, other.y)
        return max(overlapWidth, 0) * max(overlapHeight, 0)
    }

    /// The smallest box that holds both.
    public func union(_ other: BoundingBox) -> BoundingBox {
        let (left, top) = (min(x, other.x), min(y, other.y))
        return BoundingBox(
            x: left, y: top, width: max(maxX, other.maxX) - left, height: max(maxY, other.maxY) - top)
    }

    /// Intersection over union, 0...1; 0 where both boxes are empty.
    public func intersectionOverUnion(with other: BoundingBox) -> Float {
        let intersection = intersectionArea(with: other)
        let union = area + other.area - intersection
        return union > 0 ? intersection / union : 0
    }

    /// The part inside a picture of `width` x `height` pixels.
    public func clipped(toWidth pictureWidth: Float, height pictureHeight: Float) -> BoundingBox {
        let left = min(max(x, 0), pictureWidth)
        let top = min(max(y, 0), pictureHeight)
        let right = min(max(maxX, left), pictureWidth)
        let bottom = min(max(maxY, top), pictureHeight)
        return BoundingBox(x: left, y: top, width: right - left, height: bottom - top)
    }
}
