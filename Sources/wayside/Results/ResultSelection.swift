public import ArgumentParser
public import Civil
public import Reports

/// Which results of a store are meant.
struct ResultSelection: ParsableArguments {
    @Option(help: ArgumentHelp("This camera alone. May come several times.", valueName: "name"))
    var camera: [String] = []

    @Option(
        help: ArgumentHelp(
            "This run alone, by its number (report --list-runs). May come several times.", valueName: "run"))
    var run: [Int] = []

    @Option(help: ArgumentHelp("These things alone: car,truck.", valueName: "names"))
    var only: String?

    @Option(
        help: ArgumentHelp(
            "The time zone of bins and of times without an offset, by its IANA name; without it, the store's.",
            valueName: "name"))
    var zone: String?

    var request: ReportRequest {
        var request = ReportRequest()
        request.zone = zone
        request.cameras = camera
        request.runs = run
        request.only = only.map { $0.split(separator: ",").map(String.init) } ?? []
        return request
    }
}

extension BinLength: ExpressibleByArgument {}
extension ReportRequest.Grouping: ExpressibleByArgument {}

extension CivilText: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}
