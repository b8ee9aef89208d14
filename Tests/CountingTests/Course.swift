import Counting
import Values

/// One line across a picture of 1000 x 1000 pixels, and tracks that are led over it by their anchor.
struct Course {
    var counter: SceneCounter
    var crossings: [LineCrossing] = []
    var frame = 0

    /// A line at y = 500 from x = 200 to x = 800, or along other `points`; `down` and `up` are its directions.
    init(points: String = "[[200, 500], [800, 500]]", options: CountingOptions = CountingOptions()) throws {
        let scene = try Scene(
            yaml: """
                name: Course
                size: [1000, 1000]
                classes: [car]
                lines:
                  - {name: L, points: \(points), left_to_right: down, right_to_left: up}
                """, file: "course.yaml")
        counter = try SceneCounter(
            scene: scene, classes: TestClasses.list(), pictureWidth: 1000, pictureHeight: 1000, options: options)
    }

    /// The next frame (ten a second), with tracks whose boxes of 80 x 60 pixels stand at these points.
    mutating func step(_ tracks: [(id: Int, x: Double, y: Double)], ended: [Int] = [], isConfirmed: Bool = true) {
        let values = tracks.map {
            Track(
                id: $0.id, box: BoundingBox(x: Float($0.x) - 40, y: Float($0.y) - 60, width: 80, height: 60),
                score: 0.9,
                classIndex: 0, isObserved: true, isConfirmed: isConfirmed)
        }
        crossings += counter.update(
            tracks: values, endedTrackIDs: ended, at: FrameTime(monotonic: .milliseconds(frame * 100)))
        frame += 1
    }

    /// Leads one track along `ys` at a fixed x.
    mutating func lead(_ ys: [Double], x: Double = 500, id: Int = 1) { for y in ys { step([(id, x, y)]) } }

    var directions: [String] { crossings.map(\.direction) }
}
