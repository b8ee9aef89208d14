import ClassPolicy
import Detection
import Formats
import Imaging
import Recording

/// `--classifier`: what a second model says of the generic things that a detector found.
struct SecondStage {
    /// What it says of one detection.
    struct Answer {
        var name: String
        var score: Float

        func write(to json: inout JSONWriter) {
            json.beginObject()
            json.member("class", name)
            json.member("score", Double(score), decimals: 3)
            json.endObject()
        }
    }

    private let classifier: CropClassifier
    var notes: [String] { classifier.notes }

    /// - Throws: Also where the classifier has nothing to say about any class of the detector.
    init(classifier reference: String, in store: ModelStore, options: DetectorOptions, of detector: Detector) throws {
        classifier = try CropClassifier(model: store.model(reference), options: options)
        guard detector.classes.classes.contains(where: classifier.covers) else {
            let wanted = classifier.model.manifest.cropsOf
            throw ConsoleError(
                message: "\(classifier.model.name) looks at crops of "
                    + (wanted.isEmpty
                        ? "\(classifier.model.manifest.inputs.rawValue)s" : wanted.joined(separator: ", "))
                    + ", and \(detector.model.name) has no such class; name another detector with --model")
        }
    }

    /// One answer, or none, for each detection, in order.
    func classify(_ findings: PictureFindings, in picture: RedactedPicture) throws -> [Answer?] {
        try findings.subjects.map { subject in
            guard case .generic(let detection) = subject else { return nil }
            return try classifier.classify(detection, in: picture).map {
                Answer(name: classifier.classes[$0.classIndex].name, score: $0.score)
            }
        }
    }
}
