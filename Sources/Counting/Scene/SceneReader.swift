import ClassPolicy

/// Reads the parts of a scene file and refuses what can't be meant.
struct SceneReader {
    private var size: Scene.Size?

    /// More than anybody draws; they bound the time for a hostile file.
    private static let mostItems = 500
    private static let mostPoints = 500

    mutating func readSize(_ node: SettingsNode) throws(SettingsError) -> Scene.Size {
        let value = try node.point()
        guard value.x >= 1, value.y >= 1, value.x <= 100_000, value.y <= 100_000, value == value.rounded(.down) else {
            throw node.error("expected the picture's width and height in pixels, as in [1280, 720]")
        }
        let size = Scene.Size(width: value.x, height: value.y)
        self.size = size
        return size
    }

    func readClasses(_ node: SettingsNode) throws(SettingsError) -> [String] {
        var names: [String] = []
        for item in try node.items(atMost: Self.mostItems) {
            let name = try item.name()
            let verdict = ClassPolicy.current.verdict(for: name)
            guard verdict.isAllowed else {
                throw item.error("the class \"\(name)\" is refused by the class policy: \(verdict.reason)")
            }
            guard !names.contains(name) else { throw item.error("the class \"\(name)\" stands twice") }
            names.append(name)
        }
        guard !names.isEmpty else {
            throw node.error("no class counts; leave the key out to count every generic class")
        }
        return names
    }

    func readLines(_ node: SettingsNode?) throws(SettingsError) -> [SceneLine] {
        try readNamed(node) { item throws(SettingsError) in
            try item.allow(["name", "points", "left_to_right", "right_to_left", "arm", "role"])
            let points = try self.readPoints(item.required("points"))
            guard points.count >= 2 else { throw item.error("a line needs two or more points") }
            for index in 1..<points.count where points[index] == points[index - 1] {
                throw item.error("points \(index - 1) and \(index) are the same")
            }
            let leftToRight = try item.optional("left_to_right")?.name()
            let rightToLeft = try item.optional("right_to_left")?.name()
            guard leftToRight != nil || rightToLeft != nil else {
                throw item.error("counts no direction; give left_to_right or right_to_left a name")
            }
            let arm = try item.optional("arm")?.name()
            let role = try item.optional("role").map { node throws(SettingsError) in
                guard let role = SceneLine.Role(rawValue: try node.name()) else {
                    throw node.error("expected entry or exit")
                }
                return role
            }
            guard (arm == nil) == (role == nil) else { throw item.error("arm and role go together; one is missing") }
            return SceneLine(
                name: try item.required("name").name(), points: points, leftToRight: leftToRight,
                rightToLeft: rightToLeft, arm: arm, role: role)
        } name: {
            $0.name
        }
    }

    func readZones(_ node: SettingsNode?) throws(SettingsError) -> [SceneZone] {
        try readNamed(node) { item throws(SettingsError) in
            try item.allow(["name", "points"])
            let points = try self.readPoints(item.required("points"))
            guard points.count >= 3 else { throw item.error("a zone needs three or more points") }
            guard !Polygon.crossesItself(points) else {
                throw item.error("the outline crosses itself; give the corners in order around the zone")
            }
            return SceneZone(name: try item.required("name").name(), points: points)
        } name: {
            $0.name
        }
    }

    func readSegments(_ node: SettingsNode?, lines: [SceneLine]) throws(SettingsError) -> [SceneSegment] {
        try readNamed(node) { item throws(SettingsError) in
            try item.allow(["name", "from", "to", "length", "direction"])
            let segment = SceneSegment(
                name: try item.required("name").name(), from: try item.required("from").name(),
                to: try item.required("to").name(), lengthMeters: try item.required("length").number(),
                direction: try item.required("direction").name())
            guard segment.lengthMeters > 0 else { throw item.error("the length is not above 0 metres") }
            guard segment.from != segment.to else { throw item.error("from and to are the same line") }
            for name in [segment.from, segment.to] {
                guard let line = lines.first(where: { $0.name == name }) else {
                    throw item.error("there is no line \"\(name)\"")
                }
                guard [line.leftToRight, line.rightToLeft].contains(segment.direction) else {
                    throw item.error("the line \"\(name)\" has no direction \"\(segment.direction)\"")
                }
            }
            return segment
        } name: {
            $0.name
        }
    }

    func readCalibration(_ node: SettingsNode) throws(SettingsError) -> SceneCalibration {
        try node.allow(["points"])
        let list = try node.required("points")
        var points: [SceneCalibration.Reference] = []
        for item in try list.items(atMost: Self.mostPoints) {
            try item.allow(["picture", "ground"])
            let picture = try item.required("picture")
            points.append(
                .init(picture: try checked(picture.point(), at: picture), ground: try item.required("ground").point()))
        }
        guard points.count >= 4 else { throw list.error("a calibration needs four or more points") }
        guard !Polygon.areCollinear(points.map(\.picture)), !Polygon.areCollinear(points.map(\.ground)) else {
            throw list.error("the points lie on one line; a calibration needs points spread over an area")
        }
        return SceneCalibration(points: points)
    }

    // MARK: Parts of parts

    /// A list of things with different names; none where the key is left out.
    private func readNamed<Thing>(
        _ node: SettingsNode?, read: (SettingsNode) throws(SettingsError) -> Thing, name: (Thing) -> String
    ) throws(SettingsError) -> [Thing] {
        guard let node else { return [] }
        var things: [Thing] = []
        var names: Set<String> = []
        for item in try node.items(atMost: Self.mostItems) {
            let thing = try read(item)
            guard names.insert(name(thing)).inserted else { throw item.error("the name stands twice") }
            things.append(thing)
        }
        return things
    }

    private func readPoints(_ node: SettingsNode) throws(SettingsError) -> [Point] {
        var points: [Point] = []
        for item in try node.items(atMost: Self.mostPoints) { points.append(try checked(item.point(), at: item)) }
        return points
    }

    private func checked(_ point: Point, at node: SettingsNode) throws(SettingsError) -> Point {
        let width = size?.width ?? 1
        let height = size?.height ?? 1
        guard point.x >= 0, point.y >= 0, point.x <= width, point.y <= height else {
            throw node.error(
                size == nil
                    ? "lies outside the picture: without size, coordinates are fractions from 0 to 1"
                    : "lies outside the picture of \(Int(width))x\(Int(height)) pixels that size gives")
        }
        return point
    }
}
