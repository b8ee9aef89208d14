package import Values

/// A Kalman filter on a box: centre, width and height, each with its rate of change.
///
/// The four coordinates are independent, so the eight-dimensional filter falls apart into four of two dimensions (constant
/// velocity, white-noise acceleration), which one vector of four holds. Lanes: centre x, centre y, width, height; pixels and
/// seconds. Every noise is proportional to the box's size: a lorry before the camera moves and trembles by more pixels than one
/// at the horizon. The equations are those of Bar-Shalom, Li and Kirubarajan, *Estimation with Applications to Tracking and
/// Navigation* (2001), section 6.3.2.
package struct BoxFilter: Sendable {
    package typealias Lanes = SIMD4<Double>

    package private(set) var position: Lanes
    package private(set) var velocity: Lanes
    /// The covariance of position and velocity, symmetric: (pp, pv; pv, vv), one for each lane.
    package private(set) var pp: Lanes
    package private(set) var pv: Lanes
    package private(set) var vv: Lanes

    /// Sides below one pixel are taken as one pixel, so that no variance is ever zero.
    private static let smallestSide = 1.0

    package init(_ box: BoundingBox, score: Float, options: TrackerOptions) {
        position = Self.lanes(of: box)
        velocity = .zero
        pp = Self.measurementVariance(position, score: score, options: options)
        pv = .zero
        let size = Self.size(of: position)
        let spread = Lanes(
            options.birthVelocity, options.birthVelocity, options.birthShapeVelocity, options.birthShapeVelocity)
        vv = spread * spread * (size * size)
    }

    package var box: BoundingBox {
        let width = max(position[2], Self.smallestSide)
        let height = max(position[3], Self.smallestSide)
        return BoundingBox(
            x: Float(position[0] - width / 2), y: Float(position[1] - height / 2), width: Float(width),
            height: Float(height))
    }

    /// The geometric mean of width and height: the unit in which motion is measured.
    package var size: Double { Self.size(of: position) }

    /// Moves the box on by `seconds` (0 or more).
    package mutating func predict(seconds dt: Double, options: TrackerOptions) {
        guard dt > 0 else { return }
        let size = self.size
        // What stands is likely to stand on; what moves may brake, turn and speed up.
        let speed = (velocity[0] * velocity[0] + velocity[1] * velocity[1]).squareRoot() / size
        let acceleration = options.accelerationNoise + options.accelerationNoiseBySpeed * speed
        let wander = Lanes(
            acceleration, acceleration, options.shapeAccelerationNoise, options.shapeAccelerationNoise)
        let noise: Lanes = wander * wander * (size * size * dt)
        position += velocity * dt
        let spread: Lanes = pv + pv + vv * dt
        pp += spread * dt + noise * (dt * dt / 3)
        pv += vv * dt + noise * (dt / 2)
        vv += noise
        let keep = 1 / (1 + dt / options.shapeRateSeconds)
        let fading = Lanes(1, 1, keep, keep)
        velocity *= fading
        pv *= fading
        vv *= fading * fading
        position[2] = max(position[2], Self.smallestSide)
        position[3] = max(position[3], Self.smallestSide)
    }

    /// Corrects the prediction by a detected box.
    package mutating func correct(_ box: BoundingBox, score: Float, options: TrackerOptions) {
        correct(Self.lanes(of: box), score: score, options: options)
    }

    package mutating func correct(_ lanes: Lanes, score: Float, options: TrackerOptions) {
        let innovation = lanes - position
        let noise = Self.measurementVariance(position, score: score, options: options)
        let variance = pp + noise
        position += pp / variance * innovation
        velocity += pv / variance * innovation
        // Written as a product where it can be, and clamped where it can't, so that rounding never makes a variance negative.
        let remaining = noise / variance
        vv = pointwiseMax(vv - pv * pv / variance, .zero)
        pv *= remaining
        pp *= remaining
        position[2] = max(position[2], Self.smallestSide)
        position[3] = max(position[3], Self.smallestSide)
    }

    /// The variance with which the prediction expects a detection of that score.
    package func innovationVariance(score: Float, options: TrackerOptions) -> Lanes {
        pp + Self.measurementVariance(position, score: score, options: options)
    }

    package static func lanes(of box: BoundingBox) -> Lanes {
        Lanes(
            Double(box.x) + Double(box.width) / 2, Double(box.y) + Double(box.height) / 2, Double(box.width),
            Double(box.height))
    }

    private static func size(of position: Lanes) -> Double {
        (max(position[2], smallestSide) * max(position[3], smallestSide)).squareRoot()
    }

    private static func measurementVariance(_ position: Lanes, score: Float, options: TrackerOptions) -> Lanes {
        let width = max(position[2], smallestSide)
        let height = max(position[3], smallestSide)
        let doubt = 2 - Double(score)
        let deviation =
            (Lanes(width, height, width, height) * options.measurementNoise + options.measurementNoisePixels) * doubt
        return deviation * deviation
    }
}
