/// The light of the place: a sun with a few fair-weather clouds, and what a shiny surface mirrors.
struct Sky {
    /// Towards the sun, which stands in the west-south-west, so that what the camera sees of a vehicle is lit, and its shadow too is seen.
    let toSun = Vector(-0.70, -0.30, 0.62).normalized
    let sun = Colour(3.05, 2.80, 2.35)
    let haze = Colour(0.58, 0.70, 0.84)

    /// The sky as seen from the ground.
    func colour(_ direction: Vector) -> Colour {
        let height = max(direction.z, 0)
        let clear = mix(haze, Colour(0.16, 0.36, 0.80), smoothstep(0, 0.55, height))
        let scale = 1.6 / (height + 0.18)
        let puffs = Noise.fractal(direction.x * scale + 3, direction.y * scale * 1.3 + 8, octaves: 5)
        return mix(clear, Colour(1.15, 1.13, 1.12), smoothstep(0.50, 0.72, puffs) * smoothstep(0.01, 0.10, height))
    }

    /// What lies in a direction, for mirrors: sky, a belt of trees, ground.
    func surroundings(_ direction: Vector) -> Colour {
        let treeline = 0.10 + 0.05 * Noise.value(direction.x * 9, direction.y * 9)
        let ground = direction.z < -0.25 ? Colour(0.26, 0.26, 0.25) : Colour(0.20, 0.24, 0.12)
        if direction.z < 0 { return ground }
        let trees = Colour(0.07, 0.10, 0.04)
        return mix(trees, colour(direction), smoothstep(treeline, treeline + 0.03, direction.z))
    }

    /// Diffuse light from sky and ground on a surface with this normal.
    func ambient(_ normal: Vector) -> Colour {
        mix(Colour(0.22, 0.22, 0.18), Colour(0.36, 0.44, 0.58), normal.z * 0.5 + 0.5)
    }

    func withHaze(_ colour: Colour, distance: Float) -> Colour {
        let clarity = 1 / (1 + distance / 1_800)
        return mix(haze, colour, clarity)
    }
}
