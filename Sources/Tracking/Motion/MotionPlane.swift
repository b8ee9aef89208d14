package import Values

/// The plane in which things move: the ground where the scene is calibrated, else the picture.
package struct MotionPlane: Sendable {
    typealias Point = SIMD2<Double>

    private let ground: GroundPlane?

    package init(_ ground: GroundPlane?) { self.ground = ground }

    /// The place of a box's foot; nil above the horizon.
    func place(of box: BoxFilter.Lanes) -> Point? {
        let foot = Point(box[0], box[1] + box[3] / 2)
        guard let ground else { return foot }
        return ground.ground(at: foot)
    }

    func picture(of place: Point) -> Point? {
        guard let ground else { return place }
        return ground.picture(at: place)
    }

    /// Pixels across the picture that one unit takes at a point of the picture.
    func pixelsPerUnit(at point: Point) -> Double? {
        guard let ground else { return 1 }
        return ground.pixelsPerMeter(at: point)
    }

    /// Is the unit a metre?
    var isMetric: Bool { ground != nil }
}
