/// Where persons may be in one picture, as boxes to hide: the word of a detector that looked for them.
///
/// An empty value says that somebody looked and saw nobody. So it can't be made at will: the initialiser is the detector's own
/// (`@_spi(PersonSearch)`), and whatever stores, streams or crops a picture asks for such a value. It holds bare boxes of one picture;
/// nothing else is known of a person.
public struct PersonBoxes: Hashable, Sendable {
    /// A person is hidden from this score on, well below what is shown as a detection.
    public static let leastScore: Float = 0.1

    /// Pixels of the original picture.
    public let boxes: [BoundingBox]

    @_spi(PersonSearch) public init(_ boxes: [BoundingBox]) { self.boxes = boxes }

    /// The same in a copy of another size.
    package func scaled(x: Float, y: Float) -> PersonBoxes {
        PersonBoxes(
            boxes.map { BoundingBox(x: $0.x * x, y: $0.y * y, width: $0.width * x, height: $0.height * y) })
    }

    /// What two detectors saw in one picture.
    public func union(_ other: PersonBoxes) -> PersonBoxes { PersonBoxes(boxes + other.boxes) }
}
