import ArgumentParser
import Batch
import Values
import Wildlife

/// How the results of a batch are written: the same for every command that writes them.
struct ResultArguments: ParsableArguments {
    @Option(help: ArgumentHelp("The cameras' time zone, an IANA name such as Europe/Berlin.", valueName: "zone"))
    var zone: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Added to the cameras' clocks: seconds, or +1:00:00, -2d 03:30:00.", valueName: "offset"))
    var clockOffset: ClockOffset?

    @Option(
        help: ArgumentHelp(
            "A table of deployments (CSV): deploymentID, folder, zone, clockOffset, latitude, longitude, and Camtrap DP's other columns.",
            valueName: "file"))
    var deployments: String?

    @Option(
        help: ArgumentHelp(
            "Who made the study and on what terms, for Camtrap DP: JSON with the keys of its datapackage.json (title, project, contributors, licenses).",
            valueName: "file"))
    var project: String?

    @Option(help: ArgumentHelp("Detections below it count for nothing, 0 to 1; 0.3 without it.", valueName: "score"))
    var minScore: Double?

    @Option(
        help: ArgumentHelp(
            "megadetector, camtrap-dp, csv, coco; several parted by commas. megadetector,csv without it; camtrap-dp needs coordinates (--deployments).",
            valueName: "formats"))
    var format: FormatList?

    @Option(
        help: ArgumentHelp("Pictures within it follow each other in one event; 120s without it.", valueName: "time"))
    var sequenceGap: DurationArgument?

    @Option(
        help: ArgumentHelp("A species unseen for longer makes an independent event; 30m without it.", valueName: "time")
    )
    var eventGap: DurationArgument?

    func validate() throws {
        guard (0...1).contains(minScore ?? 0) else { throw ValidationError("--min-score takes a number from 0 to 1") }
    }

    var options: ResultOptions {
        ResultOptions(
            zone: zone, clockOffset: clockOffset?.seconds, deploymentFile: deployments, projectFile: project,
            minScore: minScore, formats: format?.formats, sequenceGap: sequenceGap.map { Int($0.duration.seconds) },
            independentGap: eventGap.map { Int($0.duration.seconds) })
    }
}

struct FormatList: ExpressibleByArgument {
    var formats: Set<ResultFormat> = []

    init?(argument: String) {
        for name in argument.split(separator: ",", omittingEmptySubsequences: false) {
            guard let format = ResultFormat(rawValue: name.lowercased()) else { return nil }
            formats.insert(format)
        }
    }
}

struct ClockOffset: ExpressibleByArgument {
    var seconds: Int

    init?(argument: String) {
        guard let seconds = DeploymentTable.clockOffset(argument) else { return nil }
        self.seconds = seconds
    }
}
