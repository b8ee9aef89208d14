import ArgumentParser
import Batch
import Wildlife

struct BatchReviewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review",
        abstract: "Make a page to look at: events with thumbnails, species, activity, repeats, failures.",
        discussion: """
            One HTML file that needs nothing else: no server, no network. Persons are
            hidden in all thumbnails.

            EXAMPLES
              wayside batch review results              results/review.html
              wayside batch review results --page spring.html --title "Spring survey"
            """)

    @Argument(help: ArgumentHelp("The folder of results.", valueName: "dir"))
    var folder: String

    @Option(help: ArgumentHelp("Where the page goes; DIR/review.html without it.", valueName: "file"))
    var page: String?

    @Option(help: ArgumentHelp("The page's heading.", valueName: "text"))
    var title: String?

    @OptionGroup var resultArguments: ResultArguments

    func run() throws {
        let file = page ?? folder + "/review.html"
        let written = try BatchReview(folder: folder).run(to: file, title: title, results: resultArguments.options)
        var line = "\(file): \(written.events) events, \(written.pictures) pictures"
        if written.missingPictures > 0 { line += " (\(written.missingPictures) more are not in it)" }
        if written.failures > 0 { line += ", \(written.failures) unreadable files" }
        try StandardOutput.line(line)
    }
}
