public import Values

/// How the network's input coordinates lie in the original picture.
public struct PictureMapping: Hashable, Sendable {
    /// Pixels of the original picture.
    public var pictureWidth: Int
    public var pictureHeight: Int
    /// Input pixels a picture pixel.
    public var scaleX: Float
    public var scaleY: Float
    /// Input pixels left of and above the picture.
    public var offsetX: Float
    public var offsetY: Float

    public init(
        pictureWidth: Int, pictureHeight: Int, scaleX: Float, scaleY: Float, offsetX: Float = 0, offsetY: Float = 0
    ) {
        self.pictureWidth = pictureWidth
        self.pictureHeight = pictureHeight
        self.scaleX = scaleX
        self.scaleY = scaleY
        self.offsetX = offsetX
        self.offsetY = offsetY
    }

    /// A box in input pixels, as pixels of the original picture, clipped to it.
    public func pictureBox(left: Float, top: Float, right: Float, bottom: Float) -> BoundingBox {
        let x = (left - offsetX) / scaleX
        let y = (top - offsetY) / scaleY
        let box = BoundingBox(
            x: x, y: y, width: (right - offsetX) / scaleX - x, height: (bottom - offsetY) / scaleY - y)
        return box.clipped(toWidth: Float(pictureWidth), height: Float(pictureHeight))
    }
}
