/// One object that the network saw in one picture. A value without any reference to the picture.
public struct Detection: Hashable, Sendable {
    public var box: BoundingBox
    /// 0...1, as the network's decoder gives it.
    public var score: Float
    /// The class's index in the model's ``ClassPolicy/ClassList``.
    public var classIndex: Int

    public init(box: BoundingBox, score: Float, classIndex: Int) {
        self.box = box
        self.score = score
        self.classIndex = classIndex
    }
}
