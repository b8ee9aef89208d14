import ArgumentParser
import Capture
import ClassPolicy
import Counting
import Detection
import Imaging
import Recording
import Values

struct SceneCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scene",
        abstract: "Check a scene file, and see it drawn on a picture.",
        discussion: """
            A scene file says where to count. In YAML:

            name: junction
            size: [1280, 720]         # coordinates are pixels of such pictures;
                                      # without it, fractions from 0 to 1
            classes: [car, truck]     # what counts; without it, all but persons
            lines:                    # two or more points each
              - name: in_N
                points: [[640, 297], [486, 297]]
                left_to_right: out    # what goes this way, as seen walking from
                right_to_left: in     # the first point on, and that way; a side
                                      # that is left out is not counted
                arm: N                # for turning movements; role: entry, exit
                role: entry
            zones:                    # for stays, occupancy and queues
              - name: box
                points: [[337, 497], [943, 497], [824, 337], [456, 337]]
            calibration:              # where four or more points lie on the
              points:                 # ground, in metres: counts by where things
                                      # stand, and speeds at every line
                - {picture: [408, 271], ground: [-12, 20]}
            segments:                 # speed between two lines, length in metres
              - {name: street, from: west, to: east, length: 18, direction: in}
            """,
        subcommands: [Check.self, Draw.self])

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Read a scene file as `run` would, and say what it counts.",
            discussion: """
                Mistakes are told with line and key. What is valid but looks forgotten (an arm
                without an exit, two directions of one name) is a note.

                EXAMPLES
                  wayside scene check junction.yaml
                  wayside scene check junction.yaml --size 1920x1080
                      does it fit this camera's pictures?
                  wayside scene check junction.yaml --model yolox-nano
                      has the model every class that counts?
                """)

        @Argument(help: "The scene file.")
        var scene: String

        @Option(help: ArgumentHelp("The size of the pictures; without it, the scene's own.", valueName: "WxH"))
        var size: PictureSize?

        @Option(name: [.short, .long], help: "A detector whose classes are compared with the scene's.")
        var model: String?

        @Option(help: "How to print: text, or one JSON object.")
        var format: OutputFormat = .text

        func run() throws {
            let scene = try Scene(contentsOf: scene)
            let width = size?.width ?? scene.size.map { Int($0.width) } ?? 1000
            let height = size?.height ?? scene.size.map { Int($0.height) } ?? 1000
            if let model {
                // What `run` does with a scene and a model, without a picture.
                _ = try SceneCounter(
                    scene: scene, classes: ModelStore.standard().model(model).classes(), pictureWidth: width,
                    pictureHeight: height)
            }
            let report = try SceneReport(scene, width: width, height: height)
            switch format {
            case .text:
                try StandardOutput.line(report.text)
                for doubt in scene.doubts { Console.say("wayside: note: \(doubt)") }
            case .json: try StandardOutput.write(report.json)
            }
        }
    }

    struct Draw: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Draw a scene's lines, zones and ground grid on a picture of its camera.",
            discussion: """
                Each line has an arrow for each direction that it counts. With a calibration
                there is a grid of the ground, whose lines should lie on the road as if painted
                there. Persons in the picture are made unrecognisable, always.

                EXAMPLES
                  wayside scene draw junction.yaml --on frame.jpg --out junction.jpg
                  wayside scene draw junction.yaml --on clip.mp4 --out junction.jpg
                      its first frame
                  wayside scene draw junction.yaml --on /dev/video0 --size 1280x720 \\
                    --out junction.jpg
                """)

        @Argument(help: "The scene file.")
        var scene: String

        @Option(help: ArgumentHelp("A picture, a video, a camera or an address: its first frame.", valueName: "source"))
        var on: String

        @Option(name: [.short, .long], help: ArgumentHelp("The JPEG file to write.", valueName: "file"))
        var out: String

        @Option(help: ArgumentHelp("Of a camera: the size wanted.", valueName: "WxH"))
        var size: PictureSize?

        @Option(
            help: ArgumentHelp(
                "Metres between the grid's lines; without it, what suits the scene.", valueName: "metres"))
        var grid: Double?

        @OptionGroup var modelOptions: ModelOptions

        func validate() throws {
            if let grid, !(grid >= 0.1 && grid <= 10_000) { throw ValidationError("--grid takes metres, 0.1 to 10000") }
        }

        func run() throws {
            let scene = try Scene(contentsOf: scene)
            let store = ModelStore.standard()
            let model = try modelOptions.resolve(in: store)
            let finder = try PersonFinder(model: model, options: modelOptions.detectorOptions())
            var options = SourceOptions()
            if let size { (options.camera.width, options.camera.height) = (size.width, size.height) }
            let source = try FrameSources.open(on, options: options)
            defer { source.cancel() }
            let picture = RGBPicture()
            guard
                try source.next({ try picture.fill(from: $0, decoder: PictureDecoder()) })
            else {
                throw CaptureError(source: on, reason: .unreadable, message: "gave no picture; name another with --on")
            }
            let sketch = try SceneSketch(scene, width: picture.width, height: picture.height, gridMeters: grid)
            let annotator = Annotator(classes: .empty, findPersons: finder.persons)
            let redacted = try annotator.redact(picture, persons: nil, of: on)
            redacted.draw(sketch.draw)
            let provenance = Provenance(models: (model.name, model.manifest.sha256))
            try OutputFile.replace(out, with: redacted.jpegData(comment: provenance.line))
            Console.say("wrote \(out): \(scene.name) on \(picture.width)x\(picture.height)")
            for doubt in scene.doubts { Console.say("wayside: note: \(doubt)") }
        }
    }
}
