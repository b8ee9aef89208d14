/// A low-floor city bus, twelve metres, doors on the right.
struct CityBus {
    var paint: Colour
    var skirt: Colour

    private let length: Float = 12
    private let width: Float = 2.55
    private let wheelRadius: Float = 0.48
    private let axles: (front: Float, rear: Float) = (3.3, -2.6)

    var model: VehicleModel {
        let parts =
            [body, roofUnits, mirrors]
            + Wheel.axle(x: axles.front, halfTrack: 1.265, radius: wheelRadius, width: 0.3, rim: .steel)
            + Wheel.axle(x: axles.rear, halfTrack: 1.265, radius: wheelRadius, width: 0.5, rim: .steel)
        return VehicleModel(
            label: "bus", name: "city bus", length: length, width: width, wheelRadius: wheelRadius, parts: parts)
    }

    private var body: VehicleModel.Part {
        let (rear, nose) = (-length / 2, length / 2)
        let shape = Loft(
            rear: rear, front: nose, width: width,
            top: Curve(
                [(nose, 2.86), (nose - 0.12, 2.98), (nose - 0.4, 3.02), (rear + 0.15, 3.02), (rear, 2.92)],
                rounding: 0.05),
            bottom: Curve([(rear, 0.42), (rear + 1.2, 0.30), (nose - 1.0, 0.28), (nose, 0.32)], rounding: 0.2),
            shoulder: 1.1, lean: 0.035, edge: 0.16, taper: 0.035, crown: 0.03)
        let bus = self
        let (coat, low) = (Material.lacquer(paint), Material.lacquer(skirt))
        return VehicleModel.Part(mesh: shape.mesh(step: 0.12)) { point, normal, state in
            if normal.z > 0.75 { return .matt(Colour(repeating: 0.5)) }
            if normal.z < -0.6 { return .hollow }
            if normal.x > 0.5 { return bus.frontPaint(point, coat: coat, low: low) }
            if normal.x < -0.5 { return bus.rearPaint(point, state, coat: coat, low: low) }
            return bus.sidePaint(point, coat: coat, low: low)
        }
    }

    private func frontPaint(_ point: Vector, coat: Material, low: Material) -> Material {
        let side = abs(point.y)
        if point.z > 1.02, point.z < 2.38 { return side < 1.17 ? .glass : coat }
        if point.z > 2.46, point.z < 2.78, side < 1.0 {
            // The destination sign: amber dots on black, nothing to read.
            let isLit =
                side < 0.8 && point.z > 2.53 && point.z < 2.71
                && Noise.hash(Int32(point.y * 14 + 100), Int32(point.z * 18)) > 0.45
            return isLit ? Material(albedo: Colour(0.3, 0.15, 0.01), emission: Colour(0.9, 0.42, 0.03)) : .glass
        }
        if abs(point.z - 0.66) < 0.11, side > 0.72, side < 1.12 { return side > 1.0 ? .indicator : .headlamp }
        if point.z < 0.42 { return .plastic }
        return point.z < 0.92 ? low : coat
    }

    private func rearPaint(
        _ point: Vector, _ state: VehicleModel.State, coat: Material, low: Material
    ) -> Material {
        let side = abs(point.y)
        if point.z > 1.62, point.z < 2.5, side < 1.0 { return .glass }
        if side > 1.02, side < 1.2, point.z > 0.85, point.z < 1.45 { return .tailLamp(braking: state.isBraking) }
        if point.z > 0.62, point.z < 1.3, side < 0.85 {
            return Int(point.z * 14) % 2 == 0 ? .plastic : low  // louvres of the engine bay
        }
        if point.z < 0.5 { return .plastic }
        return point.z < 0.92 ? low : coat
    }

    private func sidePaint(_ point: Vector, coat: Material, low: Material) -> Material {
        for axle in [axles.front, axles.rear] {
            let (dx, dz) = (point.x - axle, point.z - wheelRadius)
            if dx * dx + dz * dz < 0.58 * 0.58 { return .hollow }
        }
        let isRight = point.y < 0
        let doors: [Float] = isRight ? [5.05, 0.35, -4.6] : []
        for door in doors where abs(point.x - door) < 0.62 && point.z > 0.38 && point.z < 2.5 {
            let across = abs(point.x - door)
            if across < 0.025 || across > 0.57 || point.z < 0.46 || point.z > 2.42 { return .plastic }
            return .glass
        }
        if point.z > 1.12, point.z < 2.42, point.x > -5.6, point.x < 5.85 {
            let bay = (point.x + 6) / 1.46
            let toPost = abs(bay - bay.rounded()) * 1.46
            if toPost < 0.06 { return coat }
            return point.z > 2.06 && point.z < 2.09 ? .plastic : .glass
        }
        if point.z < 0.36 { return .plastic }
        if abs(point.z - 0.92) < 0.012 { return .hollow }
        return point.z < 0.92 ? low : coat
    }

    private var roofUnits: VehicleModel.Part {
        var mesh = Mesh()
        mesh.addBox(centre: Vector(2.2, 0, 3.13), size: Vector(2.4, 1.7, 0.22))
        mesh.addBox(centre: Vector(-3.4, 0, 3.11), size: Vector(1.8, 1.5, 0.18))
        return VehicleModel.Part(mesh: mesh) { _, _, _ in .matt(Colour(repeating: 0.42)) }
    }

    private var mirrors: VehicleModel.Part {
        var mesh = Mesh()
        for side in [Float(-1), 1] {
            mesh.addBox(centre: Vector(6.15, side * 1.34, 2.15), size: Vector(0.12, 0.2, 0.42))
            mesh.addBox(centre: Vector(6.05, side * 1.24, 2.42), size: Vector(0.3, 0.06, 0.06))
        }
        return VehicleModel.Part(mesh: mesh) { _, _, _ in .plastic }
    }
}
