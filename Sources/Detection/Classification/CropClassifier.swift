public import ClassPolicy
public import Imaging
import Values

/// The second stage: says what kind of thing a generic detection is, from its crop, with a classifier that gives one label.
///
/// ```swift
/// let classifier = try CropClassifier(model: store.model("inat-birds"), options: options)
/// for case .generic(let detection) in findings.subjects {
///     let species = try classifier.classify(detection, in: redactedPicture)
/// }
/// ```
///
/// **A person never gets here, and that is not a check.** ``classify(_:in:)`` takes a ``GenericDetection``; a person is a
/// ``DetectedSubject/person(_:)``, which holds a bare box and nothing that could be handed over, so `classify(person, in: picture)`
/// doesn't compile. The initialiser of ``GenericDetection`` is internal to this module and called in one place, for classes that the
/// policy resolved to a generic node. The picture must be an ``Imaging/RedactedPicture``: a rider on a bicycle, whoever holds the dog, is
/// filled before anything is looked at. No crop is ever a value of its own: it goes into the network's input and nowhere else.
///
/// Not for several threads at once.
public final class CropClassifier {
    public let model: Model
    public let classes: ClassList
    /// What didn't go as asked without hindering the work.
    public let notes: [String]

    /// A crop with fewer pixels a side shows nothing.
    private static let leastSide = 8
    /// A crop of which more is filled shows a person rather than a thing.
    private static let mostHidden: Float = 0.5

    private let manifest: ModelManifest
    private let activation: ScoreActivation
    private let session: InferenceSession
    private let input: InputTensor
    private let preparer = InputPreparer()

    /// Loads a classifier: a model of the task `classify`, which runs on crops.
    ///
    /// - Throws: ``ModelError``, as ``Detector/init(model:options:)`` does.
    public init(model: Model, options: DetectorOptions = DetectorOptions()) throws(ModelError) {
        // The policy speaks first, whatever else is wrong.
        _ = try model.classes()
        guard case .classScores(let activation) = model.manifest.output else {
            throw ModelError(
                model: model.name, reason: .anotherTask,
                message: "is a detector, not a classifier of crops; name it with --model")
        }
        session = try InferenceSession(model: model, options: options)
        self.model = model
        self.activation = activation
        manifest = model.manifest
        classes = session.classes
        notes = session.notes
        do {
            input = try InputTensor(model.manifest.inputChoice)
        } catch {
            throw ModelError(
                model: model.name, reason: .inference, message: "no memory for a picture: \(error.message)")
        }
    }

    /// Does the classifier say anything about this class: is it of the kind that its manifest's `inputs` and `crops-of` name?
    public func covers(_ recognized: RecognizedClass) -> Bool {
        guard case .generic = recognized.subject, manifest.cropsOf.isEmpty || manifest.cropsOf.contains(recognized.name)
        else { return false }
        let branch = ClassPolicy.current.verdict(for: recognized.name).category
        return switch manifest.inputs {
        case .picture: false
        case .genericCrop: true
        case .vehicleCrop: branch == "vehicle"
        case .animalCrop: branch == "animal" || branch == "taxon"
        }
    }

    /// Looks at what a detection's box shows.
    ///
    /// - Returns: The best class; nil where the classifier doesn't cover the detection's class, or little of the box can be seen: it is
    ///   tiny, or mostly filled because a person may be there.
    /// - Throws: ``ModelError``, also for scores that are not one answer; ``Imaging/ImagingError`` where the picture is gone.
    public func classify(_ detection: GenericDetection, in picture: RedactedPicture) throws -> Classification? {
        let box = detection.detection.box.clipped(toWidth: Float(picture.width), height: Float(picture.height))
        let (left, top) = (Int(box.x.rounded(.down)), Int(box.y.rounded(.down)))
        let width = min(Int(box.maxX.rounded(.up)), picture.width) - left
        let height = min(Int(box.maxY.rounded(.up)), picture.height) - top
        guard covers(detection.recognizedClass), width >= Self.leastSide, height >= Self.leastSide,
            picture.hiddenPart(of: box) <= Self.mostHidden
        else { return nil }
        let rowLength = 3 * picture.width
        let layout = FrameLayout(
            format: .rgb24, width: width, height: height,
            first: FrameLayout.Plane(offset: top * rowLength + 3 * left, bytesPerRow: rowLength))
        try picture.withBytes { bytes in
            let stamp = FrameStamp(index: 0, time: FrameTime(monotonic: .zero))
            _ = try preparer.prepare(
                Frame(layout: layout, bytes: bytes, stamp: stamp), for: manifest.input, into: input.bytes)
        }
        try session.infer(input)
        return try best(of: session.outputs)
    }

    private func best(of outputs: [OutputTensor]) throws(ModelError) -> Classification {
        do throws(ScoreActivation.Refusal) {
            guard let output = outputs.first else { throw ScoreActivation.Refusal(fact: "the network gave no scores") }
            return try activation.best(of: output, count: classes.count)
        } catch {
            throw ModelError(
                model: model.name, reason: .inference,
                message: "\(error.fact); correct output in \(model.manifestPath), or take another network")
        }
    }
}
