/// A place in a camera's view at which nearly the same box comes again and again: a stump, a stone, a sign that a detector takes for
/// an animal.
public struct RepeatedPlace: Hashable, Sendable {
    /// A picture that shows it.
    public struct Example: Hashable, Sendable {
        public var path: String
        public var box: NormalizedBox
        /// Of a video: the frame's number from 0.
        public var frameNumber: Int?

        public init(path: String, box: NormalizedBox, frameNumber: Int? = nil) {
            self.path = path
            self.box = box
            self.frameNumber = frameNumber
        }
    }

    /// The same in every run: made of the deployment and the first picture that shows it.
    public var id: String
    public var deployment: String
    /// The mean of its boxes.
    public var box: NormalizedBox
    /// What it was taken for most often.
    public var name: String
    /// In which it was detected.
    public var pictures: Int
    /// Independent occasions on which it was detected. See ``RepeatFinder``.
    public var occasions: Int
    /// Of what was seen here and around, the part that had the same box, 0...1.
    public var concentration: Double
    /// Days on the site's clock.
    public var days: Int
    public var first: CaptureMoment
    public var last: CaptureMoment
    /// A few of the pictures, for the eye.
    public var examples: [Example]

    public init(
        id: String, deployment: String, box: NormalizedBox, name: String, pictures: Int, occasions: Int,
        concentration: Double, days: Int, first: CaptureMoment, last: CaptureMoment, examples: [Example]
    ) {
        self.id = id
        self.deployment = deployment
        self.box = box
        self.name = name
        self.pictures = pictures
        self.occasions = occasions
        self.concentration = concentration
        self.days = days
        self.first = first
        self.last = last
        self.examples = examples
    }
}
