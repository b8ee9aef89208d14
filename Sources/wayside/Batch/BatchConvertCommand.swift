import ArgumentParser
import Batch

struct BatchConvertCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "convert",
        abstract: "Take another program's results for a batch.",
        discussion: """
            Reads MegaDetector's batch JSON, 1.0 to 1.6, whoever wrote it, and writes all
            that `wayside batch` writes of its own detections: events, repeats, Camtrap DP,
            tables; then `wayside batch review` shows them, without thumbnails. Its
            categories go through the class policy: a file that describes people is refused
            whole (exit status 3).

            EXAMPLES
              wayside batch convert md_results.json --out results --zone Europe/Berlin
              wayside batch convert md_results.json --out results --root D:/cards \\
                --map Rothirsch="cervus elaphus"
            """)

    @Argument(help: ArgumentHelp("The results file.", valueName: "file"))
    var file: String

    @Option(help: ArgumentHelp("The folder of results: new or empty.", valueName: "dir"))
    var out: String

    @Option(
        help: ArgumentHelp("The folder that the file's paths begin with, where they are absolute.", valueName: "folder")
    )
    var root: String?

    @Option(
        help: ArgumentHelp(
            "A name of the file that the taxonomy lacks, and the taxonomy's name for it; may be repeated.",
            valueName: "name=name"))
    var map: [NameMapping] = []

    @OptionGroup var resultArguments: ResultArguments

    func run() throws {
        var report = BatchReport()
        let conversion = BatchConversion(
            file: file, output: out, root: root, mappings: Dictionary(map.map { ($0.label, $0.name) }) { $1 })
        try report.finish(conversion.run(results: resultArguments.options) { report.update($0) }, output: out)
    }
}

struct NameMapping: ExpressibleByArgument {
    var label: String
    var name: String

    init?(argument: String) {
        let parts = argument.split(separator: "=", maxSplits: 1)
        guard parts.count == 2 else { return nil }
        (label, name) = (String(parts[0]), String(parts[1]))
    }
}
