import ArgumentParser
import Civil
import Detection
import FoundationEssentials
import Pipeline

struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Watch a camera, video or folder: detect, follow, count.",
        discussion: """
            Prints every crossing of a counting line and, at the end, a summary. Ctrl-C
            ends it cleanly.

            EXAMPLES
              wayside run
                  the first camera; without one, the embedded sample
              wayside run --source /dev/video2 --size 1280x720 --rate 15 --scene gate.yaml
              wayside run --source clip.mp4 --scene junction.yaml --out results --save clip
              wayside run --source rtsp://camera.local/stream --duration 15m \\
                --format json > events.jsonl
              wayside run --source 20260504_070000.mp4 --scene gate.yaml \\
                --store results.sqlite --zone Europe/Berlin
                  into a store, for `wayside report`: bins, peak hours, turning movements,
                  speeds, ...
              wayside run --source /dev/video0 --save card --zone Africa/Nairobi \\
                --camera "water hole" --out results
                  a live camera trap, for `wayside batch review results/card`
              wayside run --source /dev/video0 --model none --limit 100
                  frames only, without a detector: is the camera all right?

            A scene file names the lines; left and right are seen when walking from the
            first point to the last:

              name: gate
              size: [1280, 720]
              classes: [car, truck, bus]
              lines:
                - name: A
                  points: [[100, 400], [1100, 420]]
                  left_to_right: in
                  right_to_left: out

            `wayside scene --help` has the rest: zones, turning movements, speeds.

            A camera or stream is kept: it may be absent at the start, and is opened again
            whatever befalls it. The time without frames is a gap: printed, listed in
            gaps.csv, and no part of the observed seconds.

            SEVERAL CAMERAS stand in a site file (YAML):

              wayside run --config site.yaml --out results

              model: wayside-nano      # what stands here holds for all cameras, and each
              rate: 10                 # may say otherwise: model, size, rate, format, gate,
              store: results.sqlite    # controls, min_score, save, store, zone
              zone: Europe/Berlin
              cameras:
                - name: gate           # results in DIR/gate; its name in the store
                  source: /dev/v4l/by-id/usb-046d_HD_Webcam-video-index0
                  scene: gate.yaml     # relative to the site file
                  size: [1280, 720]
                  controls: {power_line_frequency: 50 Hz}
                - name: trail
                  source: rtsp://trail.local/stream
                - name: junction
                  source: junction.mp4
                  scene: junction.yaml
                  start_time: 2026-05-04T07:00    # where no name or container says it

            `kill -HUP` reads the file again: cameras are added, removed and restarted, the
            others go on.

            FILES IN --out
              detections.jsonl   what made it, then one line a frame: detections and
                                 tracks. "still":true: nothing moved, the detections are
                                 those of the last frame that the network saw
              counts.csv         line, direction, class, count, observed seconds
              movements.csv      of a scene with arms: from, to, class, count, observed
                                 seconds
              speeds.csv         one row a measured speed, over a segment or, with a
                                 calibration, at a line
              visits.csv         of a scene with zones: one row a stay, with its length
              stops.csv          of a scene with zones: one row a stop there, with its
                                 length
              gaps.csv           of a live source: start, end, seconds, state, reason,
                                 message
              health.json        of live sources: state, frames/s, gaps, timings; every 5 s
              pictures/, clip.mp4   annotated, with --save. Persons in them are made
                                    unrecognisable, always.
              card/              with --save card: a picture a second while an animal, or
                                 what the scene counts, is in view; at the end Camtrap DP,
                                 MegaDetector JSON and tables, as `wayside batch` writes
                                 them

            THE STORE takes the results of many runs and cameras, also of several programs
            at a time. Observed is only time with frames; the rest is unknown, not 0. A
            recording's store must be usable from the start. A live source goes on whatever
            befalls its store (full, locked, read-only, of a newer version): it is said
            once, results wait in memory or, where the store could not be opened, it is
            tried again every minute, and the exit status is 4 where something is missing.
            Live times are the clock's at the capture; a clock that is set begins new
            observed time.

            EXIT STATUS
              0 done, 1 failed, 2 done but some pictures were unreadable, 3 refused by the
              class policy, 4 done but not everything that was counted is in the store
            """)

    @Option(
        name: [.short, .long],
        help: ArgumentHelp(
            "A camera (/dev/video0), a video file, an rtsp:// or http:// address, a picture, or a folder of pictures."))
    var source: String?

    @Option(
        name: [.short, .long],
        help: ArgumentHelp("Several cameras: a site file. SIGHUP reads it again.", valueName: "file"))
    var config: String?

    @OptionGroup var modelOptions: ModelOptions

    @OptionGroup var personModelOptions: PersonModelOptions

    @Option(help: "The scene file with the counting lines.")
    var scene: String?

    @Option(name: [.short, .long], help: ArgumentHelp("Write results into this folder.", valueName: "dir"))
    var out: String?

    @Option(
        help:
            "Store annotated pictures or a clip in --out, or a card as a camera trap's for `wayside batch`. Frames are not stored otherwise."
    )
    var save: SiteCamera.Saving?

    @Option(help: ArgumentHelp("End after this time: 90s, 15m, 2h.", valueName: "time"))
    var duration: DurationArgument?

    @Option(help: ArgumentHelp("End after this many frames.", valueName: "frames"))
    var limit: Int?

    @Option(
        help: ArgumentHelp("The least score of a detection in the results, 0 to 1 (default: 0.25).", valueName: "score")
    )
    var minScore: Float?

    @Option(
        help: ArgumentHelp(
            "Let frames in which nothing moves pass without the network, which still looks every 4 s and while anything followed moves. "
                + "auto: on for cameras and streams, off for recordings; pictures are all looked at."))
    var gate: GateMode?

    @Option(help: ArgumentHelp("Of a camera: the size wanted; the nearest that it has is taken.", valueName: "WxH"))
    var size: PictureSize?

    @Option(help: ArgumentHelp("Of a camera: the frames a second wanted.", valueName: "rate"))
    var rate: Double?

    @Option(
        help: ArgumentHelp(
            "When a recording began: 2026-05-04T07:00:00+02:00, or 2026-05-04T07:00 on the clock of --zone. Without it and with --zone, the time in the file's name or else its container's.",
            valueName: "time"))
    var startTime: TimeArgument?

    @Option(help: ArgumentHelp("Add what is counted to this store, for `wayside report`.", valueName: "file"))
    var store: String?

    @Option(
        help: ArgumentHelp(
            "The site's time zone: Europe/Berlin. For --store, --save card, and for when a recording began.",
            valueName: "name"))
    var zone: String?

    @Option(
        help: ArgumentHelp(
            "What to call the camera in the store or on the card; the scene's name without it.", valueName: "name"))
    var camera: String?

    @Option(help: "How to print: text, or one JSON object an event.")
    var format: OutputFormat = .text

    func validate() throws {
        if let limit, limit < 1 { throw ValidationError("--limit takes a number of frames from 1") }
        guard (0...1).contains(minScore ?? 0) else { throw ValidationError("--min-score takes a number from 0 to 1") }
        if let rate, !(rate > 0 && rate <= 1000) { throw ValidationError("--rate takes frames a second, above 0") }
        try validateSite()
        if personModelOptions.personModel != nil && save == nil && config == nil {
            throw ValidationError("--person-model is for what is stored: it needs --save")
        }
        if let zone, !SiteZone.exists(zone) {
            throw ValidationError(
                "--zone: there is no time zone \"\(zone)\"; give its IANA name, such as Europe/Berlin")
        }
        if config == nil {
            if store != nil && zone == nil { throw ValidationError("--store needs --zone, the site's: Europe/Berlin") }
            if save == .card && zone == nil {
                throw ValidationError("--save card needs --zone, the site's: Europe/Berlin")
            }
            if store == nil && save != .card && camera != nil {
                throw ValidationError("--camera is for --store FILE and --save card")
            }
        }
        if save != nil && out == nil { throw ValidationError("--save needs --out DIR to write into") }
    }

    /// What a site file says of each camera has no place beside it.
    private func validateSite() throws {
        guard config != nil else { return }
        let misplaced: [(option: String, isGiven: Bool)] = [
            ("--source", source != nil), ("--model", modelOptions.model != nil), ("--scene", scene != nil),
            ("--save", save != nil), ("--size", size != nil), ("--rate", rate != nil),
            ("--min-score", minScore != nil), ("--gate", gate != nil), ("--start-time", startTime != nil),
            ("--store", store != nil), ("--zone", zone != nil), ("--camera", camera != nil),
        ]
        if let option = misplaced.first(where: \.isGiven)?.option {
            throw ValidationError("\(option) doesn't go with --config: it stands in the site file, for each camera")
        }
    }

    func run() throws {
        if let config { return try SiteSession(self, file: config).run() }
        try RunSession(self).run()
    }
}

/// `1280x720`
struct PictureSize: ExpressibleByArgument {
    let width: Int
    let height: Int

    init?(argument: String) {
        let parts = argument.lowercased().split(separator: "x", omittingEmptySubsequences: false)
        guard parts.count == 2, let width = Int(parts[0]), let height = Int(parts[1]) else { return nil }
        guard (1...65_536).contains(width), (1...65_536).contains(height) else { return nil }
        (self.width, self.height) = (width, height)
    }
}
