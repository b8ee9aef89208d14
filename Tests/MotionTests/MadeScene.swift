import Foundation
import TestSupport

/// A grey camera picture of 640x360 whose background, noise, light and moving things are known.
struct MadeScene {
    static let width = 640
    static let height = 360

    private let background: [UInt8]
    private let noise: [Int8]
    private var generator = SeededGenerator(seed: 11)
    private(set) var pixels: [UInt8]

    /// - Parameter noise: Standard deviation of each pixel's sensor noise, in grey values.
    init(noise deviation: Double = 2) {
        var generator = SeededGenerator(seed: 5)
        // Fields, a road, and texture of two sizes.
        var coarse = [[Double]](repeating: [], count: 24)
        for row in coarse.indices { coarse[row] = (0..<42).map { _ in Double.random(in: -25...25, using: &generator) } }
        var background = [UInt8](repeating: 0, count: Self.width * Self.height)
        for y in 0..<Self.height {
            for x in 0..<Self.width {
                let isRoad = abs(Double(y) - 220 - Double(x) * 0.05) < 40
                let texture = coarse[y / 16][x / 16] * (isRoad ? 0.2 : 1) + Double.random(in: -8...8, using: &generator)
                let value = (isRoad ? 105 : 90 + 0.12 * Double(y)) + texture
                background[y * Self.width + x] = UInt8(min(max(value, 0), 255))
            }
        }
        self.background = background
        pixels = background
        noise = (0..<1 << 20).map { _ in
            let sum = (0..<4).reduce(0.0) { sum, _ in sum + Double.random(in: -1...1, using: &generator) }
            return Int8(min(max((sum * 0.866 * deviation).rounded(), -127), 127))
        }
    }

    /// The background, moved by whole pixels.
    mutating func begin(shiftX: Int = 0, shiftY: Int = 0) {
        guard shiftX != 0 || shiftY != 0 else {
            pixels = background
            return
        }
        for y in 0..<Self.height {
            let row = min(max(y + shiftY, 0), Self.height - 1) * Self.width
            for x in 0..<Self.width {
                pixels[y * Self.width + x] = background[row + min(max(x + shiftX, 0), Self.width - 1)]
            }
        }
    }

    /// Puts a box there that differs from what is behind it by `contrast`, its edges between pixels where they fall there.
    mutating func addBox(x: Double, y: Double, width: Double, height: Double, contrast: Double) {
        let columns = Self.pixels(from: x, to: x + width, below: Self.width)
        let rows = Self.pixels(from: y, to: y + height, below: Self.height)
        for row in rows {
            let covered = min(Double(row + 1), y + height) - max(Double(row), y)
            for column in columns {
                let share = covered * (min(Double(column + 1), x + width) - max(Double(column), x))
                let index = row * Self.width + column
                pixels[index] = UInt8(min(max(Double(pixels[index]) + share * contrast, 0), 255))
            }
        }
    }

    private static func pixels(from low: Double, to high: Double, below limit: Int) -> Range<Int> {
        let first = min(max(Int(low.rounded(.down)), 0), limit)
        return first..<max(first, min(Int(high.rounded(.up)), limit))
    }

    /// Leaves over a part of the picture: patches that flip between light and shade, each when it likes, most of them in gusts.
    mutating func addLeaves(columns: Range<Int>, rows: Range<Int>, contrast: Double, wind: Double) {
        for y in stride(from: rows.lowerBound, to: rows.upperBound, by: 6) {
            for x in stride(from: columns.lowerBound, to: columns.upperBound, by: 6)
            where Double.random(in: 0...1, using: &generator) < wind {
                addBox(
                    x: Double(x) + Double.random(in: -2...2, using: &generator), y: Double(y), width: 6, height: 6,
                    contrast: Double.random(in: -contrast...contrast, using: &generator))
            }
        }
    }

    /// What the exposure makes of it, and the sensor's noise.
    mutating func finish(gain: Double = 1) {
        let start = Int.random(in: 0..<noise.count - pixels.count, using: &generator)
        let factor = Int((gain * 256).rounded())
        for index in pixels.indices {
            pixels[index] = UInt8(min(max(((Int(pixels[index]) * factor) >> 8) + Int(noise[start + index]), 0), 255))
        }
    }
}
