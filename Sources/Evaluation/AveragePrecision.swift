/// COCO's measures of a detector, each 0...1; nil where the truth has no object of that kind.
///
/// Average precision is the mean of the precision at 101 recalls, 0, 0.01, ... 1, where precision is first made to fall with recall;
/// then the mean over classes, and over the ten overlaps 0.50, 0.55, ... 0.95 where no overlap is named (Lin et al., 2014, and
/// cocoapi's `COCOeval`, whose results it equals).
public struct AveragePrecision: Hashable, Sendable {
    /// Over the overlaps 0.50...0.95.
    public var mean: Double?
    /// At the overlap 0.50.
    public var at50: Double?
    /// At the overlap 0.75.
    public var at75: Double?
    /// Over the overlaps 0.50...0.95, of objects of less than 32 x 32 pixels.
    public var small: Double?
    /// Of objects of 32 x 32 to 96 x 96 pixels.
    public var medium: Double?
    /// Of larger objects.
    public var large: Double?
    /// The greatest recall, over the overlaps 0.50...0.95, with 100 detections a picture.
    public var recall: Double?

    public init() {}
}
