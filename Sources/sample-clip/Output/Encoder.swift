import Foundation

/// Hands raw pictures to an `ffmpeg` child that writes the clip.
struct Encoder {
    private let process = Process()
    private let pipe = Pipe()

    init(path: String, width: Int, height: Int, framesPerSecond: Int) throws {
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments =
            ["ffmpeg", "-y", "-loglevel", "error", "-f", "rawvideo", "-pix_fmt", "rgb24"]
            + ["-s", "\(width)x\(height)", "-r", "\(framesPerSecond)", "-i", "-"]
            // One thread and no date: the same bytes from the same ffmpeg.
            + ["-vf", "scale=out_color_matrix=bt709:out_range=tv", "-colorspace", "bt709", "-color_range", "tv"]
            + ["-color_primaries", "bt709", "-color_trc", "bt709"]
            + ["-c:v", "libx264", "-preset", "slower", "-crf", "24", "-pix_fmt", "yuv420p", "-threads", "1"]
            + ["-fflags", "+bitexact", "-flags", "+bitexact", "-movflags", "+faststart", path]
        process.standardInput = pipe
        try process.run()
    }

    func append(_ pixels: [UInt8]) throws { try pipe.fileHandleForWriting.write(contentsOf: Data(pixels)) }

    func finish() throws {
        try pipe.fileHandleForWriting.close()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failure.ffmpeg(process.terminationStatus) }
    }

    enum Failure: Error, CustomStringConvertible {
        case ffmpeg(Int32)

        var description: String {
            switch self {
            case .ffmpeg(let status): "ffmpeg ended with status \(status); its own message stands above."
            }
        }
    }
}
