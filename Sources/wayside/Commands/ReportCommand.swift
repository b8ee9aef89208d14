import ArgumentParser
import Civil
import Recording
import Reports
import Store

struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Say what passed, in bins of civil time, from a store of results.",
        discussion: """
            EXAMPLES
              wayside report results.sqlite             totals, bins, peak hours
              wayside report results.sqlite --day 2026-05-04 --bin 1h
              wayside report results.sqlite --format csv --bin 5m \\
                --from 2026-05-04T07:00 --to 2026-05-04T09:00 > counts.csv
              wayside report results.sqlite --format csv --bin 1m | grep ,queue,
                  how long the queues were, minute by minute
              wayside report results.sqlite --format utdf --camera "Mill Road" \\
                --arms "High Street=N" --out volume.csv
              wayside report results.sqlite --format svg --day 2026-05-04 --out day.svg
              wayside report results.sqlite --list-runs

            FORMATS
              table         for people
              csv           one row a bin, place and class: start, end, camera, kind (line,
                            movement, segment, zone), name, direction, leg (the arm that
                            things come from), class, count, coverage_s (how long the bin
                            was watched), mean, median and 85th-percentile speed in km/h,
                            the class policy's digest, the model; and rows of the kinds
                            stream, occupancy and queue, below
              json          the same as one object, and the peak hours
              utdf          Synchro's turning-movement counts: arms N, E, S, W; quarters of
                            an hour
              otanalytics   OTAnalytics' table of flows
              opendatacam   OpenDataCam's counter table: one row an event, no bins
              opendatacam-json   its counter data as one object, as GET
                                 /recording/:id/counter gives it
              svg           a chart

            BINS
              Bins lie on the site's clock. Where it is set back, the hour that comes twice
              is two bins, told apart by their offsets; days have 23 or 25 hours then.
              --from and --to take in the whole bins that they lie in. An empty count is
              unknown: nobody watched. 0 says that somebody watched and nothing came. A bin
              that was watched in part holds what was seen, and is never scaled up.

            TRAFFIC STREAM, OCCUPANCY, QUEUE
              Speeds come from segments and, where the scene has a calibration, from every
              crossing of a line. A stream is all traffic over a line in one direction:
              speeds, headways (from one crossing to the next, whatever the classes; of
              several lanes together), and gaps (the headway less half of both vehicles'
              passage, by their speeds and by lengths typical of their classes: only with a
              calibration). Between two vehicles nobody may have stopped watching. With
              --only there are none.

              Occupancy is the share of the watched time in which anything but a person was
              in a zone, mean_inside and max_inside how many; a stay counts once it is
              over.

              A queue is what stands in a zone, or creeps: from when it is slower than 5
              km/h until it is faster than 10 km/h. queue_share is the share of the watched
              time in which anything stood, queue_mean and queue_max how many did,
              queue_max_m the metres from the first one's front to the last one's rear
              (with a calibration); the count is that of stops, stopped_count that of
              vehicles that stopped, stopped_mean_s how long each of those stood. A stop
              belongs to the bin in which it began, and counts once it is over. Runs that
              an older wayside stored measured no queues: they are unknown there.

              Streams and occupancy count the same things as lines and zones: sum up one
              kind only.

            In CSV, a name that a spreadsheet would take for a formula (= + - @ first) has
            an apostrophe before it.
            """)

    @Argument(help: "The store: an SQLite file of `--store`.")
    var store: String

    @Option(help: "What to make.")
    var format: ReportFormat = .table

    @Option(help: "How long the bins are.")
    var bin: BinLength = .fifteenMinutes

    @Option(help: ArgumentHelp("From this time on: 2026-05-04T07:00, or a date.", valueName: "time"))
    var from: CivilText?

    @Option(help: ArgumentHelp("Up to this time; a date is that whole day.", valueName: "time"))
    var to: CivilText?

    @Option(help: ArgumentHelp("This day: 2026-05-04.", valueName: "date"))
    var day: CivilText?

    @OptionGroup var selection: ResultSelection

    @Option(help: "Put vehicles together: fhwa, as far as a picture tells FHWA's 13 classes (1, 2-3, 4, 5-13).")
    var groups: ReportRequest.Grouping?

    @Option(
        help: ArgumentHelp(
            "For utdf, where an arm lies that is not named N, E, S or W: \"Mill Road=N\". May come several times.",
            valueName: "arm=point"))
    var arms: [String] = []

    @Option(help: ArgumentHelp("For utdf, the number of the junction.", valueName: "number"))
    var intersection: Int = 1

    @Flag(help: "List the runs in the store, and do nothing else.")
    var listRuns = false

    @Option(name: [.short, .long], help: ArgumentHelp("Write into this file.", valueName: "file"))
    var out: String?

    func validate() throws {
        if let day {
            guard day.isDate else { throw ValidationError("--day takes a date, such as 2026-05-04") }
            guard from == nil, to == nil else { throw ValidationError("--day stands without --from and --to") }
        }
        if let out, out == store { throw ValidationError("--out names the store itself") }
        _ = try compassArms()
    }

    private func compassArms() throws -> [String: Compass] {
        var result: [String: Compass] = [:]
        for pair in arms {
            guard let equals = pair.lastIndex(of: "="), equals > pair.startIndex,
                let point = Compass(arm: String(pair[pair.index(after: equals)...]))
            else { throw ValidationError("--arms takes arm=N, E, S or W, not \"\(pair)\"") }
            result[String(pair[..<equals])] = point
        }
        return result
    }

    func run() throws {
        let reader = try StoreReader(path: store)
        if listRuns { return try write(RunList(try reader.runs()).text + "\n", notes: []) }
        var request = selection.request
        request.bin = bin
        request.grouping = groups
        if let day { request.span = .day(day) } else if from != nil || to != nil { request.span = .between(from, to) }
        switch format {
        case .opendatacam: return try write(OpenDataCamFile.text(request, from: reader), notes: [])
        case .opendatacamJSON:
            let record = try OpenDataCamRecord(request, from: reader)
            return try write(OpenDataCamJSON(record).bytes, notes: [])
        default: break
        }
        let report = try CountReport(request, from: reader)
        switch format {
        case .table: try write(ReportTable(report).text + "\n", notes: report.notes)
        case .csv: try write(TidyCSV.text(report), notes: report.notes)
        case .json: try write(ReportJSON(report).bytes, notes: report.notes)
        case .svg: try write(DayChart.svg(report), notes: report.notes)
        case .utdf:
            let file = try UTDFFile(report, intersection: intersection, arms: compassArms())
            try write(file.text, notes: report.notes + file.notes)
        case .otanalytics:
            let file = try OTAnalyticsFile(report)
            try write(file.text, notes: report.notes + file.notes)
        case .opendatacam, .opendatacamJSON: break
        }
    }

    private func write(_ text: String, notes: [String]) throws { try write(Array(text.utf8), notes: notes) }

    private func write(_ bytes: [UInt8], notes: [String]) throws {
        for note in notes { Console.say("wayside: note: \(note)") }
        if let out { try OutputFile.replace(out, with: bytes) } else { try StandardOutput.write(bytes) }
    }
}

/// What `wayside report` makes.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
    case table, csv, json, utdf, otanalytics, opendatacam
    case opendatacamJSON = "opendatacam-json"
    case svg
}
