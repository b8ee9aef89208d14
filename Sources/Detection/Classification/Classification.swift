/// What a ``CropClassifier`` says of one crop.
public struct Classification: Hashable, Sendable {
    /// The class's place in the classifier's own list.
    public var classIndex: Int
    /// 0...1; all classes' scores add up to 1.
    public var score: Float

    public init(classIndex: Int, score: Float) {
        self.classIndex = classIndex
        self.score = score
    }
}
