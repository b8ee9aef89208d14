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
    }

    /// Unit vector on the ground; nil until the track has moved.
    private(set) var heading: Point?
    /// Where the heading was last looked at.
    private var reference: Point?
    /// The thing's size as a multiple of what is typical of its class, by the widths of its boxes.
    private var scale = 1.0
    private var evidence = 0.0

    /// A heading is renewed after this many metres, or after as much of its own length: less is the box's trembling.
    private static let headingStep = 1.5
    private static let headingStepShare = 0.35
    private static let scales = 0.7...1.5
    private var filter = GroundFilter()
    /// The trembling of a box's foot: a share of the box's size and some pixels, one standard deviation, for a sure detection.
    private static let trembling = 0.025
    private static let tremblingPixels = 1.0

    /// - Parameter typical: The class's footprint; nil where its size is not known.
    /// - Returns: nil where the box's foot is above the horizon.
    mutating func observe(
        _ box: BoundingBox, score: Float, typical: Footprint?, plane: GroundPlane, at time: FrameTime
    ) -> Place? {
        let foot = Point(Double(box.centerX), Double(box.maxY))
        guard let ground = plane.ground(at: foot), let beside = plane.ground(at: Point(foot.x + 1, foot.y)) else {
            return nil
        }
        let horizontal = beside - ground
        let metersPerPixel = horizontal.length
        guard metersPerPixel > 0, metersPerPixel.isFinite else { return nil }
        let apparent = Double(box.width) * metersPerPixel
        var footprint = typical ?? Footprint.unknown
        if let heading {
            let cosine = heading.dot(horizontal) / metersPerPixel
            let sine = heading.cross(horizontal) / metersPerPixel
            let ratio = apparent / footprint.apparentWidth(cosine: cosine, sine: sine)
            // A box that is partly hidden is faint, and says less about the size.
            let weight = Double(score * score)
            evidence += weight
            scale += (ratio - scale) * weight / max(evidence, 0.001)
            evidence = min(evidence, 30)
        } else {
            scale = apparent / max(footprint.length, footprint.width)
        }
        let factor =
            typical == nil ? scale : min(max(scale, Self.scales.lowerBound), Self.scales.upperBound)
        footprint.length *= factor
        footprint.width *= factor
        var shape = footprint
        if heading == nil {
            // It may stand any way: a square of the same area.
            shape.length = (footprint.length * footprint.width).squareRoot()
            shape.width = shape.length
        }
        guard let point = shape.center(of: box, heading: heading ?? horizontal / metersPerPixel, plane: plane) else {
            return nil
        }
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
        turn(to: filter.place, length: footprint.length)
        if !wasHeading, let heading, let turned = footprint.center(of: box, heading: heading, plane: plane) {
            // Now that the rectangle can be turned its middle is elsewhere: that is knowledge, not motion.
            filter.shift(by: turned - point)
            reference = filter.place
        }
        return Place(point: filter.place, footprint: footprint, speed: heading == nil ? nil : filter.speed)
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
            return
        }
        let sum = heading + direction
        self.heading = sum / max(sum.length, .leastNonzeroMagnitude)
    }
}
