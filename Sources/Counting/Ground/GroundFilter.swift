import Values

/// Smooths a thing's places on the ground: a Kalman filter with constant velocity and white-noise acceleration.
///
/// A pixel up or down is centimetres before the camera and metres at the far end, so each place comes with its own covariance: that of
/// the box's trembling, carried to the ground. Detectors err alike in successive frames; a place that comes soon after another
/// one therefore counts for less, by the time over which such errors last.
struct GroundFilter: Sendable {
    /// A symmetric matrix of two rows: (xx, xy; xy, yy).
    struct Symmetric: Sendable {
        var xx = 0.0
        var xy = 0.0
        var yy = 0.0
    }

    private(set) var place = Point.zero
    private(set) var velocity = Point.zero
    private(set) var time: FrameTime?
    // Covariances of place with place, place with velocity (which is not symmetric), velocity with velocity.
    private var pp = Symmetric()
    private var pv = (xx: 0.0, xy: 0.0, yx: 0.0, yy: 0.0)
    private var vv = Symmetric()

    /// How fast a velocity wanders: metres a second, within one second.
    private static let acceleration = 3.0
    /// The velocity of what has just been seen for the first time, metres a second.
    private static let firstSpeed = 12.0
    /// How long a detector's error lasts, seconds.
    private static let errorSeconds = 0.1
    /// A speed with a larger standard deviation than this is not told, metres a second.
    private static let tellableDeviation = 2.0
    /// After a gap as long as this the filter starts anew.
    private static let longestGap = 5.0

    /// Metres a second; nil as long as it is too uncertain to be told.
    var speed: Double? {
        let speed = velocity.length
        guard speed > 0 else { return nil }
        let way = velocity / speed
        let variance = way.x * way.x * vv.xx + 2 * way.x * way.y * vv.xy + way.y * way.y * vv.yy
        return variance <= Self.tellableDeviation * Self.tellableDeviation ? speed : nil
    }

    /// - Parameter noise: The covariance of `measured`, square metres.
    mutating func update(_ measured: Point, noise: Symmetric, at now: FrameTime) {
        guard let before = time, now.monotonic >= before.monotonic,
            (now.monotonic - before.monotonic).seconds < Self.longestGap
        else {
            place = measured
            velocity = .zero
            pp = noise
            pv = (0, 0, 0, 0)
            vv = Symmetric(xx: Self.firstSpeed * Self.firstSpeed, xy: 0, yy: Self.firstSpeed * Self.firstSpeed)
            time = now
            return
        }
        let dt = (now.monotonic - before.monotonic).seconds
        guard dt > 0 else { return }
        time = now
        predict(dt)
        let repetition = Self.repetition(dt)
        correct(
            measured, noise: Symmetric(xx: noise.xx * repetition, xy: noise.xy * repetition, yy: noise.yy * repetition))
    }

    /// How many measurements err alike, by the time since the last one.
    func repetition(at now: FrameTime) -> Double {
        guard let time, now.monotonic > time.monotonic else { return 1 }
        return Self.repetition((now.monotonic - time.monotonic).seconds)
    }

    private static func repetition(_ dt: Double) -> Double { max(2 * errorSeconds / dt, 1) }

    /// Moves the place without any motion.
    mutating func shift(by offset: Point) { place += offset }

    private mutating func predict(_ dt: Double) {
        place += velocity * dt
        let q = Self.acceleration * Self.acceleration * dt
        pp.xx += 2 * dt * pv.xx + dt * dt * vv.xx + q * dt * dt / 3
        pp.yy += 2 * dt * pv.yy + dt * dt * vv.yy + q * dt * dt / 3
        pp.xy += dt * (pv.xy + pv.yx) + dt * dt * vv.xy
        pv.xx += dt * vv.xx + q * dt / 2
        pv.yy += dt * vv.yy + q * dt / 2
        pv.xy += dt * vv.xy
        pv.yx += dt * vv.xy
        vv.xx += q
        vv.yy += q
    }

    private mutating func correct(_ measured: Point, noise: Symmetric) {
        let s = Symmetric(xx: pp.xx + noise.xx, xy: pp.xy + noise.xy, yy: pp.yy + noise.yy)
        let determinant = s.xx * s.yy - s.xy * s.xy
        guard determinant > 0, determinant.isFinite else { return }
        let inverse = Symmetric(xx: s.yy / determinant, xy: -s.xy / determinant, yy: s.xx / determinant)
        let innovation = measured - place
        // The gains of place and velocity: covariance times inverse.
        let k = (
            xx: pp.xx * inverse.xx + pp.xy * inverse.xy, xy: pp.xx * inverse.xy + pp.xy * inverse.yy,
            yx: pp.xy * inverse.xx + pp.yy * inverse.xy, yy: pp.xy * inverse.xy + pp.yy * inverse.yy
        )
        // pv holds cov(place, velocity): rows place, columns velocity; the velocity's gain takes its transpose.
        let g = (
            xx: pv.xx * inverse.xx + pv.yx * inverse.xy, xy: pv.xx * inverse.xy + pv.yx * inverse.yy,
            yx: pv.xy * inverse.xx + pv.yy * inverse.xy, yy: pv.xy * inverse.xy + pv.yy * inverse.yy
        )
        place += Point(k.xx * innovation.x + k.xy * innovation.y, k.yx * innovation.x + k.yy * innovation.y)
        velocity += Point(g.xx * innovation.x + g.xy * innovation.y, g.yx * innovation.x + g.yy * innovation.y)
        let (p, c) = (pp, pv)
        vv.xx = max(vv.xx - g.xx * c.xx - g.xy * c.yx, 0)
        vv.xy -= g.xx * c.xy + g.xy * c.yy
        vv.yy = max(vv.yy - g.yx * c.xy - g.yy * c.yy, 0)
        pv.xx = c.xx - k.xx * c.xx - k.xy * c.yx
        pv.xy = c.xy - k.xx * c.xy - k.xy * c.yy
        pv.yx = c.yx - k.yx * c.xx - k.yy * c.yx
        pv.yy = c.yy - k.yx * c.xy - k.yy * c.yy
        pp.xx = max(p.xx - k.xx * p.xx - k.xy * p.xy, 0)
        pp.xy = p.xy - k.xx * p.xy - k.xy * p.yy
        pp.yy = max(p.yy - k.yx * p.xy - k.yy * p.yy, 0)
    }
}
