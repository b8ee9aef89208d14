import ArgumentParser
import Batch

struct BatchMergeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge",
        abstract: "Join the results of shards, or of several machines, into those of one batch.",
        discussion: """
            All shards must be there and finished. What comes out is what one batch without
            shards would have given, byte for byte.

            EXAMPLES
              wayside batch merge part1 part2 part3 --out results
            """)

    @Argument(help: ArgumentHelp("Folders of results.", valueName: "dir"))
    var parts: [String]

    @Option(help: ArgumentHelp("The folder of the joint results: new or empty.", valueName: "dir"))
    var out: String

    @OptionGroup var resultArguments: ResultArguments

    func run() throws {
        var report = BatchReport()
        try report.finish(
            BatchMerge(parts: parts, output: out).run(results: resultArguments.options), output: out)
    }
}
