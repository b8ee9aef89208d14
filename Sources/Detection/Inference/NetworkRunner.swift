import Imaging

/// A detector's network at one size of its input, with the decoder of what it answers there.
struct NetworkRunner {
    let input: NetworkInput
    let session: InferenceSession
    private(set) var hasRun = false
    private var decoder: any OutputDecoder

    /// - Throws: ``ModelError``, as ``InferenceSession``; of ``ModelError/Reason/anotherTask`` for a classifier.
    init(_ model: Model, input: NetworkInput, options: DetectorOptions) throws(ModelError) {
        let sized = model.at(input)
        guard
            let decoder = sized.manifest.output.decoder(
                width: input.width, height: input.height, classCount: sized.manifest.labels.count)
        else {
            throw ModelError(
                model: model.name, reason: .anotherTask,
                message: "is a classifier of crops, not a detector; name it with --classifier")
        }
        self.input = input
        self.decoder = decoder
        session = try InferenceSession(model: sized, options: options)
    }

    mutating func infer(_ picture: InputTensor) throws(ModelError) {
        hasRun = true
        try session.infer(picture)
    }

    /// The candidates in the outputs of the last ``infer(_:)``.
    mutating func decode(minScore: Float, into candidates: inout CandidateList) {
        decoder.decode(session.outputs, minScore: minScore, into: &candidates)
    }
}
