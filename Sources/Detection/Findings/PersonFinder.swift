public import Imaging
public import Values

/// Finds the persons in pictures that are to be stored or looked at more closely, where the model in use has no class person.
///
/// It runs a second model, of which nothing but the persons' boxes comes out. Not for several threads at once.
public final class PersonFinder {
    private let detector: Detector
    private let input: InputTensor
    private let preparer = InputPreparer()
    private var findings = PictureFindings()

    /// - Throws: ``ModelError``, also of a model without the class person.
    public convenience init(model: Model, options: DetectorOptions = DetectorOptions()) throws(ModelError) {
        try model.requirePersonClass()
        try self.init(Detector(model: model, options: options))
    }

    /// - Parameter detector: May be shared with others.
    /// - Throws: ``ModelError``, also of a model without the class person.
    public init(_ detector: Detector) throws(ModelError) {
        try detector.model.requirePersonClass()
        self.detector = detector
        input = try detector.makeInput()
    }

    /// What didn't go as asked without hindering the work.
    public var notes: [String] { detector.notes }

    /// Where persons may be in a picture. The thread waits for the network.
    public func persons(in picture: RGBPicture) throws -> PersonBoxes {
        let mapping = try picture.withBytes { bytes in
            let frame = Frame(
                layout: .contiguous(.rgb24, width: picture.width, height: picture.height), bytes: bytes,
                stamp: FrameStamp(index: 0, time: FrameTime(monotonic: .zero)))
            return try input.fill(from: frame, by: preparer)
        }
        return try persons(mapping)
    }

    /// Where persons may be in a frame as it is displayed. The thread waits for the network.
    public func persons(in frame: Frame) throws -> PersonBoxes {
        try persons(try input.fill(from: frame, by: preparer))
    }

    private func persons(_ mapping: PictureMapping) throws -> PersonBoxes {
        try detector.detect(input, mapping: mapping, minScore: PersonBoxes.leastScore, into: &findings)
        guard let persons = findings.persons else {
            throw ModelError(model: detector.model.name, reason: .inference, message: "did not look for persons")
        }
        return persons
    }
}
