/// What passed a camera at one time: pictures of one deployment that follow each other closely.
public struct MediaEvent: Hashable, Sendable {
    /// One class of things in an event.
    public struct Tally: Hashable, Sendable {
        public var subject: MediaSubject
        public var name: String
        /// The most that were seen in one picture, or in one frame of a video.
        public var highestCount: Int
        /// In which it was seen.
        public var pictures: Int
        /// The mean, over the pictures that show anything of its kind, of the highest confidence in each; nil for a person, of which
        /// nothing but a count is made.
        public var probability: Double?
        /// Did a second model name it?
        public var isSpecies: Bool
        /// Do the event's pictures say, by their vote, that it was something else? Then it isn't counted.
        public var isOutvoted: Bool
    }

    /// From the first picture to the last, a video with its length.
    public struct Span: Hashable, Sendable {
        public var start: CaptureMoment
        public var end: CaptureMoment
    }

    /// The same in every run: made of the deployment and the first file.
    public var id: String
    public var deployment: String
    /// nil for the pictures of a deployment that have no time, which are kept together.
    public var span: Span?
    public var firstPath: String
    /// Pictures and videos, the unreadable ones too.
    public var pictures: Int
    /// That could not be read.
    public var failures: Int
    /// Animals first; within a subject the likeliest first.
    public var tallies: [Tally]
    /// IDs of the repeated places at which something was detected, sorted.
    public var repeats: [String]

    /// What the animal was, by the vote of the pictures; nil where there was none.
    public var vote: Tally? { counted.first { $0.subject == .animal } }
    /// What is counted: all but the outvoted.
    public var counted: [Tally] { tallies.filter { !$0.isOutvoted } }
    /// Was every picture read, and nothing seen but repeats?
    public var isBlank: Bool { tallies.isEmpty && failures == 0 }
}
