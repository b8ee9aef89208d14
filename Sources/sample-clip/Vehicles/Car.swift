/// Cars: one recipe, several outlines.
struct Car {
    var name: String
    var length: Float
    var width: Float
    /// The outline from nose to tail, x forward.
    var outline: [(x: Float, y: Float)]
    /// Where the windscreen meets the bonnet and the roof.
    var windscreen: (base: Float, head: Float)
    /// Where the rear window meets the roof and the boot.
    var rearWindow: (head: Float, base: Float)
    /// The glass of the side: from the tip behind the windscreen to the last pillar.
    var sideGlass: (front: Float, rear: Float)
    /// Posts between the side windows.
    var pillars: [Float]
    var belt: Float = 0.93
    var axles: (front: Float, rear: Float)
    var wheelRadius: Float = 0.32
    var clearance: Float = 0.2
    var paint: Colour
    var roofRails = false

    var model: VehicleModel {
        let shape = loft
        let half = width / 2
        var parts = [VehicleModel.Part(mesh: shape.mesh(), paint: bodyPaint(shape))]
        for (x, radius) in [(axles.front, wheelRadius), (axles.rear, wheelRadius)] {
            parts += Wheel.axle(x: x, halfTrack: half * 0.985, radius: radius, width: 0.22, rim: .alloy)
        }
        parts.append(mirrors(shape))
        if roofRails { parts.append(rails(shape)) }
        return VehicleModel(
            label: "car", name: name, length: length, width: width, wheelRadius: wheelRadius, parts: parts)
    }

    private var loft: Loft {
        Loft(
            rear: -length / 2, front: length / 2, width: width, top: Curve(outline, rounding: 0.05),
            bottom: Curve(
                [
                    (-length / 2, clearance + 0.14), (-length / 2 + 0.5, clearance), (length / 2 - 0.5, clearance),
                    (length / 2, clearance + 0.04),
                ], rounding: 0.1),
            shoulder: belt - 0.02, lean: 0.36, edge: 0.10, taper: 0.09, crown: 0.035)
    }

    private func bodyPaint(_ shape: Loft) -> VehicleModel.Paint {
        let car = self
        let coat = Material.lacquer(paint)
        let nose = length / 2
        let half = width / 2
        let lamps = car.lampHeights
        return { point, normal, state in
            let side = abs(point.y)
            if let lamp = car.lamp(point, normal, state, lamps) { return lamp }

            let roof = shape.top(point.x)
            // Windows.
            if point.z > car.belt - 0.08 {
                let toFlank = shape.halfWidth(x: point.x, z: point.z) - side
                let isFlank = abs(normal.y) > 0.55
                if isFlank {
                    let inside =
                        point.x < car.sideGlass.front && point.x > car.sideGlass.rear
                        && point.z > car.belt + 0.03 && point.z < roof - 0.10
                    if inside { return car.pillars.contains { abs(point.x - $0) < 0.04 } ? .plastic : .glass }
                } else if toFlank > 0.06 {
                    if point.x < car.windscreen.base - 0.03, point.x > car.windscreen.head + 0.02 { return .glass }
                    if point.x < car.rearWindow.head - 0.03, point.x > car.rearWindow.base + 0.05,
                        point.z > car.belt + 0.06
                    {
                        return .glass
                    }
                }
            }
            // Wheel arches, sills, bumpers.
            if abs(normal.y) > 0.25 || point.z < 0.35 {
                for axle in [car.axles.front, car.axles.rear] {
                    let (dx, dz) = (point.x - axle, point.z - car.wheelRadius)
                    if dx * dx + dz * dz < (car.wheelRadius + 0.055) * (car.wheelRadius + 0.055) { return .hollow }
                }
            }
            if normal.z < -0.6 { return .hollow }
            if point.z < car.clearance + 0.1 { return .plastic }
            if point.x > nose - 0.25, normal.x > 0.3 {
                if side < half * 0.52, point.z > lamps.front - 0.15, point.z < lamps.front + 0.05 { return .plastic }
                if side < half * 0.7, point.z < 0.40 { return .plastic }
            }
            if point.x < -nose + 0.2 {
                if point.z < 0.42, side < half * 0.75 { return .plastic }
                if abs(point.z - 0.56) < 0.008 { return .hollow }
            }
            // Seams of doors, handles.
            if abs(normal.y) > 0.6, point.z > car.clearance + 0.16, point.z < car.belt {
                let seams = [car.sideGlass.front - 0.05] + car.pillars + [max(car.sideGlass.rear, car.axles.rear) + 0.3]
                if seams.contains(where: { abs(point.x - $0) < 0.008 }) { return .hollow }
                if point.z > car.belt - 0.14, point.z < car.belt - 0.11,
                    car.pillars.contains(where: { point.x - $0 > 0.08 && point.x - $0 < 0.26 })
                {
                    return .plastic
                }
            }
            return coat
        }
    }

    private var lampHeights: (front: Float, rear: Float) {
        let top = Curve(outline, rounding: 0)
        return (top(length / 2 - 0.06) - 0.10, min(top(-length / 2 + 0.12) - 0.16, belt - 0.08))
    }

    private func lamp(
        _ point: Vector, _ normal: Vector, _ state: VehicleModel.State, _ height: (front: Float, rear: Float)
    ) -> Material? {
        let (nose, half, side) = (length / 2, width / 2, abs(point.y))
        if point.x > nose - 0.38 + (half - side) * 0.3, side > half * 0.54,
            abs(point.z - height.front - (side - half * 0.6) * 0.12) < 0.062
        {
            return side > half * 0.83 ? .indicator : .headlamp
        }
        if point.x < -nose + 0.24, side > half * 0.56, abs(point.z - height.rear) < 0.10 {
            let isReversingLamp = point.z < height.rear - 0.045 && !state.isBraking
            return isReversingLamp ? .headlamp : .tailLamp(braking: state.isBraking)
        }
        // The third brake lamp, at the head of the rear window.
        if state.isBraking, abs(point.x - rearWindow.head) < 0.04, side < 0.18, normal.z > 0.3 {
            return .tailLamp(braking: true)
        }
        return nil
    }

    private func mirrors(_ shape: Loft) -> VehicleModel.Part {
        var mesh = Mesh()
        let x = sideGlass.front - 0.28
        for side in [Float(-1), 1] {
            let y = side * (shape.halfWidth(x: x, z: belt) + 0.10)
            mesh.addBox(centre: Vector(x, y, belt + 0.06), size: Vector(0.10, 0.18, 0.12))
        }
        let coat = Material.lacquer(paint)
        return VehicleModel.Part(mesh: mesh) { _, normal, _ in normal.x < -0.5 ? .glass : coat }
    }

    private func rails(_ shape: Loft) -> VehicleModel.Part {
        var mesh = Mesh()
        let middle = (windscreen.head + rearWindow.head) / 2
        let z = shape.top(middle) + 0.03
        for side in [Float(-1), 1] {
            let y = side * (shape.halfWidth(x: middle, z: z - 0.1) - 0.07)
            mesh.addBox(
                centre: Vector(middle, y, z), size: Vector(windscreen.head - rearWindow.head - 0.25, 0.04, 0.05))
        }
        return VehicleModel.Part(mesh: mesh) { _, _, _ in .steel }
    }
}

extension Car {
    static func saloon(_ paint: Colour) -> Car {
        Car(
            name: "saloon", length: 4.7, width: 1.82,
            outline: [
                (2.35, 0.66), (2.25, 0.75), (1.9, 0.84), (1.0, 0.97), (0.2, 1.38), (-0.35, 1.45), (-0.95, 1.40),
                (-1.65, 1.05), (-2.2, 1.0), (-2.33, 0.94), (-2.35, 0.88),
            ],
            windscreen: (1.0, 0.2), rearWindow: (-0.95, -1.65), sideGlass: (0.85, -1.45), pillars: [-0.32, -1.12],
            axles: (1.38, -1.40), paint: paint)
    }

    static func hatchback(_ paint: Colour) -> Car {
        Car(
            name: "hatchback", length: 4.1, width: 1.76,
            outline: [
                (2.05, 0.66), (1.97, 0.77), (1.65, 0.87), (0.95, 1.0), (0.2, 1.42), (-0.4, 1.49), (-1.35, 1.42),
                (-1.88, 1.0), (-2.0, 0.93), (-2.05, 0.62),
            ],
            windscreen: (0.95, 0.2), rearWindow: (-1.35, -1.88), sideGlass: (0.8, -1.5), pillars: [-0.35, -1.1],
            axles: (1.28, -1.28), wheelRadius: 0.31, paint: paint)
    }

    static func estate(_ paint: Colour) -> Car {
        Car(
            name: "estate", length: 4.75, width: 1.83,
            outline: [
                (2.375, 0.66), (2.28, 0.76), (1.9, 0.85), (1.05, 0.98), (0.25, 1.40), (-0.35, 1.48), (-1.85, 1.43),
                (-2.28, 1.0), (-2.35, 0.93), (-2.375, 0.62),
            ],
            windscreen: (1.05, 0.25), rearWindow: (-1.85, -2.28), sideGlass: (0.9, -2.0),
            pillars: [-0.28, -1.15], axles: (1.42, -1.38), paint: paint, roofRails: true)
    }

    static func suv(_ paint: Colour) -> Car {
        Car(
            name: "SUV", length: 4.5, width: 1.88,
            outline: [
                (2.25, 0.80), (2.17, 0.95), (1.85, 1.03), (1.05, 1.13), (0.4, 1.58), (-0.2, 1.67), (-1.65, 1.60),
                (-2.1, 1.13), (-2.2, 1.05), (-2.25, 0.70),
            ],
            windscreen: (1.05, 0.4), rearWindow: (-1.65, -2.1), sideGlass: (0.92, -1.8), pillars: [-0.15, -1.05],
            belt: 1.08, axles: (1.36, -1.32), wheelRadius: 0.36, clearance: 0.26, paint: paint, roofRails: true)
    }
}
