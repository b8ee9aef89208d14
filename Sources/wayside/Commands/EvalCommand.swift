import ArgumentParser
import Capture
import Detection
import Evaluation

struct EvalCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "eval",
        abstract: "Measure how well models detect, on annotated pictures.",
        discussion: """
            Computes COCO's average precision (AP over the overlaps 0.50 to 0.95, AP50,
            AP75, by size and by class), a table of confusions, and the time a picture
            takes. Classes and categories are matched by name; those of one side alone are
            left out, and said. Several models are measured one after the other and shown
            side by side.

            EXAMPLES
              wayside eval --annotations instances_val2017.json --images val2017
              wayside eval --annotations truth.json --images pictures \\
                --model yolox-nano --model mine.yaml
              wayside eval --annotations voc.json --images pictures \\
                --category motorbike=motorcycle --category sofa=couch
              wayside eval --annotations truth.json --images pictures \\
                --format json > measured.json

            EXIT STATUS
              0 all were measured, 2 some could not be read, 1 nothing could be done
            """)

    @Option(help: ArgumentHelp("The truth: COCO's annotation format.", valueName: "file"))
    var annotations: String

    @Option(help: ArgumentHelp("The folder that the annotations' file names start from.", valueName: "dir"))
    var images: String

    @Option(name: [.short, .long], help: "A detector: a name, a manifest, or a network file. May come several times.")
    var model: [String] = []

    @Option(
        help: ArgumentHelp(
            "The model's class that a category of the truth stands for: motorbike=motorcycle. May come several times.",
            valueName: "category=class"))
    var category: [String] = []

    @OptionGroup var inference: InferenceOptions

    @Option(help: ArgumentHelp("Measure the first pictures alone.", valueName: "count"))
    var limit: Int?

    @Option(
        help: ArgumentHelp("The score from which a detection counts in the table of confusions.", valueName: "score"))
    var confusionScore: Float = 0.3

    @Option(help: "How to print.")
    var format: OutputFormat = .text

    func validate() throws {
        guard limit.map({ $0 > 0 }) ?? true else { throw ValidationError("--limit takes a number above 0") }
        for pair in category where pair.split(separator: "=").count != 2 {
            throw ValidationError("--category takes category=class, such as motorbike=motorcycle, not '\(pair)'")
        }
        guard (0...1).contains(confusionScore) else { throw ValidationError("--confusion-score takes 0 to 1") }
    }

    func run() throws {
        let store = ModelStore.standard()
        let models = try model.isEmpty ? [ModelOptions.standard(in: store)] : model.map(store.model)
        var dataset = try COCODataset(contentsOf: annotations)
        if let limit { dataset = dataset.first(limit) }
        guard !dataset.pictures.isEmpty else {
            throw EvaluationError(file: annotations, message: "lists no images")
        }
        for pair in category.map({ $0.split(separator: "=").map(String.init) }) {
            guard dataset.rename(category: pair[0], to: pair[1]) else {
                throw EvaluationError(file: annotations, message: "has no category '\(pair[0])'; correct --category")
            }
        }
        let files = dataset.pictures.map { images + "/" + $0.file }
        let options = inference.detectorOptions()
        var evaluations: [ModelEvaluation] = []
        var status = StatusLine()
        for model in models {
            let source = try PictureSource(files: files, name: images)
            let interruption = Interruption { source.cancel() }
            let evaluation = try withExtendedLifetime(interruption) {
                try ModelEvaluation(
                    model: model, options: options, dataset: dataset, confusionScore: confusionScore, source: source
                ) { done in
                    status.update("\(model.name): \(done) of \(files.count) pictures")
                }
            }
            status.clear()
            guard evaluation.pictures > 0 else {
                let first = evaluation.unreadable.first
                throw EvaluationError(
                    file: first.map { images + "/" + $0.file } ?? images,
                    message: first?.message ?? "no picture was measured")
            }
            evaluations.append(evaluation)
            if evaluation.pictures + evaluation.unreadable.count < files.count {
                Console.say("wayside: interrupted after \(evaluation.pictures) of \(files.count) pictures")
                break
            }
        }
        for (file, message) in evaluations[0].unreadable { Console.say("wayside: \(images)/\(file): \(message)") }
        switch format {
        case .text: try StandardOutput.line(EvaluationReport(evaluations: evaluations).text)
        case .json: try StandardOutput.write(EvaluationReport(evaluations: evaluations).json)
        }
        if !evaluations[0].unreadable.isEmpty { throw ExitStatus.partlyUnreadable }
    }
}
