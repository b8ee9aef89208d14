import ClassPolicy

/// From what a scene says to what a model and a camera have.
extension Scene {
    /// The factor from the scene's coordinates to pixels of the picture.
    func scale(toWidth width: Int, height: Int) throws(SceneError) -> Point {
        let picture = Point(Double(width), Double(height))
        guard let size else { return picture }
        let scale = picture / Point(size.width, size.height)
        // Cameras round their sizes; another aspect ratio is another picture.
        guard scale.x > 0, scale.y > 0, abs(scale.x / scale.y - 1) < 0.02 else {
            throw SceneError(
                file: file, key: "size",
                problem:
                    "\(Int(size.width))x\(Int(size.height)) has another shape than the pictures, which are \(width)x\(height); draw the scene on a picture of this camera"
            )
        }
        return scale
    }

    /// The lines in pixels of pictures of that size.
    ///
    /// - Throws: ``SceneError`` where the pictures have another shape than the scene.
    public func lines(inPicturesOfWidth width: Int, height: Int) throws(SceneError) -> [SceneLine] {
        let scale = try scale(toWidth: width, height: height)
        return lines.map { line in
            var line = line
            line.points = line.points.map { $0 * scale }
            return line
        }
    }

    /// For each class of the model: does it count?
    func countedClasses(of list: ClassList) throws(SceneError) -> [Bool] {
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
                throw SceneError(
                    file: file, line: classesLine, key: "classes[\(index)]",
                    problem:
                        "the model has no class \"\(name)\"; it has \(list.classes.map(\.name).joined(separator: ", "))"
                )
            }
        }
        return isCounted
    }
}
