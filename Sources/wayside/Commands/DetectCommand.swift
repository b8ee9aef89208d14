import ArgumentParser
import Capture
import ClassPolicy
import Detection
import Imaging
import Recording
import Values

struct DetectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "detect",
        abstract: "Say what is in pictures.",
        discussion: """
            Takes pictures and folders of pictures. Boxes are [x, y, width, height] in
            pixels of the original picture as it is displayed, turned as its EXIF says.

            EXAMPLES
              wayside detect street.jpg
              wayside detect card1/ card2/ --format json > detections.jsonl
              wayside detect val2017/ --format coco --min-score 0.001 > results.json
              wayside detect street.jpg --draw out
                  annotated copies; persons are made unrecognisable, always
              wayside detect garden/ --classifier inat-birds
                  which bird; never of a person

            FORMATS
              json  one object a line and picture:
                    {"file":"street.jpg","width":810,"height":1080,
                     "detections":[{"class":"bus","score":0.903,"box":[…]}]}
                    A picture that can't be read has "detections":null and an "error". With
                    --classifier a detection of a generic class also has "classification":
                    {"class":"Cyanocitta cristata (Blue Jay)","score":0.59}, or null.
              coco  one array of results. image_id is the number in the file's name where
                    all names are numbers (000000000139.jpg: 139), otherwise the file;
                    category_id is the manifest's.

            EXIT STATUS
              0 all pictures were read, 2 some could not be, 1 nothing could be done
            """)

    @Argument(help: "Pictures, and folders that hold pictures.")
    var paths: [String]

    @OptionGroup var modelOptions: ModelOptions

    @OptionGroup var personModelOptions: PersonModelOptions

    @Option(help: ArgumentHelp("The least score of a detection, 0 to 1.", valueName: "score"))
    var minScore: Float = 0.3

    @Option(
        help: ArgumentHelp(
            "A second model that looks at the crops of generic detections: a species, a make. There are no crops of persons, and persons are hidden before it looks.",
            valueName: "model"))
    var classifier: String?

    @Option(help: ArgumentHelp("Write annotated copies into this folder.", valueName: "dir"))
    var draw: String?

    @Option(help: "How to print.")
    var format: Format = .text

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, coco }

    func validate() throws {
        guard (0...1).contains(minScore) else { throw ValidationError("--min-score takes a number from 0 to 1") }
        if personModelOptions.personModel != nil && draw == nil && classifier == nil {
            throw ValidationError("--person-model is for what is stored or classified: it needs --draw or --classifier")
        }
        if classifier != nil && format == .coco {
            throw ValidationError("--classifier has no place in COCO's results; take --format json")
        }
    }

    func run() throws {
        let source = try PictureSource(paths: paths)
        let store = ModelStore.standard()
        let model = try modelOptions.resolve(in: store)
        let purpose = draw != nil ? "--draw" : classifier != nil ? "--classifier" : nil
        let personModel = try purpose.flatMap { try personModelOptions.resolve(beside: model, for: $0, in: store) }
        let detector = try Detector(model: model, options: modelOptions.detectorOptions())
        let personFinder = try personModel.map { try PersonFinder(model: $0, options: modelOptions.detectorOptions()) }
        let secondStage = try classifier.map {
            try SecondStage(classifier: $0, in: store, options: modelOptions.detectorOptions(), of: detector)
        }
        for note in detector.notes + (personFinder?.notes ?? []) + (secondStage?.notes ?? []) {
            Console.say("wayside: note: \(note)")
        }
        let annotator = Annotator(
            classes: detector.classes, findPersons: personFinder.map { finder in { try finder.persons(in: $0) } })
        let provenance = Provenance(
            models: (model.name, model.manifest.sha256), personModel.map { ($0.name, $0.manifest.sha256) })
        let copies = try draw.map {
            try AnnotatedCopies(folder: $0, annotator: annotator, provenance: provenance, roots: paths)
        }
        var printer = try makePrinter(files: source.files, detector: detector)
        let interruption = Interruption { source.cancel() }

        let input = try detector.makeInput()
        let preparer = InputPreparer()
        let decoder = PictureDecoder()
        let picture = RGBPicture()
        var status = StatusLine()
        var findings = PictureFindings()
        var done = 0
        var unreadable = 0
        try withExtendedLifetime(interruption) {
            while true {
                var mapping: PictureMapping?
                var file: String { source.currentFile ?? "" }
                do {
                    let isDelivered = try source.next { frame in
                        mapping = try input.fill(from: frame, by: preparer)
                        if purpose != nil { try picture.fill(from: frame, decoder: decoder) }
                    }
                    guard isDelivered, let mapping else { break }
                    let lowest = purpose == nil ? minScore : min(minScore, PersonBoxes.leastScore)
                    try detector.detect(input, mapping: mapping, minScore: lowest, into: &findings)
                    let persons = findings.persons
                    findings.removeDetections(below: minScore)
                    let detections = findings.detections
                    // Before anything is drawn on the picture.
                    let species = try secondStage?.classify(
                        findings, in: try annotator.redact(picture, persons: persons, of: file))
                    try copies?.write(picture, of: file, detections: detections, persons: persons)
                    status.clear()
                    try printer.print(file, mapping: mapping, detections: detections, species: species)
                } catch let error where error is CaptureError || error is ImagingError {
                    unreadable += 1
                    status.clear()
                    let message =
                        (error as? ImagingError)?.description ?? (error as? CaptureError)?.message ?? "\(error)"
                    try printer.print(file, unreadable: message)
                }
                done += 1
                status.update(
                    "\(done) of \(source.files.count) pictures\(unreadable > 0 ? ", \(unreadable) unreadable" : "")")
            }
        }
        status.clear()
        try printer.finish()
        if unreadable > 0 { throw unreadable == done ? ExitStatus.failed : ExitStatus.partlyUnreadable }
    }

    private func makePrinter(files: [String], detector: Detector) throws -> any DetectionPrinter {
        switch format {
        case .text: TextDetectionPrinter(classes: detector.classes)
        case .json: JSONDetectionPrinter(classes: detector.classes)
        case .coco: COCODetectionPrinter(files: files, categories: detector.model.manifest.categoryIDs)
        }
    }
}
