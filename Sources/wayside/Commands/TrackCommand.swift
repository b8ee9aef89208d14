import ArgumentParser
import Civil
import FoundationEssentials

struct TrackCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "track",
        abstract: "Follow and count detections from a file, without pictures.",
        discussion: """
            Runs the tracker and the counters of `wayside run` on detections that are
            already there, to validate them or to use another detector. The same file gives
            the same results, always.

            EXAMPLES
              wayside track --detections det.txt --fps 10 --size 1280x720 \\
                --classes 1=car,2=truck --tracks tracks.txt
              wayside track --detections det.txt --fps 25 --size 1920x1080 \\
                --classes 1=car,2=truck,3=bus --scene junction.yaml --counts counts.json
              wayside track --detections det.txt --fps 10 --size 1280x720 \\
                --classes 1=car,2=truck --scene junction.yaml --store results.sqlite \\
                --start-time 2026-05-04T07:00:00+02:00 --zone Europe/Berlin
              wayside report results.sqlite

            DETECTIONS
              Rows of MOTChallenge, frame,-1,left,top,width,height,score,class, frames from
              1 in rising order, score 0 to 1. More columns are passed over. Where
              --classes names one class only, the class may be -1 or left out. A frame out
              of order, a missing column, a number that is not finite or a class without a
              name ends the program with the number of the line, and no file is written.
              Rows that repeat one of the same frame and boxes without an area are passed
              over, and their number is told. Of more than 512 boxes in a frame those with
              the highest scores are followed. Persons are followed where --classes names
              them and the scene, if there is one, counts them.

            FILES
              --tracks   the same columns, with the track's id in column 2: confirmed
                         tracks only
              --counts   one JSON object: crossings, od (turning movements), speeds,
                         zone_visits, zone_stops; times in seconds from the first frame
              --store    an SQLite file that `wayside report` reads; the run is added to
                         those that it holds
            """)

    @Option(help: "The file of detections.")
    var detections: String

    @Option(help: ArgumentHelp("Frames a second.", valueName: "rate"))
    var fps: Double

    @Option(help: ArgumentHelp("The pictures' size in pixels.", valueName: "WxH"))
    var size: PictureSize

    @Option(help: ArgumentHelp("The names of the file's class numbers: 1=car,2=truck.", valueName: "numbers"))
    var classes: String

    @Option(help: "The scene file with lines, zones, calibration and segments.")
    var scene: String?

    @Option(help: ArgumentHelp("Write the tracks into this file.", valueName: "file"))
    var tracks: String?

    @Option(help: ArgumentHelp("Write the counts into this file.", valueName: "file"))
    var counts: String?

    @Option(
        help: ArgumentHelp(
            "When the first frame was taken: 2026-05-04T07:00:00+02:00, or 2026-05-04T07:00 on the clock of --zone. Without it and with --zone, the time in the name of the file of detections.",
            valueName: "time"))
    var startTime: TimeArgument?

    @Option(help: ArgumentHelp("Add the results to this store, for `wayside report`.", valueName: "file"))
    var store: String?

    @Option(help: ArgumentHelp("The site's time zone, for --store and --start-time: Europe/Berlin.", valueName: "name"))
    var zone: String?

    @Option(help: ArgumentHelp("What to call the camera in the store; the scene's name without it.", valueName: "name"))
    var camera: String?

    func validate() throws {
        guard fps > 0, fps <= 1000 else { throw ValidationError("--fps takes frames a second, above 0 and up to 1000") }
        if counts != nil && scene == nil {
            throw ValidationError("--counts needs --scene FILE, which says what to count")
        }
        if store != nil {
            guard scene != nil, zone != nil else {
                throw ValidationError("--store needs --scene FILE and --zone (the site's)")
            }
            guard startTime != nil || FileNameTime.find(in: detections) != nil else {
                throw ValidationError(
                    "--store needs --start-time (when the first frame was taken); the name of \(detections) doesn't say it"
                )
            }
        } else if camera != nil {
            throw ValidationError("--camera is for --store FILE")
        } else if zone != nil, startTime == nil, FileNameTime.find(in: detections) == nil {
            throw ValidationError("--zone is for --store FILE, and for when the first frame was taken: --start-time")
        }
        let files = [detections, tracks, counts, scene, store].compactMap { $0 }
        guard Set(files).count == files.count else {
            throw ValidationError("--detections, --scene, --tracks, --counts and --store name the same file twice")
        }
    }

    func run() throws {
        let start = try RecordingStart(startTime, zone: zone, file: detections)
        if let note = start.note(on: detections, found: start.date) { Console.say("wayside: " + note) }
        var session = try TrackSession(
            TrackJob(
                detections: detections, framesPerSecond: fps, width: size.width, height: size.height, classes: classes,
                scene: scene, tracks: tracks, counts: counts, startTime: start.date,
                store: store.map { StoreTarget(path: $0, zone: zone ?? "", camera: camera) }))
        try session.run()
        for note in session.notes { Console.say("wayside: note: \(note)") }
        try StandardOutput.line(session.summary)
    }
}
