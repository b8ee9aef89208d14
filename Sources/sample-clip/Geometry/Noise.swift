/// Smooth value noise over the plane, for surfaces that must look worn, mown or grown.
enum Noise {
    static func hash(_ x: Int32, _ y: Int32) -> Float {
        var h = UInt32(bitPattern: x) &* 0x8DA6_B343 ^ UInt32(bitPattern: y) &* 0xD816_3841
        h = (h ^ (h >> 15)) &* 0x2C1B_3C6D
        h = (h ^ (h >> 12)) &* 0x297A_2D39
        return Float((h ^ (h >> 15)) >> 8) * 0x1p-24
    }

    /// 0 ... 1, with one feature a unit.
    static func value(_ x: Float, _ y: Float) -> Float {
        let floorX = x.rounded(.down)
        let floorY = y.rounded(.down)
        let column = Int32(floorX)
        let row = Int32(floorY)
        let u = smoothstep(0, 1, x - floorX)
        let v = smoothstep(0, 1, y - floorY)
        return mix(
            mix(hash(column, row), hash(column &+ 1, row), u),
            mix(hash(column, row &+ 1), hash(column &+ 1, row &+ 1), u), v)
    }

    /// Several octaves of `value`, each twice as fine and half as strong; 0 ... 1.
    static func fractal(_ x: Float, _ y: Float, octaves: Int = 4) -> Float {
        var sum: Float = 0
        var weight: Float = 0.5
        var scale: Float = 1
        for octave in 0..<octaves {
            sum += weight * value(x * scale + Float(octave) * 17.3, y * scale - Float(octave) * 9.1)
            weight *= 0.5
            scale *= 2
        }
        return sum / (1 - 2 * weight)
    }
}
