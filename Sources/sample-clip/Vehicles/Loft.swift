import Foundation

/// A body drawn over cross-sections: a side outline, a plan and how the flanks lean.
struct Loft {
    /// Rear and front end, x.
    var rear: Float
    var front: Float
    var width: Float
    /// Height of the top at x.
    var top: Curve
    /// Height of the underside at x.
    var bottom: Curve
    /// Above this height the flanks lean inwards.
    var shoulder: Float
    /// Metres inwards a metre upwards, above the shoulder.
    var lean: Float
    /// Radius of the edge between flank and top.
    var edge: Float
    /// How much narrower the ends are, as a share of the width.
    var taper: Float
    /// How much higher the middle of the top is than its edge.
    var crown: Float = 0.02

    /// Half the width of the body at a place along it and at a height.
    func halfWidth(x: Float, z: Float) -> Float {
        let middle = (rear + front) / 2
        let along = abs(x - middle) / ((front - rear) / 2)
        let plan = 1 - taper * 0.5 * along * along * along - taper * smoothstep(0.9, 1, along)
        let belly = z < 0.6 ? 0.05 * (0.6 - z) * (0.6 - z) / 0.16 : 0
        return width / 2 * (plan - belly) - max(z - shoulder, 0) * lean
    }

    func mesh(step: Float = 0.05) -> Mesh {
        let count = Int(((front - rear) / step).rounded(.up))
        // Closer together at the ends, where the outline bends.
        let stations = (0...count).map { index -> Float in
            let t = Float(index) / Float(count)
            return mix(rear, front, mix(t, smoothstep(0, 1, t), 0.5))
        }
        let sections = stations.map(section)
        var mesh = Mesh()
        mesh.addSheet(sections) { Vector($0.x, 0, mix(bottom($0.x), top($0.x), 0.5)) }
        if let first = sections.first, let last = sections.last {
            mesh.addFace(Array(first.dropLast()), normal: Vector(-1, 0, 0))
            mesh.addFace(Array(last.dropLast()), normal: Vector(1, 0, 0))
        }
        return mesh
    }

    /// The closed outline of the body at x.
    private func section(_ x: Float) -> [Vector] {
        let low = bottom(x)
        let high = max(top(x), low + 0.04)
        let radius = min(edge, (high - low) * 0.45)
        var half = [Vector(x, 0, low), Vector(x, halfWidth(x: x, z: low) - 0.06, low)]
        for step in 0...14 {
            let z = mix(low + 0.03, high - radius, Float(step) / 14)
            half.append(Vector(x, halfWidth(x: x, z: z), z))
        }
        let flank = halfWidth(x: x, z: high - radius)
        for step in 1...6 {
            let angle = Float(step) / 6 * .pi / 2
            half.append(Vector(x, flank - radius * (1 - cos(angle)), high - radius + radius * sin(angle)))
        }
        for step in 1...5 {
            let t = Float(step) / 5
            half.append(Vector(x, (flank - radius) * (1 - t), high + crown * (1 - (1 - t) * (1 - t))))
        }
        let mirrored = half.dropFirst().dropLast().reversed().map { Vector($0.x, -$0.y, $0.z) }
        return half + mirrored + [half[0]]
    }
}
