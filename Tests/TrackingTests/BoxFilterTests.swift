import TestSupport
import Testing
import Tracking
import Values

struct BoxFilterTests {
    private let options = TrackerOptions()

    @Test func findsAConstantVelocity() {
        var filter = BoxFilter(BoundingBox(x: 0, y: 100, width: 60, height: 40), score: 0.9, options: options)
        for step in 1...50 {
            filter.predict(seconds: 0.1, options: options)
            filter.correct(
                BoundingBox(x: Float(step) * 8, y: 100 - Float(step) * 2, width: 60, height: 40), score: 0.9,
                options: options)
        }
        #expect(abs(filter.velocity[0] - 80) < 1)
        #expect(abs(filter.velocity[1] + 20) < 1)
        #expect(abs(filter.position[0] - 430) < 1)
        #expect(abs(filter.box.width - 60) < 0.5)
    }

    /// The same motion seen at another frame rate gives the same velocity and nearly the same certainty.
    @Test(arguments: [0.02, 0.04, 0.2]) func doesNotDependOnTheFrameRate(seconds: Double) {
        var filter = BoxFilter(BoundingBox(x: 0, y: 0, width: 50, height: 50), score: 0.9, options: options)
        var time = 0.0
        while time < 4 {
            time += seconds
            filter.predict(seconds: seconds, options: options)
            filter.correct(BoundingBox(x: Float(time) * 40, y: 0, width: 50, height: 50), score: 0.9, options: options)
        }
        #expect(abs(filter.velocity[0] - 40) < 1)
    }

    @Test func covarianceStaysPositive() {
        var random = SeededGenerator(seed: 3)
        var filter = BoxFilter(BoundingBox(x: 5, y: 5, width: 3, height: 900), score: 0.1, options: options)
        for _ in 0..<20_000 {
            filter.predict(seconds: [0, 1e-6, 0.04, 3, 3600].randomElement(using: &random)!, options: options)
            if Bool.random(using: &random) {
                let box = BoundingBox(
                    x: .random(in: -1e6...1e6, using: &random), y: .random(in: -1e6...1e6, using: &random),
                    width: .random(in: 0.001...1e5, using: &random), height: .random(in: 0.001...1e5, using: &random))
                filter.correct(box, score: .random(in: 0...1, using: &random), options: options)
            }
            for lane in 0..<4 {
                let determinant = filter.pp[lane] * filter.vv[lane] - filter.pv[lane] * filter.pv[lane]
                guard filter.pp[lane] > 0, filter.vv[lane] >= 0,
                    determinant >= -1e-6 * filter.pp[lane] * filter.vv[lane], filter.position[lane].isFinite
                else {
                    Issue.record("lane \(lane): \(filter)")
                    return
                }
            }
        }
    }

    @Test func anUnseenBoxKeepsItsShape() {
        var filter = BoxFilter(BoundingBox(x: 0, y: 0, width: 40, height: 40), score: 0.9, options: options)
        for step in 1...10 {
            filter.predict(seconds: 0.1, options: options)
            let side = 40 - Float(step) * 2
            filter.correct(BoundingBox(x: 0, y: 0, width: side, height: side), score: 0.9, options: options)
        }
        for _ in 0..<600 { filter.predict(seconds: 0.1, options: options) }
        #expect(filter.box.width > 5 && filter.box.width < 30)
    }
}
