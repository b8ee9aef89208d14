import Foundation

/// A pinhole camera on its pole.
struct Camera {
    let position: Vector
    let width: Int
    let height: Int
    let focalLength: Float  // pixels
    let forward: Vector
    let right: Vector
    let up: Vector

    /// - Parameters:
    ///   - heading: degrees from the road's direction (east) towards north.
    ///   - pitch: degrees below the horizon.
    ///   - fieldOfView: degrees across the picture's width.
    init(position: Vector, heading: Float, pitch: Float, fieldOfView: Float, width: Int, height: Int) {
        self.position = position
        self.width = width
        self.height = height
        let radian = Float.pi / 180
        focalLength = Float(width) / 2 / tan(fieldOfView * radian / 2)
        forward = Vector(
            cos(heading * radian) * cos(pitch * radian), sin(heading * radian) * cos(pitch * radian),
            -sin(pitch * radian))
        right = forward.cross(Vector(0, 0, 1)).normalized
        up = right.cross(forward)
    }

    /// Where a point falls in the picture (pixels, y down) and how far in front of the camera it lies (metres).
    func project(_ point: Vector) -> (x: Float, y: Float, distance: Float) {
        let offset = point - position
        let distance = offset.dot(forward)
        let scale = focalLength / distance
        return (Float(width) / 2 + offset.dot(right) * scale, Float(height) / 2 - offset.dot(up) * scale, distance)
    }

    /// The direction in which the camera sees a place of the picture.
    func ray(x: Float, y: Float) -> Vector {
        (forward * focalLength + right * (x - Float(width) / 2) - up * (y - Float(height) / 2)).normalized
    }

    /// The point of the ground that is seen there, or nil above the horizon.
    func ground(x: Float, y: Float) -> Vector? {
        let direction = ray(x: x, y: y)
        guard direction.z < -1e-4 else { return nil }
        return position - direction * (position.z / direction.z)
    }

    /// The same camera with `factor` times as many pixels each way.
    func scaled(by factor: Int) -> Camera { Camera(self, factor: factor) }

    private init(_ camera: Camera, factor: Int) {
        position = camera.position
        width = camera.width * factor
        height = camera.height * factor
        focalLength = camera.focalLength * Float(factor)
        forward = camera.forward
        right = camera.right
        up = camera.up
    }
}
