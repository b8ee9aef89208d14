import ArgumentParser

/// `wayside batch`: camera traps. Its first subcommand takes the folders, and needn't be named.
struct BatchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "batch",
        abstract: "Say what camera traps saw: folders of pictures and videos, as many as there are.",
        discussion: """
            `wayside batch FOLDER... --out DIR` looks at everything (`wayside batch run
            --help` has its options).

            EXAMPLES
              wayside batch card1 card2 --out results --zone Europe/Berlin
              wayside batch card1 card2 --out results --resume
                  goes on after Ctrl-C or a power cut
              wayside batch cards --out part3 --shard 3/8
              wayside batch merge part* --out results
                  one of eight jobs; what one job would have given
              wayside batch export results --format camtrap-dp \\
                --deployments deployments.csv --project study.json
              wayside batch convert md_results.json --out results
                  another program's detections
              wayside batch review results
                  a page to look at
            """,
        subcommands: [
            BatchRunCommand.self, BatchMergeCommand.self, BatchExportCommand.self, BatchConvertCommand.self,
            BatchReviewCommand.self,
        ], defaultSubcommand: BatchRunCommand.self)
}
