/// The light that leaves a point: with the sun on it, and in shadow.
struct Light {
    var sunlit: Colour
    var shaded: Colour

    static func diffuse(_ albedo: Colour, normal: Vector, sky: Sky, openness: Float = 1) -> Light {
        let shaded = albedo * sky.ambient(normal) * openness
        return Light(sunlit: shaded + albedo * sky.sun * max(normal.dot(sky.toSun), 0), shaded: shaded)
    }
}
