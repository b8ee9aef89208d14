public import ClassPolicy
public import Values

/// From what a scene says to what a model and a camera have.
extension Scene {
    /// The factor from the scene's coordinates to pixels of the picture.
    func scale(toWidth width: Int, height: Int) throws(SettingsError) -> Point {
        let picture = Point(Double(width), Double(height))
        guard let size else { return picture }
        let scale = picture / Point(size.width, size.height)
        // Cameras round their sizes; another aspect ratio is another picture.
        guard scale.x > 0, scale.y > 0, abs(scale.x / scale.y - 1) < 0.02 else {
            throw SettingsError(
                file: file, key: "size",
                problem:
                    "\(Int(size.width))x\(Int(size.height)) has another shape than the pictures, which are \(width)x\(height); draw the scene on a picture of this camera"
            )
        }
        return scale
    }

    /// The lines in pixels of pictures of that size.
    ///
    /// - Throws: ``SettingsError`` where the pictures have another shape than the scene.
    public func lines(inPicturesOfWidth width: Int, height: Int) throws(SettingsError) -> [SceneLine] {
        let scale = try scale(toWidth: width, height: height)
        return lines.map { line in
            var line = line
            line.points = line.points.map { $0 * scale }
            return line
        }
    }

    /// The lines in fractions of the picture, 0 to 1, whatever its size.
    public var relativeLines: [SceneLine] {
        guard let size else { return lines }
        return lines.map { line in
            var line = line
            line.points = line.points.map { $0 / Point(size.width, size.height) }
            return line
        }
    }

    /// Looks before any picture is there whether a scene and a model go together.
    ///
    /// - Throws: ``SettingsError`` where the model lacks a class of the scene, or the calibration can't be true.
    public func check(with classes: ClassList) throws(SettingsError) {
        _ = try countedClasses(of: classes)
        if let size { _ = try groundPlane(inPicturesOfWidth: Int(size.width), height: Int(size.height)) }
    }

    /// The map from pictures of that size to the ground; nil where the scene has no calibration.
    ///
    /// - Throws: ``SettingsError`` where the points don't fix a map, or contradict each other.
    public func groundPlane(inPicturesOfWidth width: Int, height: Int) throws(SettingsError) -> GroundPlane? {
        guard let calibration else { return nil }
        let scale = try scale(toWidth: width, height: height)
        guard let plane = GroundPlaneFit.fit(calibration.points, scale: scale) else {
            throw SettingsError(
                file: file, key: "calibration.points",
                problem: "fix no map to the ground; give four or more points of which no three lie on one line")
        }
        let errors = GroundPlaneFit.errors(of: plane, on: calibration.points, scale: scale)
        let ground = calibration.points.map(\.ground)
        let extent = ground.map { ($0 - ground[0]).length }.max() ?? 0
        if let worst = errors.indices.max(by: { errors[$0] < errors[$1] }), !(errors[worst] <= 0.1 * extent) {
            let distance = errors[worst].isFinite ? "\((errors[worst] * 10).rounded() / 10) m off" : "above the horizon"
            throw SettingsError(
                file: file, key: "calibration.points[\(worst)]",
                problem: "does not fit the other points: it is \(distance); check its picture and ground coordinates")
        }
        return plane
    }

    /// For each class of the model: does it count?
    public func countedClasses(of list: ClassList) throws(SettingsError) -> [Bool] {
        guard let classes else { return list.personFlags.map { !$0 } }
        var isCounted = [Bool](repeating: false, count: list.count)
        for (index, name) in classes.enumerated() {
            let verdict = ClassPolicy.current.verdict(for: name)
            var isFound = false
            for candidate in list.classes {
                let isMeant =
                    switch candidate.subject {
                    case .person: verdict.verdict == .person
                    case .generic(let node):
                        candidate.name.lowercased() == name.lowercased()
                            || (verdict.verdict == .generic && verdict.node == node)
                    }
                guard isMeant else { continue }
                isCounted[candidate.index] = true
                isFound = true
            }
            guard isFound else {
                throw SettingsError(
                    file: file, line: classesLine, key: "classes[\(index)]",
                    problem:
                        "the model has no class \"\(name)\"; it has \(list.classes.map(\.name).joined(separator: ", "))"
                )
            }
        }
        return isCounted
    }
}
