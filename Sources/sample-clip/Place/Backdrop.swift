/// Everything that stands still, at the picture's size.
struct Backdrop {
    /// Row by row from the top left.
    let light: [Light]

    init(camera: Camera, sky: Sky) {
        let factor = 3
        var canvas = Canvas(camera: camera.scaled(by: factor), sky: sky)
        canvas.paint(Ground())
        var plants = Plants(sky: sky)
        plants.grow(on: &canvas)
        Self.furnish(&canvas)

        var light: [Light] = []
        light.reserveCapacity(camera.width * camera.height)
        let weight = 1 / Float(factor * factor)
        for row in 0..<camera.height {
            for column in 0..<camera.width {
                var sum = Light(sunlit: .zero, shaded: .zero)
                for y in 0..<factor {
                    for x in 0..<factor {
                        let sample = canvas.light[(row * factor + y) * canvas.camera.width + column * factor + x]
                        sum.sunlit += sample.sunlit
                        sum.shaded += sample.shaded
                    }
                }
                light.append(Light(sunlit: sum.sunlit * weight, shaded: sum.shaded * weight))
            }
        }
        self.light = light
    }

    /// Marker posts and a field fence, all beyond the road: nothing that stands still ever hides a vehicle.
    private static func furnish(_ canvas: inout Canvas) {
        for x in stride(from: Float(7), to: 120, by: 25) {
            var post = Mesh()
            for level in 0..<8 {
                post.addBox(centre: Vector(x, 4.75, 0.05 + Float(level) * 0.1), size: Vector(0.12, 0.12, 0.1))
            }
            canvas.draw(post) { $0.z > 0.5 && $0.z < 0.7 ? Colour(repeating: 0.02) : Colour(repeating: 0.72) }
        }
        var fence = Mesh()
        for x in stride(from: Float(-4), to: 110, by: 2.5) {
            fence.addBox(centre: Vector(x, 10.4, 0.55), size: Vector(0.11, 0.11, 1.1))
        }
        for z in [Float(0.5), 0.95] {
            for x in stride(from: Float(-4), to: 110, by: 2.5) {
                fence.addBox(centre: Vector(x + 1.25, 10.35, z), size: Vector(2.5, 0.05, 0.10))
            }
        }
        canvas.draw(fence) { point in
            Colour(0.20, 0.165, 0.12) * (0.7 + 0.6 * Noise.hash(Int32(point.x * 2.4), Int32(point.z * 10)))
        }
    }
}
