public import ClassPolicy
public import Imaging
import Synchronization
public import Values

/// Finds the objects in a picture: a network, its decoder and suppression behind one call.
///
/// ```swift
/// let model = try ModelStore.standard().model("yolox-nano")
/// let detector = try Detector(model: model)
/// let input = try detector.makeInput()
/// let mapping = try input.fill(from: frame, by: preparer)
/// try detector.detect(input, mapping: mapping, minScore: 0.3, into: &detections)
/// ```
///
/// Detections carry places in ``classes``, which the policy has admitted before the network file was touched. A detector may be handed
/// to another thread; calls from several threads take turns in the order of their coming (``InferenceTurns``). While it runs on one
/// input, another may be filled.
public final class Detector: Sendable {
    public let model: Model
    public let classes: ClassList
    /// The sizes at which the network is run.
    public let inputs: InputChoice
    /// What was asked for in the options, resolved to what this CPU does.
    public let precision: DetectorOptions.Precision
    /// What didn't go as asked without hindering the work, one sentence each, for a log.
    public let notes: [String]

    private let turns: InferenceTurns
    private let state: Mutex<State>

    private let options: DetectorOptions

    private struct State {
        /// The network at each size that a picture has asked for.
        var runners: [NetworkRunner]
        var candidates: CandidateList
        var suppression: NonMaximumSuppression
    }

    /// Loads a model: puts its classes before the policy, checks the network file's hash, reads it, compares its tensors with the
    /// manifest, and compiles it. Takes 0.1 to 1 s; the thread waits.
    ///
    /// - Parameter turns: Shared with the other detectors whose networks must not run at the same time.
    /// - Throws: ``ModelError``; with ``ModelError/refusal`` where the policy refuses a label.
    public init(
        model: Model, options: DetectorOptions = DetectorOptions(), turns: InferenceTurns = InferenceTurns()
    ) throws(ModelError) {
        let manifest = model.manifest
        // Before anything else; the session puts them before the policy again, with the network's own outputs.
        _ = try model.classes()
        inputs = try Self.inputs(of: manifest, width: options.inputWidth)
        let runner = try NetworkRunner(model, input: inputs.standard, options: options)
        classes = runner.session.classes
        self.model = model
        self.turns = turns
        self.options = options
        precision = runner.session.precision
        notes = runner.session.notes
        state = Mutex(
            State(
                runners: [runner],
                candidates: CandidateList(classCount: classes.count),
                suppression: NonMaximumSuppression(
                    threshold: manifest.suppressionThreshold.map { options.suppressionThreshold ?? $0 },
                    detectionLimit: options.detectionLimit)))
    }

    /// A place for one picture. Make as many as there are pictures under way at once, once.
    public func makeInput() throws(ModelError) -> InputTensor {
        do {
            return try InputTensor(inputs)
        } catch {
            throw ModelError(
                model: model.name, reason: .inference, message: "no memory for a picture: \(error.message)")
        }
    }

    /// Runs the network on a prepared picture. The thread waits: 5 to 50 ms with a small network.
    ///
    /// - Parameters:
    ///   - input: From ``makeInput()`` of this detector, filled with a picture.
    ///   - mapping: How the picture was laid into it.
    ///   - minScore: 0...1. Detections below it are left out; the lower, the more time suppression takes.
    ///   - onTurn: Called once the network is the caller's, before it runs.
    ///   - detections: Gets what was found, best first, and loses what was in it. Boxes are pixels of the original picture, clipped to it.
    /// - Returns: Where the time went.
    /// - Throws: ``ModelError`` of ``ModelError/Reason/inference``; `detections` is empty then.
    @discardableResult
    public func detect(
        _ input: InputTensor, mapping: PictureMapping, minScore: Float, onTurn: () -> Void = {},
        into detections: inout [Detection]
    ) throws(ModelError) -> DetectionTiming {
        detections.removeAll(keepingCapacity: true)
        return try turns.take { () throws(ModelError) in
            onTurn()
            return try run(input, mapping: mapping, minScore: minScore, into: &detections)
        }
    }

    private func run(
        _ input: InputTensor, mapping: PictureMapping, minScore: Float, into detections: inout [Detection]
    ) throws(ModelError) -> DetectionTiming {
        let clock = ContinuousClock()
        return try state.withLock { state throws(ModelError) in
            let start = clock.now
            let place = try infer(input, on: &state.runners)
            let inferred = clock.now

            state.candidates.removeAll()
            state.runners[place].decode(minScore: minScore, into: &state.candidates)
            if let violation = state.candidates.violation { throw describe(violation) }
            state.suppression.run(on: state.candidates)
            for candidate in state.suppression.kept {
                let box = mapping.pictureBox(
                    left: candidate.left, top: candidate.top, right: candidate.right, bottom: candidate.bottom)
                // Nothing is left of a box that lies in the padding.
                guard box.area > 0 else { continue }
                detections.append(Detection(box: box, score: candidate.score, classIndex: Int(candidate.classIndex)))
            }
            return DetectionTiming(inference: start.duration(to: inferred), decoding: inferred.duration(to: clock.now))
        }
    }

    /// The same, into findings: what tells persons from generic things, and has crops of those alone.
    @discardableResult
    public func detect(
        _ input: InputTensor, mapping: PictureMapping, minScore: Float, onTurn: () -> Void = {},
        into findings: inout PictureFindings
    ) throws(ModelError) -> DetectionTiming {
        findings.begin(classes: classes, minScore: minScore)
        return try findings.fill { detections throws(ModelError) in
            try detect(input, mapping: mapping, minScore: minScore, onTurn: onTurn, into: &detections)
        }
    }

    /// Runs the bare network and leaves its outputs alone: the measure that the rest of a pipeline is compared with.
    package func infer(_ input: InputTensor) throws(ModelError) {
        try state.withLock { state throws(ModelError) in _ = try infer(input, on: &state.runners) }
    }

    /// - Returns: Which of the runners it was.
    private func infer(_ input: InputTensor, on runners: inout [NetworkRunner]) throws(ModelError) -> Int {
        let wanted = input.networkInput
        if let place = runners.firstIndex(where: { $0.input == wanted }) {
            try runners[place].infer(input)
            return place
        }
        guard inputs.all.contains(wanted) else {
            throw ModelError(
                model: model.name, reason: .inference,
                message: "was given another model's input; take one from its own makeInput()")
        }
        // The first picture of its size. Most sources have one size, so what has had nothing to do until now is let go first.
        runners.removeAll { !$0.hasRun }
        runners.append(try NetworkRunner(model, input: wanted, options: options))
        try runners[runners.count - 1].infer(input)
        return runners.count - 1
    }

    private static func inputs(of manifest: ModelManifest, width: Int?) throws(ModelError) -> InputChoice {
        guard let width else { return manifest.inputChoice }
        if let held = manifest.inputChoice.held(atWidth: width) { return held }
        let widths = manifest.inputChoice.all.map { String($0.width) }.joined(separator: " or ")
        throw ModelError(
            model: manifest.name, reason: .structureMismatch,
            message: "is run at a width of \(widths), not of \(width); choose one with --input-size, or leave it out")
    }

    private func describe(_ violation: CandidateList.Violation) -> ModelError {
        let fact =
            switch violation {
            case .score(let score): "the network gave a score of \(score), but scores end at 1"
            case .classIndex(let index):
                "the network gave the class \(index), but the manifest has \(classes.count) classes"
            }
        return ModelError(
            model: model.name, reason: .inference,
            message: "\(fact); correct output or classes in \(model.manifestPath)")
    }
}
