import ArgumentParser
import Detection
import Glibc

extension ModelsCommand {
    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Check a model of your own and copy it into your model folder.",
            discussion: """
                Network and manifest go to ~/.local/share/wayside/models (below XDG_DATA_HOME
                where that is set), if the policy admits every class, the hash is the
                manifest's, and the network loads and fits. Otherwise nothing is copied.

                EXAMPLES
                  wayside models add deer.onnx --manifest deer.yaml
                  wayside models add ~/Downloads/yolox_nano.onnx
                      for a manifest that is known here
                """)

        @Argument(help: "The network file.")
        var network: String

        @Option(help: "Its manifest. Without it, one beside the file, or a known one that names it.")
        var manifest: String?

        @Flag(help: "Put it in the place of another file of the same name.")
        var replace = false

        @Option(help: "How to print: text, or one JSON object.")
        var format: OutputFormat = .text

        func validate() throws {
            if network.hasSuffix(".yaml") || network.hasSuffix(".yml") {
                throw ValidationError("\(network) is a manifest; name the network file, and this one with --manifest.")
            }
        }

        func run() throws {
            let store = ModelStore.standard()
            let folder = try ModelFolder(of: store)
            let model = try store.model(manifest ?? network).at(networkPath: network)
            guard access(network, F_OK) == 0 else {
                throw ConsoleError(message: "\(network): no such file; name the network file")
            }
            let summary = try ModelTrial.summary(of: model)
            // Copying takes less time than regretting a half of it: the first Ctrl-C waits for it.
            let interruption = Interruption {}
            try withExtendedLifetime(interruption) {
                try folder.add(model, withManifest: !store.holdsManifest(of: model), replacing: replace)
            }
            try AddedModel(model: model, networkPath: folder.networkPath(of: model), summary: summary).report(format)
        }
    }
}
