/// A large picture with depth, on which the still part of the scene is drawn once.
struct Canvas {
    let camera: Camera
    private let sky: Sky
    private(set) var light: [Light]
    private var depth: [Float]

    init(camera: Camera, sky: Sky) {
        self.camera = camera
        self.sky = sky
        light = Array(repeating: Light(sunlit: .zero, shaded: .zero), count: camera.width * camera.height)
        depth = Array(repeating: .infinity, count: camera.width * camera.height)
    }

    /// Ground and sky, one ray a pixel.
    mutating func paint(_ ground: Ground) {
        let upward = Vector(0, 0, 1)
        for row in 0..<camera.height {
            for column in 0..<camera.width {
                let index = row * camera.width + column
                let (x, y) = (Float(column) + 0.5, Float(row) + 0.5)
                guard let point = camera.ground(x: x, y: y) else {
                    let colour = sky.colour(camera.ray(x: x, y: y))
                    light[index] = Light(sunlit: colour, shaded: colour)
                    continue
                }
                let offset = point - camera.position
                let distance = offset.length
                let detail = distance * distance / (camera.focalLength * camera.position.z)
                let albedo = ground.albedo(x: point.x, y: point.y, detail: detail)
                light[index] = hazy(.diffuse(albedo, normal: upward, sky: sky), distance)
                depth[index] = offset.dot(camera.forward)
            }
        }
    }

    mutating func draw(_ a: Vector, _ b: Vector, _ c: Vector, _ surface: Light) {
        let (pa, pb, pc) = (camera.project(a), camera.project(b), camera.project(c))
        guard min(pa.distance, pb.distance, pc.distance) > 0.5 else { return }
        let far = (pa.distance + pb.distance + pc.distance) / 3
        let shown = hazy(surface, far)
        forEachPixel(
            SIMD2(pa.x, pa.y), SIMD2(pb.x, pb.y), SIMD2(pc.x, pc.y), width: camera.width, height: camera.height
        ) { index, _ in
            guard far < depth[index] else { return }
            depth[index] = far
            light[index] = shown
        }
    }

    mutating func draw(_ mesh: Mesh, albedo: (Vector) -> Colour) {
        for corner in stride(from: 0, to: mesh.indices.count, by: 3) {
            let (a, b, c) = (
                Int(mesh.indices[corner]), Int(mesh.indices[corner + 1]), Int(mesh.indices[corner + 2])
            )
            let middle = (mesh.positions[a] + mesh.positions[b] + mesh.positions[c]) / 3
            draw(
                mesh.positions[a], mesh.positions[b], mesh.positions[c],
                .diffuse(albedo(middle), normal: mesh.normals[a], sky: sky))
        }
    }

    private func hazy(_ light: Light, _ distance: Float) -> Light {
        Light(
            sunlit: sky.withHaze(light.sunlit, distance: distance),
            shaded: sky.withHaze(light.shaded, distance: distance))
    }
}
