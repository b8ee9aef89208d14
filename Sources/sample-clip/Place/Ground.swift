/// A country road with two lanes, its verges and the field behind.
struct Ground {
    static let laneCentre: Float = 1.75
    static let roadEdge: Float = 3.95

    /// - Parameter detail: metres of ground that a sample covers; finer patterns fade out.
    func albedo(x: Float, y: Float, detail: Float) -> Colour {
        // The edge of the asphalt is a little frayed.
        let edge = Self.roadEdge + 0.12 * (Noise.fractal(x * 1.7, y, octaves: 3) - 0.5)
        let asphaltShare = 1 - smoothstep(-0.04, 0.04, abs(y) - edge)
        let offRoad = verge(x: x, y: y)
        guard asphaltShare > 0 else { return offRoad }
        return mix(offRoad, asphalt(x: x, y: y, detail: detail), asphaltShare)
    }

    private func asphalt(x: Float, y: Float, detail: Float) -> Colour {
        let fine = 1 - smoothstep(0.02, 0.12, detail)
        var tone: Float = 0.155
        tone *= 0.88 + 0.24 * Noise.fractal(x * 0.35, y * 0.9)
        tone *= 1 + 0.35 * fine * (Noise.hash(Int32(x * 60), Int32(y * 60)) - 0.5)
        // Wheel tracks are polished, the middle of a lane carries oil.
        let inLane = abs(abs(y) - Self.laneCentre)
        tone *= 1 + 0.09 * smoothstep(0.35, 0, abs(inLane - 0.75))
        tone *= 1 - 0.16 * smoothstep(0.45, 0, inLane) * Noise.fractal(x * 0.15 + 40, y, octaves: 2)
        // Two mended trenches and some cracks.
        if (x > 16.2 && x < 17.3 && y < 0.1) || (x > 29 && x < 30.4 && y > -0.2) { tone *= 0.68 }
        let crack = abs(Noise.fractal(x * 0.22, y * 0.35 + 50, octaves: 4) - 0.5)
        tone *= 1 - 0.2 * smoothstep(0.004, 0.001, crack) * (1 - smoothstep(0.04, 0.2, detail))
        let base = Colour(tone, tone * 0.99, tone * 0.96)

        let wear = 0.60 + 0.40 * smoothstep(0.25, 0.55, Noise.fractal(x * 2.3, y * 9 + 7))
        let isEdgeLine = abs(abs(y) - 3.5) < 0.065
        let isDash = abs(y) < 0.065 && (x + 200).truncatingRemainder(dividingBy: 6) < 3
        return isEdgeLine || isDash ? mix(base, Colour(0.70, 0.70, 0.67), wear) : base
    }

    private func verge(x: Float, y: Float) -> Colour {
        let distance = abs(y) - Self.roadEdge
        let patches = Noise.fractal(x * 0.5, y * 0.8, octaves: 5)
        let fine = Noise.fractal(x * 9, y * 9, octaves: 3)
        let grass = mix(Colour(0.075, 0.105, 0.030), Colour(0.17, 0.17, 0.062), patches) * (0.55 + 0.9 * fine)
        if y > 13 {
            // A field of young corn behind the hedge.
            let row = abs((y * 1.1).truncatingRemainder(dividingBy: 1) - 0.5)
            return mix(Colour(0.20, 0.20, 0.075), Colour(0.11, 0.14, 0.04), smoothstep(0.15, 0.35, row) * 0.6)
                * (0.75 + 0.5 * patches)
        }
        let gravel = Colour(0.24, 0.215, 0.175) * (0.65 + 0.7 * Noise.hash(Int32(x * 40), Int32(y * 40)))
        return mix(gravel, grass, smoothstep(0.15, 0.75, distance + 0.7 * (patches - 0.5)))
    }
}
