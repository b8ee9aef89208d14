import Foundation

/// A wheel whose outer face shows spokes that turn.
struct Wheel {
    enum Rim { case alloy, steel }

    var x: Float
    /// The outer face; the sign is the side of the vehicle.
    var y: Float
    var radius: Float
    var width: Float
    var rim: Rim

    var part: VehicleModel.Part {
        let side: Float = y < 0 ? -1 : 1
        let centre = Vector(x, y - side * width / 2, radius)
        let half = width / 2 * side
        var mesh = Mesh()
        mesh.addTurned(
            centre: centre,
            profile: [
                (0, -half), (radius * 0.9, -half), (radius, -half * 0.7), (radius, half * 0.7), (radius * 0.93, half),
                (radius * 0.68, half), (radius * 0.64, half * 0.8), (0, half * 0.72),
            ])
        let hub = Vector(x, 0, radius)
        let (rim, radius) = (rim, radius)
        return VehicleModel.Part(mesh: mesh) { point, _, state in
            let offset = point - hub
            let distance = (offset.x * offset.x + offset.z * offset.z).squareRoot() / radius
            guard distance < 0.66 else { return .rubber }
            let angle = atan2(offset.z, offset.x) + state.wheelAngle
            switch rim {
            case .alloy:
                if distance > 0.58 || distance < 0.14 { return .alloy }
                return cos(angle * 5) > mix(-0.3, 0.35, distance) ? .alloy : .hollow
            case .steel:
                if distance > 0.56 { return .steel }
                let isHole = distance > 0.34 && distance < 0.48 && cos(angle * 8) > 0.1
                return isHole ? .hollow : .steel
            }
        }
    }

    /// Both wheels of an axle.
    static func axle(x: Float, halfTrack: Float, radius: Float, width: Float, rim: Rim) -> [VehicleModel.Part] {
        [halfTrack, -halfTrack].map { Wheel(x: x, y: $0, radius: radius, width: width, rim: rim).part }
    }
}
