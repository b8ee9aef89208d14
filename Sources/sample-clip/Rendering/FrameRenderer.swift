import Foundation

/// Draws the vehicles into the backdrop: a z-buffer, several jittered passes a frame for smooth edges and motion blur.
struct FrameRenderer {
    private let camera: Camera
    private let sky: Sky
    private let backdrop: Backdrop
    private let groundPoints: [Vector?]
    private var shadows: ShadowMap
    private var nearest: [Float]
    private var hits: [Hit]

    /// Where the passes sample a pixel.
    private static let jitter: [SIMD2<Float>] = [
        SIMD2(-0.375, -0.125), SIMD2(0.125, -0.375), SIMD2(0.375, 0.125), SIMD2(-0.125, 0.375), SIMD2(-0.05, 0.02),
        SIMD2(0.30, -0.32),
    ]
    private static let exposureTime: Float = 1 / 160

    /// What a pass sees in a pixel.
    private struct Hit {
        var point: Vector
        var normal: Vector
        var vehicle: Int32
        var part: Int32
    }

    init(camera: Camera, sky: Sky) {
        self.camera = camera
        self.sky = sky
        backdrop = Backdrop(camera: camera, sky: sky)
        groundPoints = (0..<camera.width * camera.height).map { index in
            let point = camera.ground(
                x: Float(index % camera.width) + 0.5, y: Float(index / camera.width) + 0.5)
            return point.flatMap { abs($0.y) < 9 ? $0 : nil }
        }
        shadows = ShadowMap(sky: sky)
        nearest = Array(repeating: 0, count: camera.width * camera.height)
        hits = Array(
            repeating: Hit(point: .zero, normal: .zero, vehicle: 0, part: 0), count: camera.width * camera.height)
    }

    /// - Parameters:
    ///   - time: seconds, the middle of the exposure.
    ///   - traffic: the vehicles at a time.
    /// - Returns: linear light, row by row.
    mutating func frame(at time: Float, traffic: (Float) -> [PlacedVehicle]) -> [Colour] {
        let vehicles = traffic(time)
        shadows.draw(vehicles)
        var picture = shadowedBackdrop(vehicles)

        var seen = Array(repeating: Colour.zero, count: picture.count)
        var coverage = Array(repeating: Float(0), count: picture.count)
        for (pass, jitter) in Self.jitter.enumerated() {
            let moment = time + Self.exposureTime * ((Float(pass) + 0.5) / Float(Self.jitter.count) - 0.5)
            let placed = traffic(moment)
            for index in nearest.indices { nearest[index] = 0 }
            for (number, vehicle) in placed.enumerated() { scan(vehicle, number: Int32(number), jitter: jitter) }
            for index in nearest.indices where nearest[index] > 0 {
                let hit = hits[index]
                seen[index] += shade(hit, placed[Int(hit.vehicle)])
                coverage[index] += 1
            }
        }
        let passes = Float(Self.jitter.count)
        for index in picture.indices where coverage[index] > 0 {
            picture[index] = picture[index] * (1 - coverage[index] / passes) + seen[index] / passes
        }
        return picture
    }

    private func shadowedBackdrop(_ vehicles: [PlacedVehicle]) -> [Colour] {
        backdrop.light.indices.map { index in
            let light = backdrop.light[index]
            guard let point = groundPoints[index], !vehicles.isEmpty else { return light.sunlit }
            let sun = shadows.sunlight(at: point, radius: 2, bias: 0.03)
            var openness: Float = 1
            for vehicle in vehicles {
                let distance = vehicle.distanceToFootprint(point)
                guard distance < 1.5 else { continue }
                openness *=
                    distance > 0 ? mix(1, 0.36, smoothstep(1.2, 0, distance)) : mix(0.36, 0.05, clamp(-distance * 2.5))
            }
            return light.shaded * openness + (light.sunlit - light.shaded) * sun
        }
    }

    private mutating func scan(_ vehicle: PlacedVehicle, number: Int32, jitter: SIMD2<Float>) {
        for (partNumber, part) in vehicle.model.parts.enumerated() {
            let mesh = part.mesh
            let seen = mesh.positions.map { point -> Vector in
                let place = camera.project(vehicle.world(point))
                return Vector(place.x + jitter.x, place.y + jitter.y, place.distance > 1 ? 1 / place.distance : -1)
            }
            for corner in stride(from: 0, to: mesh.indices.count, by: 3) {
                let (ia, ib, ic) = (
                    Int(mesh.indices[corner]), Int(mesh.indices[corner + 1]), Int(mesh.indices[corner + 2])
                )
                let (a, b, c) = (seen[ia], seen[ib], seen[ic])
                guard a.z > 0, b.z > 0, c.z > 0 else { continue }
                forEachPixel(
                    SIMD2(a.x, a.y), SIMD2(b.x, b.y), SIMD2(c.x, c.y), width: camera.width, height: camera.height
                ) { index, weights in
                    let scaled = weights * Vector(a.z, b.z, c.z)
                    let inverse = scaled.sum()
                    guard inverse > nearest[index] else { return }
                    nearest[index] = inverse
                    // Perspective-correct weights.
                    let w = scaled / inverse
                    hits[index] = Hit(
                        point: mesh.positions[ia] * w.x + mesh.positions[ib] * w.y + mesh.positions[ic] * w.z,
                        normal: mesh.normals[ia] * w.x + mesh.normals[ib] * w.y + mesh.normals[ic] * w.z,
                        vehicle: number, part: Int32(partNumber))
                }
            }
        }
    }

    private func shade(_ hit: Hit, _ vehicle: PlacedVehicle) -> Colour {
        let localNormal = hit.normal.normalized
        let material = vehicle.model.parts[Int(hit.part)].paint(hit.point, localNormal, vehicle.state)
        let point = vehicle.world(hit.point)
        let outgoing = (camera.position - point).normalized
        var normal = vehicle.worldDirection(localNormal)
        if normal.dot(outgoing) < 0 { normal = (normal - outgoing * (1.02 * normal.dot(outgoing))).normalized }

        let facing = max(normal.dot(sky.toSun), 0)
        let sun = facing > 0 ? shadows.sunlight(at: point + normal * 0.12, radius: 1, bias: 0.06) : 0
        // Near the ground, and below, less sky is seen.
        let openness = 0.45 + 0.55 * smoothstep(0.1, 0.9, hit.point.z)
        var colour = material.albedo * (sky.ambient(normal) * openness + sky.sun * (facing * sun))

        if material.mirror > 0 {
            let grazing = 1 - clamp(normal.dot(outgoing))
            let fresnel = material.mirror + (1 - material.mirror) * grazing * grazing * grazing * grazing * grazing
            let mirrored = normal.reflecting(-outgoing)
            colour = colour * (1 - fresnel) + sky.surroundings(mirrored) * (fresnel * openness)
            let glint = pow(max(mirrored.dot(sky.toSun), 0), material.gloss)
            colour += sky.sun * (glint * fresnel * 14 * sun)
        }
        return sky.withHaze(colour + material.emission, distance: (camera.position - point).length)
    }
}
