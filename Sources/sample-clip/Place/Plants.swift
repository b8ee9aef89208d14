import Foundation

/// Grass, hedge and trees as thousands of small leaves, drawn once.
struct Plants {
    let sky: Sky
    private var random = RandomSource(seed: 20_251)

    init(sky: Sky) { self.sky = sky }

    mutating func grow(on canvas: inout Canvas) {
        farWood(on: &canvas)
        let trees: [(x: Float, y: Float, height: Float)] = [
            (16, 24, 7.5), (25, 19, 8.5), (33, 30, 9), (44, 21, 10), (54, 34, 9),
            (10, 33, 9), (3, 27, 8), (64, 22, 11), (82, 30, 12), (100, 21, 12), (19, 41, 10), (38, 46, 11),
        ]
        for place in trees {
            tree(x: place.x, y: place.y, height: place.height, on: &canvas)
        }
        hedge(on: &canvas)
        grass(y: -11 ... -4.35, x: -4...40, count: 90_000, on: &canvas)
        grass(y: 4.4...10, x: 0...75, count: 60_000, on: &canvas)
    }

    private mutating func leaf(
        at centre: Vector, size: Float, normal: Vector, albedo: Colour, openness: Float, on canvas: inout Canvas
    ) {
        let a = randomDirection() * size
        let b = randomDirection() * size
        let light = Light.diffuse(albedo, normal: normal, sky: sky, openness: openness)
        canvas.draw(centre + a, centre + b, centre - (a + b) * 0.6, light)
    }

    private mutating func randomDirection() -> Vector {
        Vector(random.gaussian(), random.gaussian(), random.gaussian()).normalized
    }

    private mutating func tree(x: Float, y: Float, height: Float, on canvas: inout Canvas) {
        let crown = Vector(x, y, height * random.between(0.50, 0.60))
        let reach = height * random.between(0.32, 0.42)
        let slender = random.between(0.8, 1.25)
        trunk(x: x, y: y, height: height * 0.6, on: &canvas)
        let tint = random.unit()
        let leafTone = mix(Colour(0.055, 0.095, 0.022), Colour(0.10, 0.125, 0.035), tint)
        for _ in 0..<34 {
            var direction = randomDirection()
            direction.z *= slender
            let clump = crown + direction * reach * (0.3 + 0.7 * random.unit().squareRoot())
            let radius = reach * random.between(0.18, 0.42)
            for _ in 0..<210 {
                let outward = randomDirection()
                let point = clump + outward * radius * random.between(0.75, 1.05)
                let normal = (outward * 0.75 + direction * 0.6).normalized
                // Leaves deep in the crown, or under it, see little sky.
                let depth = (point - crown).length / (reach * 1.3)
                let openness = 0.35 + 0.65 * clamp(depth) * (0.55 + 0.45 * normal.z)
                leaf(
                    at: point, size: random.between(0.10, 0.20), normal: normal,
                    albedo: leafTone * random.between(0.6, 1.35), openness: openness, on: &canvas)
            }
        }
    }

    private func trunk(x: Float, y: Float, height: Float, on canvas: inout Canvas) {
        for step in 0..<8 {
            let (from, to) = (Float(step) / 8 * .pi, Float(step + 1) / 8 * .pi)
            let angle = (from + to) / 2
            let normal = Vector(-cos(angle), -sin(angle), 0)
            let light = Light.diffuse(Colour(0.09, 0.075, 0.055), normal: normal, sky: sky, openness: 0.7)
            let (a, b) = (Vector(-cos(from), -sin(from), 0) * 0.2, Vector(-cos(to), -sin(to), 0) * 0.2)
            let (foot, head) = (Vector(x, y, 0), Vector(x, y, height))
            canvas.draw(foot + a, foot + b, head + a * 0.5, light)
            canvas.draw(foot + b, head + b * 0.5, head + a * 0.5, light)
        }
    }

    private mutating func hedge(on canvas: inout Canvas) {
        for _ in 0..<52_000 {
            let along = random.unit()
            let x = mix(-2, 130, along * along)
            // A gap, as for a field's gate.
            if x > 20.5, x < 23.5 { continue }
            let top = 1.15 + 0.75 * Noise.fractal(x * 0.55, 3, octaves: 3)
            let height = random.unit()
            let depth = (1 - height * height * 0.7).squareRoot() * 0.8
            let y = 12.2 - depth + random.between(0, 0.5) + 0.4 * (Noise.value(x * 0.8, height * 3) - 0.5)
            let normal = (Vector(random.gaussian() * 0.4, -1 + height * 0.6, 0.2 + height)).normalized
            leaf(
                at: Vector(x, y, height * top), size: random.between(0.06, 0.14), normal: normal,
                albedo: Colour(0.070, 0.105, 0.028) * random.between(0.5, 1.4), openness: 0.35 + 0.65 * height,
                on: &canvas)
        }
    }

    /// A wood at the far end of the fields, in haze.
    private mutating func farWood(on canvas: inout Canvas) {
        for _ in 0..<30_000 {
            let distance = random.between(150, 260)
            let angle = random.between(0.1, 1.5)
            let (x, y) = (cos(angle) * distance, sin(angle) * distance)
            guard y > 30 else { continue }
            let top = 5 + 12 * Noise.fractal(angle * 30, 5, octaves: 4)
            let height = random.unit()
            let normal = Vector(random.gaussian() * 0.6, -0.7, height).normalized
            leaf(
                at: Vector(x, y, height * top), size: random.between(0.6, 1.3), normal: normal,
                albedo: Colour(0.060, 0.085, 0.030) * random.between(0.6, 1.3), openness: 0.4 + 0.5 * height,
                on: &canvas)
        }
    }

    private mutating func grass(
        y: ClosedRange<Float>, x: ClosedRange<Float>, count: Int, on canvas: inout Canvas
    ) {
        for _ in 0..<count {
            let foot = Vector(random.between(x.lowerBound, x.upperBound), random.between(y.lowerBound, y.upperBound), 0)
            let fromRoad = abs(foot.y) - Ground.roadEdge
            let lush = Noise.fractal(foot.x * 0.6, foot.y * 0.9, octaves: 3)
            // Mown beside the asphalt.
            let height = random.between(0.03, 0.10) + 0.20 * lush * smoothstep(0.9, 2.2, fromRoad) * random.unit()
            let bend = Vector(random.gaussian(), random.gaussian(), 0) * height * 0.35
            let across = Vector(random.gaussian(), random.gaussian(), 0).normalized * 0.011
            let dry = smoothstep(0.55, 0.8, random.unit() * 0.6 + (1 - lush) * 0.5)
            let albedo =
                mix(Colour(0.085, 0.125, 0.032), Colour(0.24, 0.21, 0.10), dry) * random.between(0.6, 1.25)
            let light = Light.diffuse(albedo, normal: Vector(0, -0.45, 0.9), sky: sky, openness: 0.85)
            canvas.draw(foot + across, foot - across, foot + bend + Vector(0, 0, height), light)
        }
    }
}
