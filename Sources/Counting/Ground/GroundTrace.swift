import Values

/// Where one track is on the ground, by its boxes so far: keeps the way it is heading and how large it is.
struct GroundTrace: Sendable {
    /// The middle of the footprint at a frame.
    struct Place: Sendable {
        var point = Point.zero
        /// The footprint's metres.
        var footprint = Footprint.unknown
        /// Metres a second, once it is known well enough to be told.
        var speed: Double?
        /// The error that this one box leaves along the heading, metres, one standard deviation.
        var deviation = 0.0
    }

    /// Unit vector on the ground; nil until the track has moved.
    private(set) var heading: Point?
    /// Did it go on as it was heading when that was last looked at?
    private var isSteady = false
    /// Where the heading was last looked at.
    private var reference: Point?
    /// How long the thing is, where its class has a size.
    private var length: LengthEstimate?
    /// The class for which that is.
    private var classIndex = -1
    /// The size of a thing of no known size as a multiple of ``Footprint/unknown``, by the widths of its boxes.
    private var scale = 1.0
    private var evidence = 0.0

    /// A heading is renewed after this many metres, or after as much of its own length: less is the box's trembling.
    private static let headingStep = 1.5
    private static let headingStepShare = 0.35
    /// Steps that turn by more than about twenty degrees are a curve, or trembling.
    private static let steadyCosine = 0.94
    private var filter = GroundFilter()
    /// The trembling of a box's foot: a share of the box's size and some pixels, one standard deviation, for a sure detection.
    private static let trembling = 0.025
    private static let tremblingPixels = 1.0

    /// - Parameters:
    ///   - typical: The size of things of that class; nil where it is not known.
    ///   - isWhole: Is the box not cut off by the picture's edge?
    /// - Returns: nil where the box's foot is above the horizon.
    mutating func observe(
        _ box: BoundingBox, score: Float, classIndex: Int, typical: TypicalFootprint?, isWhole: Bool,
        plane: GroundPlane,
        at time: FrameTime
    ) -> Place? {
        let foot = Point(Double(box.centerX), Double(box.maxY))
        guard let ground = plane.ground(at: foot), let beside = plane.ground(at: Point(foot.x + 1, foot.y)) else {
            return nil
        }
        let horizontal = beside - ground
        let metersPerPixel = horizontal.length
        guard metersPerPixel > 0, metersPerPixel.isFinite else { return nil }
        if self.classIndex != classIndex {
            self.classIndex = classIndex
            length = typical.map { LengthEstimate($0) }
        }
        if length == nil, heading == nil { scale = Double(box.width) * metersPerPixel / Footprint.unknown.length }
        var footprint = size
        var shape = footprint
        if heading == nil {
            // It may stand any way: a square of the same area.
            shape.length = (footprint.length * footprint.width).squareRoot()
            shape.width = shape.length
        }
        guard var center = shape.center(of: box, heading: heading ?? horizontal / metersPerPixel, plane: plane) else {
            return nil
        }
        let repetition = filter.repetition(at: time)
        if let heading, isWhole, isSteady {
            measure(
                box, score: Double(score), expected: center.pixels, pixelsPerMeter: 1 / metersPerPixel,
                cosine: heading.dot(horizontal) / metersPerPixel, repetition: repetition)
            footprint = size
            if let better = footprint.center(of: box, heading: heading, plane: plane) {
                // What was learnt of the length is no motion.
                filter.shift(by: better.point - center.point)
                center = better
            }
        }
        let point = center.point
        guard let below = plane.ground(at: Point(foot.x, foot.y + 1)) else { return nil }
        let deviation =
            (Self.trembling * Double(box.area.squareRoot()) + Self.tremblingPixels) * Double(2 - min(max(score, 0), 1))
        let across = horizontal * deviation
        let away = (below - ground) * deviation
        filter.update(
            point,
            noise: .init(
                xx: across.x * across.x + away.x * away.x, xy: across.x * across.y + away.x * away.y,
                yy: across.y * across.y + away.y * away.y), at: time)
        let wasHeading = heading != nil
        // A box that is cut off moves otherwise than the thing.
        if isWhole { turn(to: filter.place, length: footprint.length) } else { reference = nil }
        if !wasHeading, let heading, let turned = footprint.center(of: box, heading: heading, plane: plane) {
            // Now that the rectangle can be turned its middle is elsewhere: that is knowledge, not motion.
            filter.shift(by: turned.point - point)
            reference = filter.place
        }
        let way = heading ?? away / max(away.length, .leastNonzeroMagnitude)
        return Place(
            point: filter.place, footprint: footprint, speed: heading == nil ? nil : filter.speed,
            deviation: (Point(across.dot(way), away.dot(way)) * repetition.squareRoot()).length)
    }

    /// Where it was seen last; nil as long as its motion is not known.
    var end: HalfMovement.End? {
        guard let time = filter.time, heading != nil, filter.speed != nil else { return nil }
        return .init(seconds: time.monotonic.seconds, place: filter.place, velocity: filter.velocity)
    }

    /// By all boxes so far.
    var size: Footprint {
        if let length { return length.footprint }
        return Footprint(length: Footprint.unknown.length * scale, width: Footprint.unknown.width * scale)
    }

    private mutating func measure(
        _ box: BoundingBox, score: Double, expected: Double, pixelsPerMeter: Double, cosine: Double, repetition: Double
    ) {
        length?.observe(
            pixels: Double(box.width), expected: expected, pixelsPerMeter: pixelsPerMeter, cosine: cosine, score: score,
            repetition: repetition)
        guard length == nil, expected > 0 else { return }
        let weight = score * score
        evidence += weight
        scale *= 1 + (Double(box.width) / expected - 1) * weight / max(evidence, 0.001)
        evidence = min(evidence, 30)
    }

    private mutating func turn(to point: Point, length: Double) {
        guard let reference else {
            self.reference = point
            return
        }
        let step = point - reference
        let distance = step.length
        guard distance >= max(Self.headingStep, Self.headingStepShare * length) else { return }
        self.reference = point
        let direction = step / distance
        guard let heading, heading.dot(direction) > 0 else {
            self.heading = direction
            isSteady = false
            return
        }
        isSteady = heading.dot(direction) > Self.steadyCosine
        let sum = heading + direction
        self.heading = sum / max(sum.length, .leastNonzeroMagnitude)
    }
}
