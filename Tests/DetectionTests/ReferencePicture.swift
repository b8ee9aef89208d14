import Foundation
import Imaging
import TestSupport

/// A picture decoded by ffmpeg and laid into a network's input the slow, plain way: bilinear, half-pixel centres, clamped edges. The
/// reference scores in ``ReferenceDetection`` were made with the same arithmetic in NumPy.
struct ReferencePicture: Sendable {
    let width: Int
    let height: Int
    let samples: [UInt8]

    /// - Parameter number: Of a picture of coco128.
    init(_ number: String, width: Int, height: Int) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "ffmpeg", "-v", "error", "-i", SharedFiles.path("coco128/images/000000000\(number).jpg"), "-f", "rawvideo",
            "-pix_fmt", "rgb24", "-",
        ]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        samples = [UInt8](pipe.fileHandleForReading.readDataToEndOfFile())
        process.waitUntilExit()
        guard samples.count == width * height * 3 else { throw CocoaError(.fileReadCorruptFile) }
        self.width = width
        self.height = height
    }

    func lay(into bytes: UnsafeMutableRawBufferPointer, for input: NetworkInput) -> PictureMapping {
        var (insideWidth, insideHeight) = (input.width, input.height)
        var padding = 0.0
        if case .letterbox(let value, _) = input.fit {
            let scale = min(Double(input.width) / Double(width), Double(input.height) / Double(height))
            insideWidth = Int((Double(width) * scale).rounded(.toNearestOrEven))
            insideHeight = Int((Double(height) * scale).rounded(.toNearestOrEven))
            padding = Double(value)
        }
        let floats = bytes.bindMemory(to: Float.self)
        let plane = input.width * input.height
        for y in 0..<input.height {
            for x in 0..<input.width {
                let inside = x < insideWidth && y < insideHeight
                let sample =
                    inside
                    ? self.sample(
                        (Double(x) + 0.5) * Double(width) / Double(insideWidth) - 0.5,
                        (Double(y) + 0.5) * Double(height) / Double(insideHeight) - 0.5)
                    : SIMD3(repeating: padding)
                for channel in 0..<3 {
                    let value = Float(sample[input.channelOrder == .rgb ? channel : 2 - channel])
                    floats[channel * plane + y * input.width + x] =
                        (value - input.mean[channel]) / input.deviation[channel]
                }
            }
        }
        return PictureMapping(
            pictureWidth: width, pictureHeight: height, scaleX: Float(insideWidth) / Float(width),
            scaleY: Float(insideHeight) / Float(height))
    }

    /// Red, green, blue.
    private func sample(_ x: Double, _ y: Double) -> SIMD3<Double> {
        let x = min(max(x, 0), Double(width - 1))
        let y = min(max(y, 0), Double(height - 1))
        let (left, top) = (Int(x), Int(y))
        let (right, bottom) = (min(left + 1, width - 1), min(top + 1, height - 1))
        func at(_ column: Int, _ row: Int) -> SIMD3<Double> {
            let start = (row * width + column) * 3
            return SIMD3(Double(samples[start]), Double(samples[start + 1]), Double(samples[start + 2]))
        }
        let (alongX, alongY) = (x - Double(left), y - Double(top))
        let upper = at(left, top) * (1 - alongX) + at(right, top) * alongX
        let lower = at(left, bottom) * (1 - alongX) + at(right, bottom) * alongX
        return (upper * (1 - alongY) + lower * alongY).rounded(.toNearestOrEven)
    }
}
