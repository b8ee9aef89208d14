/// One thing followed over time: the tracker's view of it at one frame.
public struct Track: Hashable, Sendable {
    /// Unique within a run, from 1, never used again. It says which boxes belong together, nothing else.
    public var id: Int
    /// The filtered box at this frame.
    public var box: BoundingBox
    /// The score of the detection that was matched at this frame; the last one where none was.
    public var score: Float
    /// The class by vote over the track's life, an index into the model's class list.
    public var classIndex: Int
    /// Was a detection matched at this frame? Otherwise the box is predicted.
    public var isObserved: Bool
    /// Matched often enough to be counted. A track that is not confirmed is provisional and must not be counted.
    public var isConfirmed: Bool

    public init(id: Int, box: BoundingBox, score: Float, classIndex: Int, isObserved: Bool, isConfirmed: Bool) {
        self.id = id
        self.box = box
        self.score = score
        self.classIndex = classIndex
        self.isObserved = isObserved
        self.isConfirmed = isConfirmed
    }
}
