import ArgumentParser
import FoundationEssentials
import Recording
import Reports
import Store

struct ValidateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Compare counts with a manual count: GEH, WAPE, and a verdict.",
        discussion: """
            EXAMPLES
              wayside validate --manual counts.csv --store results.sqlite
              wayside validate --manual counts.csv --counts report.csv --zone Europe/Berlin
              wayside validate --manual counts.csv --store results.sqlite \\
                --camera "Mill Road" --format json

            THE MANUAL COUNT
              CSV with a line of column names, in any order:
                start, end   2026-05-04T07:15, on the site's clock, or with an offset:
                             2026-05-04T07:15:00+02:00
                name         a line, or a movement as N>E (from the arm N to the arm E)
                count        empty where nobody counted
                direction    of a line with two directions
                class        empty, or without the column: all classes together
                camera, kind (line, movement, zone) where a name alone could be several
              The table of `wayside report --format csv` has these columns: empty its
              counts and fill them in by hand.

                start,end,name,direction,class,count
                2026-05-04T07:00,2026-05-04T07:15,L1,eastbound,car,41
                2026-05-04T07:00,2026-05-04T07:15,L1,eastbound,truck,3
                2026-05-04T07:00,2026-05-04T07:15,N>E,,,17

              A row that matches nothing ends the program with its line and column. Times
              that the camera did not watch for at least 99 % are left out, and their
              number is told.

            MEASURES
              GEH            sqrt(2 (M - C)^2 / (M + C)) of hourly flows: a count of 15
                             minutes times four
              WAPE           |measured - counted| summed over places and times, over all
                             that was counted
              signed error   (measured - counted) / counted of the totals
              verdict        passes where GEH < 5 in at least 85 % of the hourly flows
                             (DMRB, TAG unit M3.1)
            GEH < 5 is lenient where flows are small: 20 an hour pass for 45. Look at WAPE
            too.

            EXIT STATUS
              0 the comparison was made, whatever the verdict; 1 it could not be made
            """)

    @Option(help: ArgumentHelp("The manual count.", valueName: "file"))
    var manual: String

    @Option(help: ArgumentHelp("Our counts: a store.", valueName: "file"))
    var store: String?

    @Option(help: ArgumentHelp("Our counts: a table of `wayside report --format csv`.", valueName: "file"))
    var counts: String?

    @OptionGroup var selection: ResultSelection

    @Option(help: "How to print.")
    var format: OutputFormat = .text

    private static let largestFile = 64 << 20

    func validate() throws {
        guard (store == nil) != (counts == nil) else {
            throw ValidationError("validate takes our counts from --store FILE or from --counts FILE")
        }
        if counts != nil, !selection.camera.isEmpty || !selection.run.isEmpty || selection.only != nil {
            throw ValidationError("--camera, --run and --only choose from a store; a table is compared as it is")
        }
    }

    func run() throws {
        let validation: Validation
        if let store {
            // The store first: where it is refused, nothing else is looked at.
            let reader = try StoreReader(path: store)
            validation = try Validation(
                manual: try read(manual), file: manual, store: reader, request: selection.request)
        } else {
            let table = counts ?? ""
            validation = try Validation(
                manual: try read(manual), file: manual, counts: try read(table), countsFile: table, zone: selection.zone
            )
        }
        switch format {
        case .text: try StandardOutput.line(ValidationReport(validation).text)
        case .json: try StandardOutput.write(ValidationReport(validation).json)
        }
    }

    private func read(_ path: String) throws -> String {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw ConsoleError(message: "\(path): can't be read; check the name and the permissions")
        }
        guard data.count <= Self.largestFile else {
            throw ConsoleError(
                message: "\(path): is larger than \(Self.largestFile >> 20) MB; that is no table of counts")
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw ConsoleError(message: "\(path): is not text in UTF-8; save it as CSV in UTF-8")
        }
        return text
    }
}
