import ArgumentParser
import Capture
import FoundationEssentials

struct CamerasCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cameras",
        abstract: "List the cameras with driver, bus path, formats, sizes and rates.",
        discussion: """
            A path under /dev/v4l/by-id or by-path stays the same when cameras are plugged
            in another order: use it for what is to run for long.

            EXAMPLES
              wayside cameras
              wayside cameras --format json
            """)

    @Option(help: "How to print: text, or one JSON object a camera.")
    var format: OutputFormat = .text

    func run() throws {
        let cameras = CameraDevices.list()
        if format == .json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            for camera in cameras { try StandardOutput.write([UInt8](encoder.encode(camera)) + [0x0A]) }
        } else if cameras.isEmpty {
            Console.say(
                "no camera found; is one plugged in, and are you in the group video? `wayside doctor` looks closer")
        } else {
            try StandardOutput.line(cameras.map(\.text).joined(separator: "\n\n"))
        }
    }
}
