/// How crossings are told from trembling. One set of defaults for every scene: lengths are shares of the box's size (the geometric
/// mean of width and height).
public struct CountingOptions: Hashable, Sendable {
    /// The point of the box that has to cross, in scenes without a calibration.
    public var anchor = Anchor.bottomCenter
    /// A track is on a side for certain once its anchor is this far from the line.
    public var band = 0.1
    /// The least width of the band, in pixels of the picture.
    public var bandPixels = 2.0
    /// The least width of the band on the ground, in metres, in scenes with a calibration.
    public var bandMeters = 0.2
    /// A track that starts or ends within the band is taken to be on the side of its anchor, if that is this share of the band
    /// away from the line.
    public var doubtfulShare = 0.25
    /// A track that was counted is counted again on the same line only after it went this far from it.
    public var rearmDistance = 1.0
    /// The same on a line that counts one direction only, where nothing tells a way back from a box that jumped.
    public var oneWayRearmDistance = 2.5
    /// How far beyond the line's ends a crossing still counts, as a share of the box's width or, on the ground, of the thing's length.
    public var overhang = 0.25

    /// A track is in a zone for certain, or out of it, once it is this far from the border.
    public var zoneBand = 0.2

    /// What is slower than this comes to stand, in metres a second, and what is faster than that goes on: 5 and 10 km/h, as the field
    /// has it for queues (PTV Vissim's queue counters).
    public var standingSpeed = 5 / 3.6
    public var movingSpeed = 10 / 3.6
    /// The same in sizes of the box a second, in scenes without a calibration.
    public var standingSizes = 0.2
    public var movingSizes = 0.4
    /// What was never so many of its sizes from where it was first seen is parked, or nothing at all: it makes no queue.
    public var movedSizes = 1.5

    public init() {}
}
