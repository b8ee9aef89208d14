/// Which points of the road the sun reaches past the vehicles: their depth as the sun sees it.
struct ShadowMap {
    private let toSun: Vector
    private let across: Vector
    private let along: Vector
    private let origin: SIMD2<Float>
    private let width: Int
    private let height: Int
    private let cell: Float = 0.05
    /// Towards the sun, metres; the highest surface in each cell.
    private var depth: [Float]

    init(sky: Sky) {
        toSun = sky.toSun
        across = Vector(0, 0, 1).cross(toSun).normalized
        along = toSun.cross(across)
        // The stretch of road that the camera sees, with room for tall vehicles.
        var low = SIMD2<Float>(repeating: .infinity)
        var high = SIMD2<Float>(repeating: -.infinity)
        for corner in 0..<8 {
            let point = Vector(corner & 1 == 0 ? -6 : 62, corner & 2 == 0 ? -6 : 9, corner & 4 == 0 ? 0 : 3.5)
            let place = SIMD2(point.dot(across), point.dot(along))
            low = pointwiseMin(low, place)
            high = pointwiseMax(high, place)
        }
        origin = low
        width = Int((high.x - low.x) / cell)
        height = Int((high.y - low.y) / cell)
        depth = []
    }

    mutating func draw(_ vehicles: [PlacedVehicle]) {
        depth = Array(repeating: -.infinity, count: width * height)
        for vehicle in vehicles {
            for part in vehicle.model.parts {
                let places = part.mesh.positions.map { point -> Vector in
                    let world = vehicle.world(point)
                    return Vector(
                        (world.dot(across) - origin.x) / cell, (world.dot(along) - origin.y) / cell, world.dot(toSun))
                }
                let indices = part.mesh.indices
                for corner in stride(from: 0, to: indices.count, by: 3) {
                    let a = places[Int(indices[corner])]
                    let b = places[Int(indices[corner + 1])]
                    let c = places[Int(indices[corner + 2])]
                    forEachPixel(
                        SIMD2(a.x, a.y), SIMD2(b.x, b.y), SIMD2(c.x, c.y), width: width, height: height
                    ) { index, weights in
                        depth[index] = max(depth[index], weights.dot(SIMD3(a.z, b.z, c.z)))
                    }
                }
            }
        }
    }

    /// 0 in full shadow, 1 in full sun; the mean over a square of cells softens the edge.
    func sunlight(at point: Vector, radius: Int, bias: Float) -> Float {
        let column = Int((point.dot(across) - origin.x) / cell)
        let row = Int((point.dot(along) - origin.y) / cell)
        guard column >= radius, row >= radius, column + radius < width, row + radius < height else { return 1 }
        let own = point.dot(toSun) + bias
        var open = 0
        for y in row - radius...row + radius {
            for x in column - radius...column + radius where depth[y * width + x] < own { open += 1 }
        }
        let side = 2 * radius + 1
        return Float(open) / Float(side * side)
    }
}
