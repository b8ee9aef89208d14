import Foundation

/// Triangles with smooth normals.
struct Mesh {
    private(set) var positions: [Vector] = []
    private(set) var normals: [Vector] = []
    /// Three indices a triangle.
    private(set) var indices: [Int32] = []

    /// A sheet of rows of points, each row joined to the next. Rows that close on themselves repeat their first point.
    mutating func addSheet(_ rows: [[Vector]], outwardFrom centre: (Vector) -> Vector) {
        guard let columns = rows.first?.count, rows.count > 1 else { return }
        let base = Int32(positions.count)
        for row in rows.indices {
            for column in 0..<columns {
                let before = rows[max(row - 1, 0)][column]
                let after = rows[min(row + 1, rows.count - 1)][column]
                let left = rows[row][max(column - 1, 0)]
                let right = rows[row][min(column + 1, columns - 1)]
                var normal = (after - before).cross(right - left).normalized
                let point = rows[row][column]
                if normal.dot(point - centre(point)) < 0 { normal = -normal }
                positions.append(point)
                normals.append(normal)
            }
        }
        for row in 0..<rows.count - 1 {
            for column in 0..<columns - 1 {
                let corner = base + Int32(row * columns + column)
                let below = corner + Int32(columns)
                indices += [corner, below, corner + 1, corner + 1, below, below + 1]
            }
        }
    }

    /// A flat face, convex as seen from its middle.
    mutating func addFace(_ outline: [Vector], normal: Vector) {
        let base = Int32(positions.count)
        let middle = outline.reduce(Vector.zero, +) / Float(outline.count)
        positions.append(middle)
        positions += outline
        normals += Array(repeating: normal, count: outline.count + 1)
        for corner in outline.indices {
            indices += [base, base + 1 + Int32(corner), base + 1 + Int32((corner + 1) % outline.count)]
        }
    }

    mutating func addBox(centre: Vector, size: Vector) {
        for axis in 0..<3 {
            for side in [Float(-1), 1] {
                var normal = Vector.zero
                normal[axis] = side
                let (u, v) = ((axis + 1) % 3, (axis + 2) % 3)
                let corners: [(Float, Float)] = [(-1, -1), (1, -1), (1, 1), (-1, 1)]
                addFace(
                    corners.map { cornerU, cornerV in
                        var corner = normal
                        corner[u] = cornerU
                        corner[v] = cornerV
                        return centre + corner * size / 2
                    }, normal: normal)
            }
        }
    }

    /// A solid turned round an axis parallel to y: `profile` gives radius and y, from one end to the other.
    mutating func addTurned(centre: Vector, profile: [(radius: Float, y: Float)], steps: Int = 28) {
        let rows = profile.map { point in
            (0...steps).map { step -> Vector in
                let angle = Float(step) / Float(steps) * 2 * .pi
                return centre + Vector(point.radius * cos(angle), point.y, point.radius * sin(angle))
            }
        }
        // One sheet a band keeps the edges of a tyre or a hub sharp.
        for band in 0..<rows.count - 1 {
            addSheet([rows[band], rows[band + 1]]) { _ in centre }
        }
    }
}
