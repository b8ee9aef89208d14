/// Where a scene's parts lie in pictures of a size.
extension Scene {
    /// The zones in pixels of pictures of that size.
    ///
    /// - Throws: Where the pictures have another shape than the scene.
    public func zones(inPicturesOfWidth width: Int, height: Int) throws -> [SceneZone] {
        let scale = try scale(toWidth: width, height: height)
        return zones.map { zone in
            var zone = zone
            zone.points = zone.points.map { $0 * scale }
            return zone
        }
    }

    /// A point of the calibration, and how well the fitted ground plane meets it.
    public struct CalibrationPoint: Hashable, Sendable {
        /// Pixels of the picture.
        public var picture: Point
        /// Metres.
        public var ground: Point
        /// Metres between `ground` and where the plane puts `picture`; infinite above the horizon.
        public var errorMeters: Double
    }

    /// The calibration's points, in pixels of pictures of that size; none where the scene has no calibration.
    ///
    /// - Throws: As ``groundPlane(inPicturesOfWidth:height:)``.
    public func calibrationPoints(inPicturesOfWidth width: Int, height: Int) throws -> [CalibrationPoint] {
        guard let calibration, let plane = try groundPlane(inPicturesOfWidth: width, height: height) else { return [] }
        let scale = try scale(toWidth: width, height: height)
        let errors = GroundPlaneFit.errors(of: plane, on: calibration.points, scale: scale)
        return zip(calibration.points, errors).map { reference, error in
            CalibrationPoint(picture: reference.picture * scale, ground: reference.ground, errorMeters: error)
        }
    }

    /// What was probably forgotten, one sentence each: a scene with it is valid, and counts less than its author thinks.
    public var doubts: [String] {
        var doubts: [String] = []
        let arms = lines.filter { $0.arm != nil }
        let entries = Set(arms.filter { $0.role == .entry }.compactMap(\.arm))
        let exits = Set(arms.filter { $0.role == .exit }.compactMap(\.arm))
        if !arms.isEmpty, entries.isEmpty || exits.isEmpty {
            doubts.append("no turning movements: no arm has the role \(entries.isEmpty ? "entry" : "exit")")
        } else {
            for arm in entries.symmetricDifference(exits).sorted() {
                let has = entries.contains(arm) ? "entry" : "exit"
                doubts.append(
                    "arm \(arm) has an \(has) and no \(has == "entry" ? "exit" : "entry"); right for a one-way street")
            }
        }
        for line in lines where line.leftToRight == line.rightToLeft {
            doubts.append("line \(line.name): both directions are called \(line.leftToRight ?? "")")
        }
        if lines.isEmpty && zones.isEmpty { doubts.append("no lines and no zones: nothing is counted") }
        if size == nil { doubts.append("no size: coordinates are fractions of the picture, whatever its shape") }
        return doubts
    }
}
