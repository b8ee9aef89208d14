import ArgumentParser
import Detection

extension ModelsCommand {
    struct Pull: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Download the network file of a known model into your model folder.",
            discussion: """
                The manifest says from where (source) and what must come (sha256). A download
                that breaks off, or that Ctrl-C ends, leaves FILE.part, and the next one goes
                on from it. The file gets its name once its hash is right and it loads and fits
                as with `models add`. https only, through curl.

                EXAMPLES
                  wayside models list
                  wayside models pull yolox-nano
                """)

        @Argument(help: "A model's name, or a manifest of your own.")
        var model: String

        @Flag(help: "Put it in the place of another file of the same name.")
        var replace = false

        @Option(help: "Give up when nothing comes for this long: 90s, 2m. Without it, 30 s.")
        var timeout: DurationArgument?

        @Option(help: "How to print: text, or one JSON object.")
        var format: OutputFormat = .text

        func run() throws {
            let store = ModelStore.standard()
            let folder = try ModelFolder(of: store)
            let model = try store.model(model)
            // Before anything is fetched.
            _ = try model.classes()
            let withManifest = !store.holdsManifest(of: model)
            let networkPath = folder.networkPath(of: model)
            if try isReady(model, networkPath: networkPath) {
                return try AddedModel(model: model, networkPath: model.networkPath()).report(format)
            }
            guard let url = model.manifest.networkURL else {
                throw ConsoleError(
                    message:
                        "\(model.name): its source is no address of a network file that could be downloaded (https://...): "
                        + "\(model.manifest.source); get the file there, then `wayside models add` it")
            }
            if !replace { try folder.checkNames(of: model, withManifest: withManifest) }
            try folder.make()

            let stop = StopSwitch()
            let interruption = Interruption { stop.turnOn() }
            let part = try PartialFile(path: networkPath + ".part")
            Console.say("\(model.name) (\(model.manifest.licence)) from \(url)")
            var download = NetworkDownload(
                model: model, url: url, part: part, patience: timeout?.duration ?? .seconds(30), stop: stop)
            try withExtendedLifetime(interruption) { try download.run() }

            let summary: String
            do {
                summary = try ModelTrial.summary(of: model.at(networkPath: part.path))
            } catch {
                part.remove()
                throw error
            }
            try folder.add(model, movedFrom: part, withManifest: withManifest, replacing: replace)
            try AddedModel(
                model: model, networkPath: networkPath, summary: summary, resumedFrom: download.resumedFrom
            ).report(format)
        }

        /// Is the described network file here? Another one of its name in the user's folder may be replaced, elsewhere it is in the way.
        private func isReady(_ model: Model, networkPath: String) throws -> Bool {
            do {
                _ = try model.network()
                return true
            } catch {
                let mayCome =
                    error.reason == .networkMissing || (error.reason == .hashMismatch && error.model == networkPath)
                guard mayCome else { throw error }
                return false
            }
        }
    }
}
