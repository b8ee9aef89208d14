import ArgumentParser
import Batch
import Detection
import FoundationEssentials

struct BatchRunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Look at all pictures and videos of some folders.",
        discussion: """
            JPEG, PNG, TIFF, WebP and BMP pictures, and what ffmpeg reads of videos, in any
            depth. What can't be read is a failure in the results, and the work goes on.
            Names that begin with a dot and links to folders are left out.

            Stop it in any way; with --resume it goes on where it was. DIR holds the
            journal (wayside-batch.sqlite) and, at the end, the results. Persons are hidden
            in all pictures that are kept, thumbnails too.

            With several folders, paths are relative to the deepest folder that holds them
            all. A name that isn't UTF-8, or holds control characters, has these bytes as
            %XX; a % before two hexadecimal digits is then %25.

            EXAMPLES
              wayside batch card1 card2 --out results --zone Europe/Berlin
              wayside batch card1 card2 --out results --resume
              wayside batch cards --out part3 --shard 3/8

            EXIT STATUS
              0 done, 1 stopped or failed, 2 done, but some files or folders could not be
              read
            """)

    @Argument(help: ArgumentHelp("Folders of pictures and videos.", valueName: "folder"))
    var folders: [String]

    @Option(
        help: ArgumentHelp("The folder of results: new, empty, or with --resume that of a batch.", valueName: "dir"))
    var out: String

    @OptionGroup var modelOptions: ModelOptions

    @OptionGroup var personModelOptions: PersonModelOptions

    @OptionGroup var resultArguments: ResultArguments

    @Flag(help: "Go on with the batch in DIR; begin it if there is none.")
    var resume = false

    @Option(
        help: ArgumentHelp(
            "Look at one part of the files alone, for job arrays; `wayside batch merge` joins the parts.",
            valueName: "i/n"))
    var shard: ShardArgument?

    @Option(help: ArgumentHelp("Frames a second of a video that are looked at.", valueName: "rate"))
    var videoRate = 1.0

    @Flag(help: "Write copies of all pictures into DIR/pictures, persons in them hidden.")
    var exportPictures = false

    func validate() throws {
        guard videoRate > 0, videoRate <= 1000 else { throw ValidationError("--video-rate takes a number up to 1000") }
    }

    func run() throws {
        let store = ModelStore.standard()
        let model = try modelOptions.resolve(in: store)
        let stop = BatchStop()
        let batch = Batch(
            BatchOptions(
                folders: folders, output: out, model: model, personModel: try personModel(beside: model, in: store),
                detector: modelOptions.detectorOptions(threads: 1),
                workers: modelOptions.threads ?? ProcessInfo.processInfo.activeProcessorCount, shard: shard?.shard,
                resumes: resume, videoRate: videoRate, exportsPictures: exportPictures), stop: stop)
        let interruption = Interruption { stop.raise() }
        var report = BatchReport()
        let summary = try withExtendedLifetime(interruption) {
            try batch.run(results: resultArguments.options) { report.update($0) }
        }
        try report.finish(summary, output: out)
    }

    /// A thumbnail is worth a second model; without one there are none, which the summary says.
    private func personModel(beside model: Model, in store: ModelStore) throws -> Model? {
        if exportPictures || personModelOptions.personModel != nil {
            return try personModelOptions.resolve(
                beside: model, for: exportPictures ? "--export-pictures" : "--person-model", in: store)
        }
        return try? personModelOptions.resolve(beside: model, for: "a thumbnail", in: store)
    }
}

struct ShardArgument: ExpressibleByArgument {
    let shard: Shard

    init?(argument: String) {
        guard let shard = Shard(argument) else { return nil }
        self.shard = shard
    }
}
