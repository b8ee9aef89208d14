import Counting
import Imaging
import Values

/// A scene as it is drawn on a picture: lines with an arrow for each direction that counts, zones, the ground's grid.
struct SceneSketch {
    /// More grid lines than these hide the picture.
    private static let mostGridLines = 60

    private let lines: [SceneLine]
    private let zones: [SceneZone]
    private let calibration: [Scene.CalibrationPoint]
    private let plane: GroundPlane?
    private let grid: Double

    /// - Parameter gridMeters: Between the lines of the ground's grid; nil for a round number that gives about ten.
    /// - Throws: Where the picture has another shape than the scene.
    init(_ scene: Scene, width: Int, height: Int, gridMeters: Double?) throws {
        lines = try scene.lines(inPicturesOfWidth: width, height: height)
        zones = try scene.zones(inPicturesOfWidth: width, height: height)
        calibration = try scene.calibrationPoints(inPicturesOfWidth: width, height: height)
        plane = try scene.groundPlane(inPicturesOfWidth: width, height: height)
        grid = gridMeters ?? Self.roundStep(for: calibration)
    }

    func draw(on picture: RGBPicture) {
        drawGrid(on: picture)
        for (index, zone) in zones.enumerated() {
            let color = RGBColor.forClass(index + 3)
            drawOutline(zone.points + zone.points.prefix(1), on: picture, color: color)
            label(
                zone.name, at: zone.points.reduce(.zero, +) / Double(zone.points.count), on: picture, background: color)
        }
        for (index, line) in lines.enumerated() { draw(line, on: picture, color: .forClass(index)) }
        for point in calibration {
            label(
                "\(meters(point.ground.x)),\(meters(point.ground.y))", at: point.picture, on: picture,
                background: .black)
        }
    }

    private func draw(_ line: SceneLine, on picture: RGBPicture, color: RGBColor) {
        drawOutline(line.points, on: picture, color: color)
        guard let first = line.points.first, let last = line.points.last else { return }
        let along = last - first
        let length = (along * along).sum().squareRoot()
        guard length > 0 else { return }
        let middle = line.points.count == 2 ? (first + last) / 2 : line.points[line.points.count / 2]
        // Seen when walking from the first point to the last, in a picture whose y points down, the right hand is here.
        let right = Point(-along.y, along.x) / length
        let reach = Double(20 + 20 * picture.suitedScale)
        for (name, side) in [(line.leftToRight, right), (line.rightToLeft, -right)] {
            guard let name else { continue }
            let tip = middle + side * reach
            drawArrow(from: middle, to: tip, on: picture, color: color)
            label(name, at: tip + side * 6, on: picture, background: color)
        }
        let role = [line.arm, line.role?.rawValue].compactMap { $0 }.joined(separator: " ")
        // Not at an end, where two lines of one road often meet.
        label(
            role.isEmpty ? line.name : "\(line.name) (\(role))", at: first + along / 8, on: picture, background: .black)
    }

    private func drawGrid(on picture: RGBPicture) {
        guard let plane, grid > 0 else { return }
        let ground = calibration.map(\.ground)
        guard let lowX = ground.map(\.x).min(), let highX = ground.map(\.x).max(), let lowY = ground.map(\.y).min(),
            let highY = ground.map(\.y).max()
        else { return }
        func steps(_ low: Double, _ high: Double) -> [Double] {
            let first = (low / grid).rounded(.down)
            let count = min(Int((high / grid).rounded(.up) - first), Self.mostGridLines)
            return (0...max(count, 1)).map { (first + Double($0)) * grid }
        }
        let (columns, rows) = (steps(lowX, highX), steps(lowY, highY))
        guard let left = columns.first, let right = columns.last, let near = rows.first, let far = rows.last else {
            return
        }
        // In pieces, for what lies behind the camera is left out piece by piece.
        func draw(from start: Point, to end: Point) {
            let pieces = 40
            let points = (0...pieces).map { plane.picture(at: start + (end - start) * (Double($0) / Double(pieces))) }
            for case (let start?, let end?) in zip(points, points.dropFirst()) {
                picture.drawLine(
                    from: (Float(start.x), Float(start.y)), to: (Float(end.x), Float(end.y)), color: .white,
                    thickness: 1)
            }
        }
        for x in columns { draw(from: Point(x, near), to: Point(x, far)) }
        for y in rows { draw(from: Point(left, y), to: Point(right, y)) }
    }

    private func drawOutline(_ points: [Point], on picture: RGBPicture, color: RGBColor) {
        for (start, end) in zip(points, points.dropFirst()) {
            picture.drawLine(
                from: (Float(start.x), Float(start.y)), to: (Float(end.x), Float(end.y)), color: color,
                thickness: 2 * picture.suitedScale)
        }
    }

    private func drawArrow(from start: Point, to tip: Point, on picture: RGBPicture, color: RGBColor) {
        let back = (start - tip) * 0.35
        let across = Point(-back.y, back.x) * 0.6
        for (from, to) in [(start, tip), (tip + back + across, tip), (tip + back - across, tip)] {
            drawOutline([from, to], on: picture, color: color)
        }
    }

    private func label(_ text: String, at point: Point, on picture: RGBPicture, background: RGBColor) {
        guard point.x.isFinite, point.y.isFinite, abs(point.x) < 1e6, abs(point.y) < 1e6 else { return }
        let size = picture.labelSize(text, scale: picture.suitedScale)
        picture.drawLabel(
            text, x: min(max(Int(point.x), 0), max(picture.width - size.width, 0)),
            y: min(max(Int(point.y), 0), max(picture.height - size.height, 0)), background: background,
            scale: picture.suitedScale)
    }

    private func meters(_ value: Double) -> String { value.fixed(value == value.rounded() ? 0 : 1) }

    /// 1, 2 or 5 times a power of ten that cuts the calibration's longer side into about ten.
    private static func roundStep(for calibration: [Scene.CalibrationPoint]) -> Double {
        let ground = calibration.map(\.ground)
        guard let first = ground.first else { return 0 }
        let (low, high) = ground.reduce((first, first)) { (pointwiseMin($0.0, $1), pointwiseMax($0.1, $1)) }
        let wanted = max((high - low).max() / 10, 0.1)
        var step = 0.1
        while step < 1e6 {
            for factor in [1.0, 2, 5] where step * factor >= wanted { return step * factor }
            step *= 10
        }
        return step
    }
}
