public import ArgumentParser
public import Detection
import Formats
import Recording

/// `make bench`: what Wayside adds to the bare network, how quickly it starts, how much memory it takes, and what its class policy
/// refuses, as one JSON object.
///
/// Every figure is a median over rounds, and what is compared is measured in turn in one run, so that a ratio holds on a machine
/// whose speed drifts.
@main
struct Bench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wayside-bench",
        abstract: "Measure Wayside against the bare network; prints JSON.",
        discussion: """
            EXAMPLES
              make bench
              make bench ARGUMENTS="--clip junction.mp4 --rounds 9"
              make bench ARGUMENTS="--only policy"
            """)

    @Option(help: "The clip whose frames are used, as 768x432 JPEG pictures. The embedded sample by default.")
    var clip: String?

    @Option(help: "A scene file for the clip.")
    var scene: String?

    @Option(help: "The model.")
    var model = "yolox-nano"

    @Option(help: "Rounds of each measurement.")
    var rounds = 11

    @Option(help: "Arithmetic of the network.")
    var precision: DetectorOptions.Precision = .float32

    @Option(help: "A folder of labels with their expected verdicts: exclude.tsv, allow.tsv, bare_person.tsv.")
    var policyCorpus: String?

    @Option(help: "A Python with openvino and opencv-python-headless, to measure its loop beside `wayside batch`.")
    var python: String?

    @Option(parsing: .upToNextOption, help: "Measure this alone: \(Section.allValueStrings.joined(separator: ", ")).")
    var only = Section.allCases

    enum Section: String, CaseIterable, ExpressibleByArgument {
        case chain, cameras, tracking, gate, start, batch, policy
    }

    func validate() throws {
        guard (1...1000).contains(rounds) else { throw ValidationError("--rounds takes 1 to 1000") }
    }

    func run() throws {
        let store = ModelStore.standard()
        let found = try store.model(model)
        guard let sampleFolder = store.folders.map({ $0 + "/sample" }).first(where: { Files.exist($0 + "/road.mp4") })
        else {
            throw BenchError(message: "the embedded sample is missing from \(store.folders.joined(separator: ", "))")
        }
        let frames = try JPEGFrames(clip: clip ?? sampleFolder + "/road.mp4", width: 768, height: 432)
        let sceneFile = scene ?? (clip == nil ? sampleFolder + "/scene.yaml" : nil)

        var json = JSONWriter()
        json.beginObject()
        json.member("model", found.name)
        json.member("precision", precision.rawValue)
        json.member("processor", Machine.processor)
        if only.contains(.chain) {
            try Machine.onOneProcessor {
                try ChainBench(model: found, precision: precision, frames: frames, scene: sceneFile, rounds: rounds)
                    .write(to: &json)
            }
        }
        if only.contains(.tracking) {
            try Machine.onOneProcessor { TrackingBench(rounds: rounds).write(to: &json) }
        }
        if only.contains(.cameras) {
            try CamerasBench(model: found, precision: precision, frames: frames).write(to: &json)
        }
        if only.contains(.gate) {
            try Machine.onOneProcessor {
                try GateBench(
                    model: found, precision: precision, clip: clip ?? sampleFolder + "/road.mp4", rounds: rounds
                ).write(to: &json)
            }
        }
        if only.contains(.start) {
            try StartBench(
                model: found.name, precision: precision, picture: frames.first,
                clip: clip ?? sampleFolder + "/road.mp4",
                rounds: rounds
            ).write(to: &json)
        }
        if only.contains(.batch) {
            try BatchBench(
                model: found, precision: precision, clip: clip ?? sampleFolder + "/road.mp4", python: python,
                rounds: rounds
            ).write(to: &json)
        }
        if only.contains(.policy) {
            try PolicyBench(corpus: policyCorpus, otherLabels: found.manifest.labels, rounds: rounds).write(to: &json)
        }
        json.endObject()
        print(String(decoding: json.bytes, as: UTF8.self))
    }
}

extension DetectorOptions.Precision: ExpressibleByArgument {}

struct BenchError: Error, CustomStringConvertible {
    let message: String
    var description: String { message }
}
