import TestSupport
import Testing
import Tracking
import Values

struct TrackerBadInputTests {
    private func box(_ x: Float, _ y: Float, _ width: Float, _ height: Float) -> Detection {
        Detection(box: BoundingBox(x: x, y: y, width: width, height: height), score: 0.9, classIndex: 0)
    }

    private func update(_ tracker: inout Tracker, _ detections: [Detection], seconds: Double) {
        tracker.update(
            detections, at: FrameTime(monotonic: .seconds(seconds)), pictureWidth: 1280, pictureHeight: 720)
    }

    @Test func boxesThatAreNoBoxesArePassedOver() {
        var tracker = Tracker()
        let bad: [Float] = [.nan, .infinity, -.infinity, .greatestFiniteMagnitude, -.greatestFiniteMagnitude]
        for (frame, value) in bad.enumerated() {
            update(
                &tracker,
                [
                    box(value, 1, 10, 10), box(1, value, 10, 10), box(1, 1, value, 10), box(1, 1, 10, value),
                    box(100, 100, 0, 10), box(100, 100, 10, 0), box(100, 100, -10, 10),
                    Detection(box: BoundingBox(x: 1, y: 1, width: 9, height: 9), score: .nan, classIndex: 0),
                    box(300, 300, 50, 40),
                ], seconds: Double(frame) * 0.1)
            #expect(tracker.tracks.map(\.id) == [1])
        }
    }

    @Test func extremeScoresAndClasses() {
        var tracker = Tracker()
        for frame in 0..<10 {
            let detections = [
                Detection(
                    box: BoundingBox(x: 10, y: 10, width: 40, height: 40), score: .infinity, classIndex: .max),
                Detection(box: BoundingBox(x: 500, y: 10, width: 40, height: 40), score: 1e30, classIndex: .min),
                Detection(box: BoundingBox(x: 300, y: 10, width: 1e-30, height: 1e-30), score: 1, classIndex: -1),
            ]
            update(&tracker, detections, seconds: Double(frame))
        }
        #expect(tracker.tracks.allSatisfy { $0.score <= 1 && $0.box.area.isFinite })
    }

    @Test func aClockThatStandsStillConfirmsNothing() {
        var tracker = Tracker()
        for _ in 0..<100 { update(&tracker, [box(300, 300, 50, 40)], seconds: 5) }
        #expect(tracker.tracks.map(\.isConfirmed) == [false])
    }

    @Test func aClockThatJumpsGoesOnFromWhereItLanded() {
        var tracker = Tracker()
        let jumps: [Double] = [0, 0.1, 0.2, 0.3, -1000, -999.9, -999.8, -999.7, 1e9, 1e9 + 0.1, 1e9 + 0.2, 1e9 + 0.3]
        for time in jumps {
            update(&tracker, [box(300, 300, 50, 40)], seconds: time)
            #expect(tracker.tracks.allSatisfy { $0.box.x.isFinite && $0.box.width > 0 })
        }
        #expect(tracker.tracks.contains { $0.isConfirmed && $0.isObserved })
    }

    @Test func aDuplicateFrameChangesNothing() throws {
        var tracker = Tracker()
        for frame in 0..<20 { update(&tracker, [box(Float(frame) * 10, 300, 50, 40)], seconds: Double(frame) * 0.1) }
        let before = try #require(tracker.tracks.first)
        update(&tracker, [box(190, 300, 50, 40)], seconds: 1.9)
        let after = try #require(tracker.tracks.first)
        #expect(tracker.tracks.count == 1 && before.id == after.id)
        #expect(abs(before.box.x - after.box.x) < 2)
    }

    /// 10,000 boxes on top of each other: the best of them are taken, and the number of tracks stays bounded.
    @Test func aFloodOfBoxes() {
        var random = SeededGenerator(seed: 5)
        var tracker = Tracker()
        var options = TrackerOptions()
        options.maximumDetections = 300
        options.maximumTracks = 400
        tracker = Tracker(options: options)
        for frame in 0..<8 {
            let flood = (0..<10_000).map { _ in
                Detection(
                    box: BoundingBox(
                        x: .random(in: 0...200, using: &random), y: .random(in: 0...200, using: &random), width: 100,
                        height: 100), score: .random(in: 0...1, using: &random), classIndex: 0)
            }
            update(&tracker, flood, seconds: Double(frame) * 0.1)
            #expect(tracker.tracks.count <= 400)
        }
    }

    @Test func aStandingClockAndNewBoxesEachFrameStayBounded() {
        var options = TrackerOptions()
        options.maximumTracks = 50
        var tracker = Tracker(options: options)
        for frame in 0..<500 {
            update(&tracker, [box(Float(frame % 20) * 60, Float(frame / 20) * 25, 20, 20)], seconds: Double(frame / 3))
            #expect(tracker.tracks.count <= 50)
        }
    }

    /// Anything at all: the promises that hold for every input.
    @Test func anythingAtAll() {
        var random = SeededGenerator(seed: 6)
        var tracker = Tracker()
        var ended: Set<Int> = []
        var time = 0.0
        let odd: [Float] = [.nan, .infinity, 0, -1, 1e20, 1e-20]
        for _ in 0..<3000 {
            time += [0, 0.04, 0.1, 1, -5, 100].randomElement(using: &random)!
            let detections = (0..<Int.random(in: 0...12, using: &random)).map { _ in
                func number(_ range: ClosedRange<Float>) -> Float {
                    Int.random(in: 0..<40, using: &random) == 0
                        ? odd.randomElement(using: &random)! : .random(in: range, using: &random)
                }
                return Detection(
                    box: BoundingBox(
                        x: number(-100...1300), y: number(-100...800), width: number(1...300), height: number(1...300)),
                    score: number(0...1), classIndex: Int.random(in: 0..<5, using: &random))
            }
            update(&tracker, detections, seconds: time)
            ended.formUnion(tracker.endedTrackIDs)
            let ids = tracker.tracks.map(\.id)
            #expect(ids == ids.sorted() && Set(ids).count == ids.count)
            #expect(ended.isDisjoint(with: ids))
            #expect(
                tracker.tracks.allSatisfy {
                    $0.box.x.isFinite && $0.box.y.isFinite && $0.box.width > 0 && $0.box.height > 0
                        && (0...1).contains($0.score)
                })
        }
    }
}
