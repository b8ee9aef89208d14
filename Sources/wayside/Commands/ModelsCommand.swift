import ArgumentParser
import ClassPolicy
import Detection
import Formats
import Imaging
import Recording

struct ModelsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "models",
        abstract: "List, show, check, add and download models.",
        discussion: """
            A model is a network file and a YAML manifest that describes it. Manifests are
            looked for in the folders of WAYSIDE_MODELS, in ~/.local/share/wayside/models,
            and where Wayside is installed; the network file beside its manifest and in
            these folders.

            EXAMPLES
              wayside models list
              wayside models show yolox-nano
              wayside models check mine.yaml
              wayside models add mine.onnx --manifest mine.yaml
              wayside models pull yolox-nano

            THE WAY OUT FOR MIXED MODELS
              A model with one class that describes people is refused whole. models/strip,
              a Python tool of Wayside's sources, writes a model without these classes:
              their weights are gone from the network, the others answer as before.
                python3 -m pip install -r models/strip/requirements.txt
                python3 models/strip/strip.py mixed.yaml generic.yaml --keep-generic
                wayside models check generic.yaml
            """,
        subcommands: [List.self, Show.self, Check.self, Add.self, Pull.self], defaultSubcommand: List.self)

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Name every known model and say whether it is ready.",
            discussion: """
                EXAMPLES
                  wayside models list
                  wayside models list --format json
                """)

        @Option(help: "How to print: text, or one JSON object a model.")
        var format: OutputFormat = .text

        func run() throws {
            let store = ModelStore.standard()
            let listings = store.list()
            if format == .json {
                var json = JSONWriter()
                for listing in listings { listing.write(to: &json) }
                return try StandardOutput.write(json.bytes)
            }
            if listings.isEmpty {
                Console.say("no models; looked for manifests in \(store.folders.joined(separator: ", "))")
            }
            var table = Table(["model", "state", "input", "classes", "licence"], rightAligned: [3])
            for listing in listings {
                let manifest = listing.model?.manifest
                table.add([
                    listing.name, listing.stateName, manifest?.inputSizes ?? "-",
                    manifest.map { "\($0.labels.count)" } ?? "-", manifest?.licence ?? "-",
                ])
            }
            if !table.isEmpty { try StandardOutput.line(table.text) }
            // What is merely not here is no fault: one sentence for all of it.
            for listing in listings where !listing.canBePulled {
                if let problem = listing.problem { Console.say("\n\(problem)") }
            }
            if listings.contains(where: \.canBePulled) {
                Console.say("\n`wayside models pull NAME` brings a missing network file")
            }
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print what a manifest says.",
            discussion: """
                EXAMPLES
                  wayside models show yolox-nano
                  wayside models show ./mine.yaml --format json
                """)

        @Argument(help: "A model's name, manifest or network file.")
        var model: String

        @Option(help: "How to print: text, or one JSON object.")
        var format: OutputFormat = .text

        func run() throws {
            let store = ModelStore.standard()
            let found = try store.model(model)
            let listing = store.inspect(manifestPath: found.manifestPath)
            if format == .json {
                var json = JSONWriter()
                listing.write(to: &json)
                return try StandardOutput.write(json.bytes)
            }
            let manifest = found.manifest
            var table = Table(["model", manifest.name])
            table.add(["description", manifest.description])
            table.add(["licence", manifest.licence])
            table.add(["source", manifest.source])
            table.add(["manifest", found.manifestPath])
            table.add(["network file", (try? found.networkPath()) ?? "\(manifest.networkFile) (missing)"])
            table.add(["sha256", manifest.sha256])
            table.add([
                "input", "\(manifest.inputSizes) \(manifest.input.channelOrder.rawValue)",
            ])
            table.add([
                "task", manifest.task == .detect ? "detect" : "classify, on crops (\(manifest.inputs.rawValue))",
            ])
            table.add(["state", listing.stateName])
            table.add(["classes", "\(manifest.labels.count): \(manifest.labels.joined(separator: ", "))"])
            try StandardOutput.line(table.text)
        }
    }

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Load a model as `run` would: policy, file, hash, tensors, compilation.",
            discussion: """
                EXAMPLES
                  wayside models check yolox-nano
                  wayside models check ./mine.yaml && echo fits
                """)

        @Argument(help: "Names, manifests or network files. Without any, every known model is checked.")
        var models: [String] = []

        func run() throws {
            let store = ModelStore.standard()
            let names = models.isEmpty ? store.list().map(\.manifestPath) : models
            var status: ExitCode?
            for name in names {
                do {
                    let model = try store.model(name)
                    try StandardOutput.line(try ModelTrial.summary(of: model))
                } catch let error as ModelError {
                    Console.say("wayside: \(error)")
                    status =
                        status ?? (error.reason == .refusedByPolicy ? ExitStatus.refusedByPolicy : ExitStatus.failed)
                }
            }
            if let status { throw status }
        }
    }
}

extension ModelListing {
    /// A word or two for a table.
    fileprivate var stateName: String {
        switch state {
        case .ready: "ready"
        case .refusedByPolicy: "refused by policy"
        case .unusable(let error):
            switch error.reason {
            case .networkMissing: "network file missing"
            case .hashMismatch: "another network file"
            case .invalidManifest: "invalid manifest"
            default: "unusable"
            }
        }
    }

    /// Is nothing wrong but that its network file hasn't been downloaded?
    fileprivate var canBePulled: Bool {
        guard case .unusable(let error) = state else { return false }
        return error.reason == .networkMissing && model?.manifest.networkURL != nil
    }

    /// The sentence that says what is wrong and what to do.
    fileprivate var problem: String? {
        switch state {
        case .ready: nil
        case .refusedByPolicy(let refusal): "\(name): \(refusal)"
        case .unusable(let error): "\(error)"
        }
    }

    fileprivate func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("name", name)
        json.member("state", stateName)
        json.member("problem", problem)
        json.member("manifest", manifestPath)
        if let manifest = model?.manifest {
            json.member("description", manifest.description)
            json.member("licence", manifest.licence)
            json.member("source", manifest.source)
            json.member("sha256", manifest.sha256)
            json.member("width", manifest.input.width)
            json.member("height", manifest.input.height)
            if let large = manifest.inputChoice.large {
                json.beginObject("large")
                json.member("width", large.input.width)
                json.member("height", large.input.height)
                json.member("from_side", large.fromSide)
                json.endObject()
            }
            json.beginArray("classes")
            for label in manifest.labels { json.string(label) }
            json.endArray()
        }
        json.endObject()
        json.endLine()
    }
}

extension ModelManifest {
    /// `416x416`, or `416x416, 640x640 from 600`.
    fileprivate var inputSizes: String {
        "\(input.width)x\(input.height)"
            + (inputChoice.large.map { ", \($0.input.width)x\($0.input.height) from \($0.fromSide)" } ?? "")
    }
}
