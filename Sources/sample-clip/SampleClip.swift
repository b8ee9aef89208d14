import Foundation

/// Renders the sample clip and writes its truth and scene beside it: `sample-clip [folder]`, models/sample by default.
/// `sample-clip --still FRAME FILE.ppm` renders one frame for a look.
@main
enum SampleClip {
    static func main() throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        let camera = Clip.camera
        var renderer = FrameRenderer(camera: camera, sky: Sky())
        var sensor = Sensor(width: camera.width, height: camera.height)
        if arguments.count == 3, arguments[0] == "--still", let frame = Int(arguments[1]) {
            let pixels = sensor.expose(renderer.frame(at: Clip.time(frame), traffic: Clip.traffic))
            var file = Data("P6\n\(camera.width) \(camera.height)\n255\n".utf8)
            file.append(contentsOf: pixels)
            try file.write(to: URL(fileURLWithPath: arguments[2]))
            return
        }
        let folder = arguments.first ?? "models/sample"
        let truth = Truth(of: Clip.trips, frames: Clip.frameCount, camera: camera)
        try truth.json.write(toFile: folder + "/truth.json", atomically: true, encoding: .utf8)
        try truth.scene.write(toFile: folder + "/scene.yaml", atomically: true, encoding: .utf8)

        let encoder = try Encoder(
            path: folder + "/road.mp4", width: camera.width, height: camera.height,
            framesPerSecond: Clip.framesPerSecond)
        for frame in 0..<Clip.frameCount {
            try encoder.append(sensor.expose(renderer.frame(at: Clip.time(frame), traffic: Clip.traffic)))
        }
        try encoder.finish()
    }
}
