import Counting
import Formats
import Recording
import Values

/// What a scene counts, in words and as JSON.
struct SceneReport {
    private let scene: Scene
    private let calibration: [Scene.CalibrationPoint]
    private let width: Int
    private let height: Int

    /// - Throws: Where pictures of that size have another shape than the scene, or the calibration can't be true.
    init(_ scene: Scene, width: Int, height: Int) throws {
        self.scene = scene
        self.width = width
        self.height = height
        calibration = try scene.calibrationPoints(inPicturesOfWidth: width, height: height)
    }

    private var movements: [String] {
        let entries = scene.lines.filter { $0.role == .entry }.compactMap(\.arm)
        let exits = scene.lines.filter { $0.role == .exit }.compactMap(\.arm)
        return Set(entries).sorted().flatMap { entry in Set(exits).sorted().map { "\(entry)>\($0)" } }
    }

    private var worstErrorMeters: Double? { calibration.map(\.errorMeters).max() }

    var text: String {
        var parts = [
            "\(scene.name): \(scene.size == nil ? "in fractions of the picture" : "pictures of \(width)x\(height)"); "
                + "counts \(scene.classes?.joined(separator: ", ") ?? "every generic class")"
        ]
        var lines = Table(["line", "left to right", "right to left", "arm", "role"])
        for line in scene.lines {
            lines.add([
                line.name, line.leftToRight ?? "-", line.rightToLeft ?? "-", line.arm ?? "-",
                line.role?.rawValue ?? "-",
            ])
        }
        if !lines.isEmpty { parts.append(lines.text) }
        var segments = Table(["segment", "from", "to", "direction", "metres"], rightAligned: [4])
        for segment in scene.segments {
            segments.add([segment.name, segment.from, segment.to, segment.direction, segment.lengthMeters.fixed(1)])
        }
        if !segments.isEmpty { parts.append(segments.text) }
        if !scene.zones.isEmpty { parts.append("zones: \(scene.zones.map(\.name).joined(separator: ", "))") }
        if !movements.isEmpty {
            parts.append("turning movements: \(movements.count) (\(movements.joined(separator: ", ")))")
        }
        if let worstErrorMeters {
            parts.append("calibration: \(calibration.count) points, at most \(worstErrorMeters.fixed(2)) m off")
        }
        return parts.joined(separator: "\n\n")
    }

    var json: [UInt8] {
        var json = JSONWriter()
        func strings(_ key: StaticString, _ values: [String]) {
            json.beginArray(key)
            for value in values { json.string(value) }
            json.endArray()
        }
        json.beginObject()
        json.member("name", scene.name)
        json.member("width", width)
        json.member("height", height)
        strings("classes", scene.classes ?? [])
        strings("lines", scene.lines.map(\.name))
        strings("zones", scene.zones.map(\.name))
        strings("segments", scene.segments.map(\.name))
        strings("movements", movements)
        json.member("calibration_error_m", worstErrorMeters, decimals: 3)
        strings("notes", scene.doubts)
        json.endObject()
        json.endLine()
        return json.bytes
    }
}
