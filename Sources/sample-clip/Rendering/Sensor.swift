import Foundation

/// The camera's own traces: a lens a little soft, an 8-bit curve, noise.
struct Sensor {
    let width: Int
    let height: Int
    private let exposure: Float = 1.15
    private let softness: Float = 0.11
    private let noise: Float = 0.9
    private var random = RandomSource(seed: 7)
    /// Light from 0 to `Self.brightest` to the sRGB code, 0 ... 255.
    private let curve: [Float]
    private static let brightest: Float = 6

    init(width: Int, height: Int) {
        self.width = width
        self.height = height
        curve = (0...4096).map { step in
            let light = Float(step) / 4096 * Self.brightest
            // Bright light saturates gently, dark tones keep their contrast.
            let shown = 1 - exp(-0.9 * light - 0.35 * light * light)
            return 255 * (shown <= 0.003_130_8 ? shown * 12.92 : 1.055 * pow(shown, 1 / 2.4) - 0.055)
        }
    }

    /// - Returns: 8-bit RGB, row by row.
    mutating func expose(_ light: [Colour]) -> [UInt8] {
        let soft = blurred(blurred(light, step: 1, limit: width), step: width, limit: height)
        var pixels: [UInt8] = []
        pixels.reserveCapacity(width * height * 3)
        for row in 0..<height {
            for column in 0..<width {
                let fromMiddle = SIMD2(Float(column) / Float(width) - 0.5, Float(row) / Float(height) - 0.5)
                let vignette = 1 - 0.28 * (fromMiddle * fromMiddle).sum()
                let value = soft[row * width + column] * (exposure * vignette)
                let grain = random.gaussian() * noise
                for channel in 0..<3 {
                    let coded = curve[Int(clamp(value[channel] / Self.brightest) * 4096)]
                    pixels.append(UInt8(clamp((coded + grain).rounded(), 0, 255)))
                }
            }
        }
        return pixels
    }

    private func blurred(_ light: [Colour], step: Int, limit: Int) -> [Colour] {
        light.indices.map { index in
            let place = index / step % limit
            let before = place > 0 ? light[index - step] : light[index]
            let after = place + 1 < limit ? light[index + step] : light[index]
            return light[index] * (1 - 2 * softness) + (before + after) * softness
        }
    }
}
