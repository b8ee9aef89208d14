public import Values

/// A picture in which persons were looked for and made unrecognisable: the only kind that gives out its pixels, as a JPEG, as bytes for
/// a clip, or to a classifier of crops.
///
/// Making one hides the persons, and making one takes ``Values/PersonBoxes``, which only a detector with the class person can give. So
/// there is no switch to forget and no path beside it: an ``RGBPicture`` itself has no public way out.
///
/// It looks at the picture that it was made of, which is filled again for the next frame. What is asked of it after that is an error, not
/// the next frame with its persons.
public struct RedactedPicture {
    public let width: Int
    public let height: Int

    private let picture: RGBPicture
    private let content: Int
    /// What was filled, margins included.
    private let hidden: [BoundingBox]

    /// Fills the whole box of every person, and a margin, in the picture itself (``RGBPicture/redact(_:)``).
    public init(_ picture: RGBPicture, hiding persons: PersonBoxes) {
        picture.redact(persons.boxes)
        (self.picture, content) = (picture, picture.content)
        (width, height) = (picture.width, picture.height)
        hidden = persons.boxes.map {
            RGBPicture.redactionArea(of: $0)
                ?? BoundingBox(x: 0, y: 0, width: Float(picture.width), height: Float(picture.height))
        }
    }

    private init(picture: RGBPicture, hidden: [BoundingBox]) {
        (self.picture, content, self.hidden) = (picture, picture.content, hidden)
        (width, height) = (picture.width, picture.height)
    }

    /// Draws on it: boxes, lines, labels.
    public func draw(_ body: (RGBPicture) -> Void) { body(picture) }

    /// How much of a box was filled, 0...1; where fills overlap, they count twice.
    public func hiddenPart(of box: BoundingBox) -> Float {
        let area = box.area
        guard area > 0 else { return 0 }
        return min(hidden.reduce(0) { $0 + box.intersectionArea(with: $1) } / area, 1)
    }

    /// A smaller copy, in which what was hidden is hidden too.
    ///
    /// - Parameters:
    ///   - longerSide: Of the copy, pixels; a smaller picture keeps its size.
    ///   - small: Takes the copy's samples; the copy is good until it is filled anew.
    /// - Throws: ``ImagingError`` where the picture has been filled anew.
    public func copy(longerSide: Int, by preparer: InputPreparer, into small: RGBPicture) throws -> RedactedPicture {
        try withBytes { bytes in
            let frame = Frame(
                layout: .contiguous(.rgb24, width: width, height: height), bytes: bytes,
                stamp: FrameStamp(index: 0, time: FrameTime(monotonic: .zero)))
            try preparer.copy(prepared: frame, longerSide: longerSide, into: small)
        }
        let scale = (Float(small.width) / Float(width), Float(small.height) / Float(height))
        return Self(
            picture: small,
            hidden: hidden.map {
                BoundingBox(
                    x: $0.x * scale.0, y: $0.y * scale.1, width: $0.width * scale.0, height: $0.height * scale.1)
            })
    }

    /// The samples, packed R G B, row after row.
    ///
    /// - Throws: ``ImagingError`` where the picture has been filled anew, and what `body` throws.
    public func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) throws -> Result {
        try checkContent()
        return try picture.withBytes(body)
    }

    /// Encodes as a baseline 4:2:0 JPEG.
    ///
    /// - Parameters:
    ///   - quality: libjpeg's scale, 1...100.
    ///   - comment: Stands in the file as its comment (COM): what made it.
    public func jpegData(quality: Int = 90, comment: String) throws(ImagingError) -> [UInt8] {
        try checkContent()
        return try picture.jpegData(quality: quality, comment: comment)
    }

    private func checkContent() throws(ImagingError) {
        guard picture.content == content else {
            throw ImagingError(.argument, "the picture was filled anew after the persons in it had been hidden")
        }
    }
}
