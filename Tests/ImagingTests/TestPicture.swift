import Imaging
import TestSupport
import Values

/// A made picture with known pixels, and its bytes in any raw format.
struct TestPicture {
    let width: Int
    let height: Int
    /// R, G, B of each pixel.
    var pixels: [SIMD3<Double>]

    init(width: Int, height: Int, _ color: (_ x: Int, _ y: Int) -> SIMD3<Double>) {
        self.width = width
        self.height = height
        pixels = (0..<width * height).map { color($0 % width, $0 / width) }
    }

    /// Smooth in every channel, each in another direction.
    static func smooth(width: Int, height: Int) -> TestPicture {
        var picture = TestPicture(width: width, height: height) { _, _ in .zero }
        picture.pixels = (0..<width * height).map { picture.smoothColor(Double($0 % width), Double($0 / width)) }
        return picture
    }

    /// The smooth picture's colour between its pixels' centres.
    func smoothColor(_ x: Double, _ y: Double) -> SIMD3<Double> {
        let u = x / Double(max(width - 1, 1))
        let v = y / Double(max(height - 1, 1))
        return SIMD3(30 + 180 * u, 40 + 170 * v, 220 - 100 * u - 80 * v)
    }

    /// Noise, the same for a seed.
    static func noise(width: Int, height: Int, seed: UInt64) -> TestPicture {
        var generator = SeededGenerator(seed: seed)
        return TestPicture(width: width, height: height) { _, _ in
            SIMD3(
                Double(UInt8.random(in: 0...255, using: &generator)),
                Double(UInt8.random(in: 0...255, using: &generator)),
                Double(UInt8.random(in: 0...255, using: &generator)))
        }
    }

    subscript(x: Int, y: Int) -> SIMD3<Double> { pixels[min(y, height - 1) * width + min(x, width - 1)] }

    var rgbPicture: RGBPicture {
        let picture = RGBPicture(width: width, height: height, color: .black)
        picture.withMutableBytes { bytes in
            for (index, pixel) in pixels.enumerated() {
                for channel in 0..<3 { bytes[index * 3 + channel] = UInt8(pixel[channel].rounded()) }
            }
        }
        return picture
    }

    /// ITU-R BT.601, as its equations stand.
    static func yCbCr(_ rgb: SIMD3<Double>, isVideoRange: Bool) -> SIMD3<Double> {
        let y = 0.299 * rgb.x + 0.587 * rgb.y + 0.114 * rgb.z
        let cb = (rgb.z - y) / 1.772
        let cr = (rgb.x - y) / 1.402
        return isVideoRange
            ? SIMD3(16 + y * 219 / 255, 128 + cb * 224 / 255, 128 + cr * 224 / 255) : SIMD3(y, 128 + cb, 128 + cr)
    }

    func bytes(in layout: FrameLayout) -> [UInt8] {
        var bytes = [UInt8](repeating: 0xA5, count: layout.byteCount)
        func set(_ plane: FrameLayout.Plane, _ column: Int, _ row: Int, _ value: Double) {
            bytes[plane.offset + row * plane.bytesPerRow + column] = UInt8(min(max(value.rounded(), 0), 255))
        }
        func color(_ x: Int, _ y: Int) -> SIMD3<Double> { Self.yCbCr(self[x, y], isVideoRange: layout.isVideoRange) }
        func chroma(_ x: Int, _ y: Int, rows: Int) -> SIMD3<Double> {
            var sum = SIMD3<Double>.zero
            for dy in 0..<rows { sum += color(2 * x, rows * y + dy) + color(2 * x + 1, rows * y + dy) }
            return sum / Double(2 * rows)
        }
        for y in 0..<height {
            for x in 0..<width {
                switch layout.format {
                case .jpeg: break
                case .rgb24: for c in 0..<3 { set(layout.first, 3 * x + c, y, self[x, y][c]) }
                case .yuyv: set(layout.first, 2 * x, y, color(x, y).x)
                case .grey, .nv12, .i420: set(layout.first, x, y, color(x, y).x)
                }
            }
        }
        for x in 0..<(width + 1) / 2 {
            switch layout.format {
            case .jpeg, .grey, .rgb24: break
            case .yuyv:
                for y in 0..<height {
                    let color = chroma(x, y, rows: 1)
                    set(layout.first, 4 * x + 1, y, color.y)
                    set(layout.first, 4 * x + 3, y, color.z)
                }
            case .nv12, .i420:
                for y in 0..<(height + 1) / 2 {
                    let color = chroma(x, y, rows: 2)
                    let isPacked = layout.format == .nv12
                    set(layout.second, isPacked ? 2 * x : x, y, color.y)
                    set(isPacked ? layout.second : layout.third, isPacked ? 2 * x + 1 : x, y, color.z)
                }
            }
        }
        return bytes
    }
}

let anyStamp = FrameStamp(index: 0, time: FrameTime(monotonic: .zero))

/// Runs a frame through a preparer and gives the tensor's values.
func prepared(
    _ bytes: [UInt8], _ layout: FrameLayout, for input: NetworkInput, by preparer: InputPreparer = InputPreparer()
) throws -> (values: [Float], mapping: PictureMapping) {
    // Filled with what can't come out, so that a place that isn't written is seen.
    var floats = [Float](repeating: .nan, count: input.element == .float32 ? input.byteCount / 4 : 0)
    var samples = [UInt8](repeating: 0xEE, count: input.element == .uint8 ? input.byteCount : 0)
    let mapping = try GuardedBytes(bytes).withBytes { guarded in
        let frame = Frame(layout: layout, bytes: guarded, stamp: anyStamp)
        return input.element == .float32
            ? try floats.withUnsafeMutableBytes { try preparer.prepare(frame, for: input, into: $0) }
            : try samples.withUnsafeMutableBytes { try preparer.prepare(frame, for: input, into: $0) }
    }
    return (input.element == .float32 ? floats : samples.map(Float.init), mapping)
}
