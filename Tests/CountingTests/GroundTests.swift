import ClassPolicy
import Counting
import Foundation
import Testing
import Values

/// Counting on the ground: a camera six metres above a flat road, looking along it (x to the right, y ahead).
struct GroundTests {
    /// The point of the picture that shows a point (x right, y ahead, z up, metres): a camera at (0, 0, 6) that looks 15 degrees down.
    static func picture(_ x: Double, _ y: Double, _ z: Double = 0) -> (x: Double, y: Double) {
        let (sine, cosine) = (sin(15 * Double.pi / 180), cos(15 * Double.pi / 180))
        let depth = y * cosine + (6 - z) * sine
        let down = (6 - z) * cosine - y * sine
        return (640 + 1000 * x / depth, 360 + 1000 * down / depth)
    }

    static func pair(_ x: Double, _ y: Double) -> String {
        let point = picture(x, y)
        return "[\(point.x), \(point.y)]"
    }

    static var calibration: String {
        let points = [(-4.0, 12.0), (4.0, 12.0), (-6.0, 30.0), (6.0, 30.0), (0.0, 45.0)].map {
            "    - {picture: \(pair($0.0, $0.1)), ground: [\($0.0), \($0.1)]}"
        }
        return "calibration:\n  points:\n" + points.joined(separator: "\n")
    }

    static func scene() -> String {
        """
        name: Road
        size: [1280, 720]
        lines:
          - {name: A, points: [\(pair(-4, 22)), \(pair(4, 22))], right_to_left: away, left_to_right: toward, arm: S, role: entry}
          - {name: B, points: [\(pair(-5, 34)), \(pair(5, 34))], right_to_left: away, left_to_right: toward, arm: N, role: exit}
        zones:
          - {name: Z, points: [\(pair(-4, 22)), \(pair(4, 22)), \(pair(5, 34)), \(pair(-5, 34))]}
        segments:
          - {name: S, from: A, to: B, length: 12, direction: away}
        \(calibration)
        """
    }

    /// The box around a body of that length, width and height, in metres, whose middle stands at (x, y).
    static func box(_ x: Double, _ y: Double, length: Double, width: Double, height: Double) -> BoundingBox {
        var points: [(x: Double, y: Double)] = []
        for dx in [-width / 2, width / 2] {
            for dy in [-length / 2, length / 2] {
                for z in [0, height] { points.append(picture(x + dx, y + dy, z)) }
            }
        }
        let (left, right) = (points.map(\.x).min() ?? 0, points.map(\.x).max() ?? 0)
        let (top, bottom) = (points.map(\.y).min() ?? 0, points.map(\.y).max() ?? 0)
        return BoundingBox(x: Float(left), y: Float(top), width: Float(right - left), height: Float(bottom - top))
    }

    private struct Drive {
        var crossings: [LineCrossing] = []
        var movements: [TurningMovement] = []
        var speeds: [SegmentSpeed] = []
        var visits: [ZoneVisit] = []
    }

    /// Leads a body from y = 10 to 46 at that speed, ten frames a second.
    private func drive(
        _ name: String, length: Double, width: Double, height: Double, speed: Double = 8, upTo end: Double = 46
    ) throws -> Drive {
        let scene = try Scene(yaml: Self.scene(), file: "road.yaml")
        let classes = try TestClasses.list([name])
        var counter = try SceneCounter(scene: scene, classes: classes, pictureWidth: 1280, pictureHeight: 720)
        var drive = Drive()
        func collect(_ crossings: [LineCrossing]) {
            drive.crossings += crossings
            drive.movements += counter.movements
            drive.speeds += counter.speeds
            drive.visits += counter.visits
        }
        var frame = 0
        var y = 10.0
        while y < end {
            let track = Track(
                id: 1, box: Self.box(0.5, y, length: length, width: width, height: height), score: 0.9, classIndex: 0,
                isObserved: true, isConfirmed: true)
            collect(counter.update(tracks: [track], at: FrameTime(monotonic: .milliseconds(frame * 100))))
            frame += 1
            y = 10 + speed * Double(frame) / 10
        }
        collect(counter.finish())
        return drive
    }

    /// The middle of the footprint crosses, not the foot of the box, which for a lorry is five metres behind it.
    @Test(arguments: [("car", 4.4, 1.8, 1.5), ("truck", 8.0, 2.5, 3.6), ("bus", 12.0, 2.55, 3.2)])
    func theFootprintCrosses(name: String, length: Double, width: Double, height: Double) throws {
        let drive = try drive(name, length: length, width: width, height: height)
        #expect(drive.crossings.map(\.line) == ["A", "B"] && drive.crossings.map(\.direction) == ["away", "away"])
        for (crossing, y) in zip(drive.crossings, [22.0, 34]) {
            #expect(abs(crossing.time.monotonic.seconds - (y - 10) / 8) < 0.1, "\(name) at \(crossing.line)")
        }
    }

    @Test func speedMovementAndVisit() throws {
        let drive = try drive("car", length: 4.4, width: 1.8, height: 1.5)
        for crossing in drive.crossings { #expect(abs(try #require(crossing.speedMetersPerSecond) - 8) < 0.8) }
        let speed = try #require(drive.speeds.first)
        #expect(drive.speeds.count == 1 && abs(speed.speedMetersPerSecond - 8) < 0.3)
        #expect(drive.movements.map { $0.from + $0.to } == ["SN"])
        let visit = try #require(drive.visits.first)
        #expect(drive.visits.count == 1 && abs(visit.dwell.seconds - 1.5) < 0.25)
    }

    /// A track that goes out and comes in again, as when a vehicle beyond the picture is taken for the one that left, is two movements.
    @Test func whatComesInAfterItWentOutIsOnAnotherMovement() throws {
        let scene = try Scene(
            yaml: """
                name: Junction
                size: [1000, 1000]
                lines:
                  - {name: in_S, points: [[200, 700], [800, 700]], right_to_left: in, arm: S, role: entry}
                  - {name: out_N, points: [[200, 300], [800, 300]], right_to_left: out, arm: N, role: exit}
                  - {name: in_N, points: [[200, 290], [800, 290]], left_to_right: in, arm: N, role: entry}
                  - {name: out_S, points: [[200, 710], [800, 710]], left_to_right: out, arm: S, role: exit}
                """, file: "junction.yaml")
        var counter = try SceneCounter(
            scene: scene, classes: TestClasses.list(), pictureWidth: 1000, pictureHeight: 1000)
        var movements: [String] = []
        let ys = Array(stride(from: 900, through: 100, by: -40)) + Array(stride(from: 100, through: 900, by: 40))
        for (frame, y) in ys.enumerated() {
            let track = Track(
                id: 1, box: BoundingBox(x: 460, y: Float(y) - 60, width: 80, height: 60), score: 0.9, classIndex: 0,
                isObserved: true, isConfirmed: true)
            _ = counter.update(tracks: [track], at: FrameTime(monotonic: .milliseconds(frame * 100)))
            movements += counter.movements.map { $0.from + $0.to }
        }
        _ = counter.finish()
        #expect(movements == ["SN"] && counter.movements.map { $0.from + $0.to } == ["NS"])
    }

    @Test func whatStaysInsideMakesNoMovementAndOneVisit() throws {
        let drive = try drive("car", length: 4.4, width: 1.8, height: 1.5, upTo: 28)
        #expect(drive.crossings.count == 1)
        #expect(drive.movements.isEmpty && drive.speeds.isEmpty)
        #expect(drive.visits.count == 1)
    }

    @Test func pointsThatFixNoMapAreRefused() throws {
        func counter(_ points: String) throws {
            let scene = try Scene(
                yaml:
                    "name: A\nlines: [{name: L, points: [[0.2, 0.5], [0.8, 0.5]], left_to_right: d}]\ncalibration: {points: [\(points)]}",
                file: "a.yaml")
            _ = try SceneCounter(
                scene: scene, classes: TestClasses.list(), pictureWidth: 1000, pictureHeight: 1000)
        }
        // Three of four on one line.
        let line =
            "{picture: [0.1, 0.5], ground: [0, 0]}, {picture: [0.5, 0.5], ground: [5, 0]}, {picture: [0.9, 0.5], ground: [10, 0]}, {picture: [0.5, 0.9], ground: [5, 5]}"
        #expect(throws: SettingsError.self) { try counter(line) }
        // Five points, one of them far from where the others put it.
        let wrong =
            "{picture: [0, 0], ground: [0, 0]}, {picture: [1, 0], ground: [10, 0]}, {picture: [1, 1], ground: [10, 10]}, {picture: [0, 1], ground: [0, 10]}, {picture: [0.5, 0.5], ground: [9, 1]}"
        let error = #expect(throws: SettingsError.self) { try counter(wrong) }
        #expect(error?.description.contains("does not fit the other points") == true)
    }
}
