import Capture
import ClassPolicy
import Detection
import Evaluation
import Imaging
import Values

/// One model, run over annotated pictures and measured.
struct ModelEvaluation {
    /// Low, as COCO's evaluation wants it: what precision is lost at low scores, recall gains.
    static let leastScore: Float = 0.001

    let model: Model
    let classes: ClassList
    let precision: DetectorOptions.Precision
    /// The model's classes that the truth has, as places in ``classes``.
    private(set) var sharedClasses: [Int] = []
    /// The truth's categories that the model lacks.
    private(set) var categoriesLacked: [String] = []
    private(set) var measured: PrecisionEvaluator
    private(set) var confusion: ConfusionTable
    private(set) var pictures = 0
    /// Files that could not be read, and why. Their objects don't count.
    private(set) var unreadable: [(file: String, message: String)] = []
    /// Milliseconds a picture: reading and scaling, the network, decoding its outputs.
    private(set) var readTimes: [Double] = []
    private(set) var networkTimes: [Double] = []
    private(set) var decodingTimes: [Double] = []

    /// - Parameters:
    ///   - source: The dataset's pictures, in its order. When it is cancelled, what was measured until then stands.
    ///   - progress: Told the count of pictures done.
    init(
        model: Model, options: DetectorOptions, dataset: COCODataset, confusionScore: Float,
        source: PictureSource, progress: (Int) -> Void
    ) throws {
        let detector = try Detector(model: model, options: options)
        self.model = model
        classes = detector.classes
        precision = detector.precision
        measured = PrecisionEvaluator(classCount: classes.count)
        confusion = ConfusionTable(classCount: classes.count, minScore: confusionScore)

        let classOfCategory = dataset.categories.map { classes.first(named: $0)?.index }
        categoriesLacked = zip(dataset.categories, classOfCategory).filter { $0.1 == nil }.map(\.0)
        sharedClasses = Set(classOfCategory.compactMap { $0 }).sorted()
        let isShared = Set(sharedClasses)
        guard !isShared.isEmpty else {
            throw EvaluationError(
                file: model.name,
                message:
                    "has none of the truth's categories (\(dataset.categories.prefix(5).joined(separator: ", ")), ...); names are compared without regard to case"
            )
        }

        let input = try detector.makeInput()
        let preparer = InputPreparer()
        let clock = ContinuousClock()
        var detections: [Detection] = []
        for (place, objects) in dataset.objects.enumerated() {
            var mapping: PictureMapping?
            let start = clock.now
            do {
                let isDelivered = try source.next { frame in
                    mapping = try input.fill(from: frame, by: preparer)
                }
                guard isDelivered else { break }  // interrupted
            } catch let error as CaptureError {
                unreadable.append((dataset.pictures[place].file, error.message))
                continue
            } catch let error as ImagingError {
                unreadable.append((dataset.pictures[place].file, error.description))
                continue
            }
            guard let mapping else { continue }
            readTimes.append(start.duration(to: clock.now).milliseconds)
            let timing = try detector.detect(input, mapping: mapping, minScore: Self.leastScore, into: &detections)
            networkTimes.append(timing.inference.milliseconds)
            decodingTimes.append(timing.decoding.milliseconds)
            // A class that the truth knows nothing of can be neither right nor wrong.
            detections.removeAll { !isShared.contains($0.classIndex) }
            let truth = objects.compactMap { object in
                classOfCategory[object.category].map {
                    TruthBox(box: object.box, classIndex: $0, area: object.area, isCrowd: object.isCrowd)
                }
            }
            measured.add(detections, truth: truth)
            confusion.add(detections, truth: truth)
            pictures += 1
            progress(pictures + unreadable.count)
        }
    }
}

extension [Double] {
    /// The middle value; 0 of nothing.
    var middle: Double {
        guard !isEmpty else { return 0 }
        let sorted = sorted()
        return count.isMultiple(of: 2) ? (sorted[count / 2 - 1] + sorted[count / 2]) / 2 : sorted[count / 2]
    }
}
