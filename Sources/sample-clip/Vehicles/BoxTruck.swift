/// A delivery truck: a cab that tips forward, and a box on a frame.
struct BoxTruck {
    var cabPaint: Colour
    var boxPaint: Colour
    /// A band along the box.
    var bandPaint: Colour

    private let length: Float = 7.6
    private let width: Float = 2.4
    private let wheelRadius: Float = 0.45
    private let axles: (front: Float, rear: Float) = (2.75, -1.75)

    var model: VehicleModel {
        let parts =
            [cab, box, frame, mirrors]
            + Wheel.axle(x: axles.front, halfTrack: 1.08, radius: wheelRadius, width: 0.26, rim: .steel)
            + Wheel.axle(x: axles.rear, halfTrack: 1.12, radius: wheelRadius, width: 0.5, rim: .steel)
        return VehicleModel(
            label: "truck", name: "box truck", length: length, width: width, wheelRadius: wheelRadius, parts: parts)
    }

    private var cab: VehicleModel.Part {
        let nose = length / 2
        let shape = Loft(
            rear: 1.95, front: nose, width: 2.16,
            top: Curve(
                [(nose, 1.28), (nose - 0.05, 1.36), (nose - 0.42, 2.22), (nose - 0.7, 2.38), (1.95, 2.42)],
                rounding: 0.05),
            bottom: Curve([(1.95, 0.5), (nose - 0.3, 0.42), (nose, 0.40)], rounding: 0.05),
            shoulder: 1.3, lean: 0.10, edge: 0.10, taper: 0.05)
        let coat = Material.lacquer(cabPaint)
        let axle = Vector(axles.front, 0, wheelRadius)
        return VehicleModel.Part(mesh: shape.mesh()) { point, normal, _ in
            let side = abs(point.y)
            if abs(normal.y) > 0.6 {
                let (dx, dz) = (point.x - axle.x, point.z - axle.z)
                if dx * dx + dz * dz < 0.56 * 0.56 { return .hollow }
                let roof = shape.top(point.x)
                if point.x > 2.35, point.x < 3.62, point.z > 1.36, point.z < min(roof - 0.16, 2.08) { return .glass }
                if abs(point.x - 2.27) < 0.012 || abs(point.x - 3.6) < 0.012, point.z > 0.8 { return .hollow }
                if point.z < 0.56 { return .plastic }
                return coat
            }
            guard normal.x > 0.2 else { return coat }
            if point.z > 1.36, point.z < 2.2 {
                return side < shape.halfWidth(x: point.x, z: point.z) - 0.09 ? .glass : coat
            }
            if abs(point.z - 0.66) < 0.09, side > 0.62, side < 0.98 { return side > 0.9 ? .indicator : .headlamp }
            if point.z < 0.52 { return .plastic }
            if point.z > 0.84, point.z < 1.14, side < 0.78 {
                return Int(point.z * 25) % 2 == 0 ? .plastic : .steel
            }
            return coat
        }
    }

    private var box: VehicleModel.Part {
        let shape = Loft(
            rear: -length / 2, front: 1.78, width: width, top: Curve([(0, 3.25)], rounding: 0),
            bottom: Curve([(0, 0.98)], rounding: 0), shoulder: 9, lean: 0, edge: 0.05, taper: 0, crown: 0.01)
        let (panel, band) = (Material.lacquer(boxPaint), Material.lacquer(bandPaint))
        let rear = -length / 2
        return VehicleModel.Part(mesh: shape.mesh(step: 0.4)) { point, normal, state in
            if point.z < 1.07 || point.z > 3.17 { return .alloy }
            if normal.x < -0.7 {
                if abs(point.y) > 1.12 || abs(point.y) < 0.015 { return .alloy }
                return panel
            }
            if abs(normal.y) > 0.7 {
                if point.x < rear + 0.06 || point.x > 1.72 { return .alloy }
                // A slanted band, as hauliers like them.
                let slant = point.x * 0.5 - (point.z - 2.1)
                if slant > -1.3, slant < -0.75 { return band }
                let panelEdge = (point.x * 1.25).rounded() / 1.25
                if abs(point.x - panelEdge) < 0.006 { return .steel }
            }
            return panel
        }
    }

    private var frame: VehicleModel.Part {
        var mesh = Mesh()
        mesh.addBox(centre: Vector(-0.4, 0, 0.78), size: Vector(6.4, 0.9, 0.36))
        mesh.addBox(centre: Vector(1.86, 0, 1.5), size: Vector(0.2, 1.5, 1.2))
        for side in [Float(-1), 1] {
            // Side guards and mudguards.
            mesh.addBox(centre: Vector(0.35, side * 1.12, 0.78), size: Vector(2.7, 0.05, 0.10))
            mesh.addBox(centre: Vector(0.35, side * 1.12, 0.55), size: Vector(2.7, 0.05, 0.10))
            mesh.addBox(centre: Vector(1.45, side * 0.85, 0.72), size: Vector(0.7, 0.5, 0.45))
            mesh.addBox(centre: Vector(-2.6, side * 1.0, 0.72), size: Vector(0.5, 0.3, 0.3))
            mesh.addBox(centre: Vector(-3.74, side * 0.92, 0.80), size: Vector(0.06, 0.4, 0.16))
        }
        mesh.addBox(centre: Vector(-3.7, 0, 0.55), size: Vector(0.1, 2.2, 0.14))
        return VehicleModel.Part(mesh: mesh) { point, normal, state in
            let isLamp = point.x < -3.76 && point.z > 0.73 && point.z < 0.88 && abs(point.y) > 0.7
            return isLamp ? .tailLamp(braking: state.isBraking) : .plastic
        }
    }

    private var mirrors: VehicleModel.Part {
        var mesh = Mesh()
        for side in [Float(-1), 1] {
            mesh.addBox(centre: Vector(3.5, side * 1.24, 1.85), size: Vector(0.12, 0.2, 0.5))
            mesh.addBox(centre: Vector(3.5, side * 1.12, 2.12), size: Vector(0.05, 0.3, 0.05))
        }
        return VehicleModel.Part(mesh: mesh) { _, _, _ in .plastic }
    }
}
