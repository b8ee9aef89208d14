import ArgumentParser
import Batch

struct BatchExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write the results of a batch anew: other formats, deployments, gaps, or least score.",
        discussion: """
            Looks at no picture. What isn't said anew stays as it was.

            EXAMPLES
              wayside batch export results --format camtrap-dp \\
                --deployments deployments.csv --project study.json
              wayside batch export results --min-score 0.4 --event-gap 1h
            """)

    @Argument(help: ArgumentHelp("The folder of results.", valueName: "dir"))
    var folder: String

    @OptionGroup var resultArguments: ResultArguments

    func run() throws {
        var report = BatchReport()
        try report.finish(BatchExport(folder: folder).run(results: resultArguments.options), output: folder)
    }
}
