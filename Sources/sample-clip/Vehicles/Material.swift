/// What a point of a surface is made of.
struct Material {
    var albedo: Colour
    /// Share of light mirrored head-on: 0 is matt, 0.04 lacquer, 0.08 tinted glass, 0.5 chrome.
    var mirror: Float = 0
    /// Sharpness of the sun's glint.
    var gloss: Float = 200
    var emission: Colour = .zero

    static func lacquer(_ albedo: Colour) -> Material { Material(albedo: albedo, mirror: 0.045, gloss: 350) }
    static func matt(_ albedo: Colour) -> Material { Material(albedo: albedo) }

    static let glass = Material(albedo: Colour(0.012, 0.015, 0.016), mirror: 0.085, gloss: 900)
    static let plastic = Material(albedo: Colour(repeating: 0.022), mirror: 0.02, gloss: 20)
    static let rubber = Material(albedo: Colour(repeating: 0.018))
    static let alloy = Material(albedo: Colour(repeating: 0.30), mirror: 0.18, gloss: 60)
    static let steel = Material(albedo: Colour(repeating: 0.16), mirror: 0.06, gloss: 30)
    static let hollow = Material(albedo: Colour(repeating: 0.004))
    static let headlamp = Material(
        albedo: Colour(repeating: 0.45), mirror: 0.25, gloss: 300, emission: Colour(0.25, 0.25, 0.23))
    static let indicator = Material(albedo: Colour(0.55, 0.18, 0.01), mirror: 0.06)

    static func tailLamp(braking: Bool) -> Material {
        Material(
            albedo: Colour(0.11, 0.004, 0.005), mirror: 0.09, gloss: 300,
            emission: braking ? Colour(2.2, 0.10, 0.06) : Colour(0.10, 0.002, 0.002))
    }
}
