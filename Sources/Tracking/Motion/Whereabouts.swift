import Values

/// What is remembered of a track's way over the last second or two, in the plane in which it moves: the ground in metres where the
/// scene is calibrated, else the picture in pixels. It says where the thing can be once it has not been seen for a while.
///
/// It is slower than the ``BoxFilter`` and leans on the frames in which the thing was seen well: just before it is lost it is half
/// hidden, and the box's foot is then not where the thing touches the ground.
struct Whereabouts: Sendable {
    typealias Point = SIMD2<Double>

    /// Places at the last times, newest last, about ``step`` apart; `count` of them are filled.
    private var xs = SIMD8<Double>.zero
    private var ys = SIMD8<Double>.zero
    private var times = SIMD8<Double>.zero
    private var weights = SIMD8<Double>.zero
    private var count = 0
    private static let step = 0.2

    /// Width and height in the plane's unit, as seen well.
    private(set) var shape = SIMD2<Double>.zero
    private var shapeWeight = 0.0
    /// The score that is usual for this thing when nothing hides it.
    private(set) var usualScore = 0.0

    /// - Parameter unit: Pixels that one unit of the plane takes across the picture there; 1 in the picture itself.
    mutating func add(place: Point, box: BoxFilter.Lanes, score: Double, unit: Double, at time: Double) {
        let weight = score * score
        usualScore += (score - usualScore) * (score > usualScore ? 0.3 : 0.03)
        // A faint box of a thing that is usually clear is partly hidden: its shape says little.
        let clarity = min(score / max(usualScore, 0.05), 1)
        let trust = weight * clarity * clarity * clarity
        shapeWeight += trust
        shape += (SIMD2(box[2], box[3]) / unit - shape) * (trust / max(shapeWeight, 1e-6))
        shapeWeight = min(shapeWeight, 12)

        if count > 0, time - times[count - 1] < Self.step, count > 1 {
            return
        }
        if count == 8 {
            for index in 1..<8 {
                xs[index - 1] = xs[index]
                ys[index - 1] = ys[index]
                times[index - 1] = times[index]
                weights[index - 1] = weights[index]
            }
            count = 7
        }
        xs[count] = place.x
        ys[count] = place.y
        times[count] = time
        weights[count] = trust + 1e-4
        count += 1
    }

    /// The velocity by weighted least squares over what is remembered, units a second.
    var velocity: Point {
        guard count > 1 else { return .zero }
        var (w, t, x, y) = (0.0, 0.0, 0.0, 0.0)
        for index in 0..<count {
            w += weights[index]
            t += weights[index] * times[index]
            x += weights[index] * xs[index]
            y += weights[index] * ys[index]
        }
        let (meanT, meanX, meanY) = (t / w, x / w, y / w)
        // One step's variance more, so that two places that tremble make no speed.
        var variance = Self.step * Self.step * w * 0.5
        var (covarianceX, covarianceY) = (0.0, 0.0)
        for index in 0..<count {
            let offset = times[index] - meanT
            variance += weights[index] * offset * offset
            covarianceX += weights[index] * offset * (xs[index] - meanX)
            covarianceY += weights[index] * offset * (ys[index] - meanY)
        }
        return Point(covarianceX, covarianceY) / variance
    }

    /// The unit in which accelerations and wandering are measured: a metre, or what stands for one in the picture.
    func unit(on plane: MotionPlane, options: TrackerOptions) -> Double {
        plane.isMetric ? 1 : (shape.x * shape.y).squareRoot() / options.typicalSize
    }

    /// Where the thing was at the last time.
    var place: Point { count > 0 ? Point(xs[count - 1], ys[count - 1]) : .zero }
}
