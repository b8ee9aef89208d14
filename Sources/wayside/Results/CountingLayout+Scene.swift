import Counting
import Glibc
import Store

extension CountingLayout {
    /// The places at which a scene counts: every direction of every line, every way from an entry arm to an exit arm (U-turns too),
    /// segments and zones.
    ///
    /// - Parameters:
    ///   - width: Of the pictures, for the way in which lines lead in them.
    ///   - height: Likewise.
    init(_ scene: Scene, pictureWidth width: Int, height: Int) throws {
        let lines = try scene.lines(inPicturesOfWidth: width, height: height)
        self.init(
            lines: lines.flatMap(Self.directions),
            movements: scene.movements.map { Movement(from: $0.from, to: $0.to) },
            segments: scene.segments.map {
                Segment(name: $0.name, direction: $0.direction, lengthMeters: $0.lengthMeters)
            },
            zones: scene.zones.map(\.name))
    }

    private static func directions(of line: SceneLine) -> [LineDirection] {
        let bearing = bearing(across: line.points)
        let back = bearing.map { ($0 + 180).truncatingRemainder(dividingBy: 360) }
        let role: LineDirection.Role? = line.role.map { $0 == .entry ? .entry : .exit }
        var directions: [LineDirection] = []
        for (name, bearing) in [(line.leftToRight, bearing), (line.rightToLeft, back)] {
            guard let name else { continue }
            if let same = directions.firstIndex(where: { $0.direction == name }) {
                // Both ways under one name are one count, which leads nowhere.
                directions[same].bearing = nil
            } else {
                directions.append(
                    LineDirection(line: line.name, direction: name, arm: line.arm, role: role, bearing: bearing))
            }
        }
        return directions
    }

    /// From the walker's left to the right, square to the way from the first to the last point: degrees clockwise from upwards.
    private static func bearing(across points: [Point]) -> Double? {
        guard let first = points.first, let last = points.last, first != last else { return nil }
        let way = last - first
        let degrees = atan2(-way.y, -way.x) * 180 / .pi
        return degrees < 0 ? degrees + 360 : degrees
    }
}
