import ArgumentParser
import Capture
import FoundationEssentials
import Pipeline

struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Watch a camera, video or folder: detect, follow, count.",
        discussion: """
            Prints every crossing of a counting line and, at the end, a summary. Ctrl-C ends it cleanly.

            EXAMPLES
              wayside run
                  the first camera; without one, the embedded sample
              wayside run --source /dev/video2 --size 1280x720 --rate 15 --scene gate.yaml
              wayside run --source clip.mp4 --scene junction.yaml --out results --save clip
              wayside run --source rtsp://camera.local/stream --duration 15m --format json > events.jsonl
              wayside run --source /dev/video0 --model none --limit 100
                  frames only, without a detector: is the camera all right?

            A scene file names the lines; left and right are seen when walking from the first point to the last:

              name: gate
              size: [1280, 720]
              classes: [car, truck, bus]
              lines:
                - {name: A, points: [[100, 400], [1100, 420]], left_to_right: in, right_to_left: out}

            FILES IN --out
              detections.jsonl   what made it, then one line a frame: detections and tracks. "still":true: nothing
                                 moved, the detections are those of the last frame that the network saw
              counts.csv         line, direction, class, count, observed seconds
              pictures/, clip.mp4   annotated, with --save. Persons in them are made unrecognisable, always.
            """)

    @Option(
        name: [.short, .long],
        help: ArgumentHelp(
            "A camera (/dev/video0), a video file, an rtsp:// or http:// address, a picture, or a folder of pictures."))
    var source: String?

    @OptionGroup var modelOptions: ModelOptions

    @OptionGroup var personModelOptions: PersonModelOptions

    @Option(help: "The scene file with the counting lines.")
    var scene: String?

    @Option(name: [.short, .long], help: ArgumentHelp("Write results into this folder.", valueName: "dir"))
    var out: String?

    @Option(help: "Store annotated pictures or a clip in --out. Frames are not stored otherwise.")
    var save: SavedPictures?

    @Option(help: ArgumentHelp("End after this time: 90s, 15m, 2h.", valueName: "time"))
    var duration: DurationArgument?

    @Option(help: ArgumentHelp("End after this many frames.", valueName: "frames"))
    var limit: Int?

    @Option(help: ArgumentHelp("The least score of a detection in the results, 0 to 1.", valueName: "score"))
    var minScore: Float = 0.25

    @Option(
        help: ArgumentHelp(
            "Let frames in which nothing moves pass without the network, which still looks every 2 s and while anything followed moves. "
                + "auto: on for cameras and streams, off for recordings; pictures are all looked at."))
    var gate: GateMode = .auto

    @Option(help: ArgumentHelp("Of a camera: the size wanted; the nearest that it has is taken.", valueName: "WxH"))
    var size: PictureSize?

    @Option(help: ArgumentHelp("Of a camera: the frames a second wanted.", valueName: "rate"))
    var rate: Double?

    @Option(help: ArgumentHelp("When a recording began: 2026-05-04T07:00:00+02:00.", valueName: "time"))
    var startTime: TimeArgument?

    @Option(help: "How to print: text, or one JSON object an event.")
    var format: OutputFormat = .text

    func validate() throws {
        if let limit, limit < 1 { throw ValidationError("--limit takes a number of frames from 1") }
        guard (0...1).contains(minScore) else { throw ValidationError("--min-score takes a number from 0 to 1") }
        if let rate, !(rate > 0 && rate <= 1000) { throw ValidationError("--rate takes frames a second, above 0") }
        if personModelOptions.personModel != nil && save == nil {
            throw ValidationError("--person-model is for what is stored: it needs --save")
        }
        if save != nil && out == nil { throw ValidationError("--save needs --out DIR to write into") }
    }

    func run() throws {
        var session = try RunSession(self)
        try session.run()
    }
}

/// What becomes of the pictures of a run.
enum SavedPictures: String, ExpressibleByArgument, CaseIterable {
    case pictures, clip
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

/// A point in time with its zone, ISO 8601.
struct TimeArgument: ExpressibleByArgument {
    let date: Date

    init?(argument: String) {
        let styles = [false, true].map { Date.ISO8601FormatStyle(includingFractionalSeconds: $0) }
        guard let date = styles.lazy.compactMap({ try? $0.parse(argument) }).first else { return nil }
        self.date = date
    }
}
