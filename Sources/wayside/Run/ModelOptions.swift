import ArgumentParser
import Detection

/// Which model, and how it runs: the same for every command that runs one.
struct ModelOptions: ParsableArguments {
    /// The models that are taken where none is named, best first.
    static let preferred = ["wayside-nano", "yolox-nano", "picodet-s-416", "nanodet-m-416", "fastestdet-352"]

    @Option(
        name: [.short, .long],
        help: ArgumentHelp(
            "The detector: a name (`wayside models list`), a manifest, or a network file. Without it, the first known model whose network file is here."
        ))
    var model: String?

    @OptionGroup var inference: InferenceOptions

    var threads: Int? { inference.threads }

    /// Finds the model that the options name, or the first preferred one that is here.
    func resolve(in store: ModelStore) throws -> Model {
        try model.map(store.model) ?? Self.standard(in: store)
    }

    /// The first preferred model that is here.
    static func standard(in store: ModelStore) throws -> Model {
        let known = preferred.compactMap { try? store.model($0) }
        if let ready = known.first(where: { (try? $0.networkPath()) != nil }) { return ready }
        guard let first = known.first else {
            throw ConsoleError(
                message: "no model is known here; looked for manifests in \(store.folders.joined(separator: ", ")). "
                    + "Name a folder of models in WAYSIDE_MODELS, or a model with --model")
        }
        // The message says where the network file is to be had and where to put it.
        _ = try first.networkPath()
        return first
    }

    /// - Parameter threads: Where they are not those of the option.
    func detectorOptions(threads: Int? = nil) -> DetectorOptions { inference.detectorOptions(threads: threads) }
}
