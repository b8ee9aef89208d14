import ArgumentParser
import ClassPolicy
import Detection

/// Which model finds the persons in pictures that are stored or looked at more closely.
struct PersonModelOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Finds the persons to hide in what is stored, beside the detector. Without it, the detector does if it has the class person, else the first known model that has it and is here.",
            valueName: "model"))
    var personModel: String?

    /// The model to load beside the detector's; nil where the detector finds persons itself and no other is named.
    ///
    /// - Parameter purpose: What needs it, for the message: `--save`.
    func resolve(beside model: Model, for purpose: String, in store: ModelStore) throws -> Model? {
        if let personModel {
            let named = try store.model(personModel)
            try named.requirePersonClass()
            return named
        }
        if try model.classes().personFlags.contains(true) { return nil }
        let known = ModelOptions.preferred.lazy.compactMap { try? store.model($0) }
        if let ready = known.first(where: { (try? $0.requirePersonClass()) != nil && (try? $0.networkPath()) != nil }) {
            return ready
        }
        throw ConsoleError(
            message: "\(purpose) needs a model with the class person, so that persons can be hidden; "
                + "\(model.name) has none, and no other is here. Name one with --person-model (`wayside models list`)")
    }
}
