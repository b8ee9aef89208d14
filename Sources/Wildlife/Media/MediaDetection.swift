/// One thing that was seen in a picture, or in a frame of a video.
public struct MediaDetection: Hashable, Sendable {
    /// A second model's word on a generic detection: which species. Never of a person.
    public struct Classification: Hashable, Sendable {
        /// An index into ``MediaClasses/species``.
        public var classIndex: Int
        /// 0...1
        public var confidence: Double

        public init(classIndex: Int, confidence: Double) {
            self.classIndex = classIndex
            self.confidence = confidence
        }
    }

    /// An index into ``MediaClasses/detected``.
    public var classIndex: Int
    /// 0...1
    public var confidence: Double
    public var box: NormalizedBox
    /// Of a video: the frame's number from 0.
    public var frameNumber: Int?
    /// Best first; empty where no second model looked.
    public var classifications: [Classification]

    public init(
        classIndex: Int, confidence: Double, box: NormalizedBox, frameNumber: Int? = nil,
        classifications: [Classification] = []
    ) {
        self.classIndex = classIndex
        self.confidence = confidence
        self.box = box
        self.frameNumber = frameNumber
        self.classifications = classifications
    }
}
