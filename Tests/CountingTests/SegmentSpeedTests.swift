import Counting
import Foundation
import Testing
import Values

/// Speeds between two lines of ``GroundTests``'s road, twelve metres apart.
struct SegmentSpeedTests {
    /// Leads a car along the road, twenty frames a second.
    ///
    /// - Parameters:
    ///   - way: Metres ahead of the camera at a time in seconds, until it is nil.
    ///   - change: What the detector makes of the car's box there.
    private func lead(
        along way: (Double) -> Double?, change: (BoundingBox, Double) -> BoundingBox = { box, _ in box }
    ) throws -> (crossings: [LineCrossing], speeds: [SegmentSpeed]) {
        let scene = try Scene(yaml: GroundTests.scene(), file: "road.yaml")
        var counter = try SceneCounter(
            scene: scene, classes: TestClasses.list(["car"]), pictureWidth: 1280, pictureHeight: 720)
        var crossings: [LineCrossing] = []
        var speeds: [SegmentSpeed] = []
        var frame = 0
        while let y = way(Double(frame) / 20) {
            let box = change(GroundTests.box(0.5, y, length: 4.4, width: 1.8, height: 1.5), y)
            let track = Track(id: 1, box: box, score: 0.9, classIndex: 0, isObserved: true, isConfirmed: true)
            crossings += counter.update(tracks: [track], at: FrameTime(monotonic: .milliseconds(frame * 50)))
            speeds += counter.speeds
            frame += 1
        }
        crossings += counter.finish()
        return (crossings, speeds + counter.speeds)
    }

    /// Where something stands before the first line a box's foot is that of what is seen, metres further on.
    @Test func aCarHalfHiddenAtALineKeepsItsSpeed() throws {
        let (crossings, speeds) = try lead(along: { $0 < 4 ? 10 + 9 * $0 : nil }) { box, y in
            var seen = box
            if y > 20 && y < 23 { seen.height *= 0.75 }
            return seen
        }
        let crossing = try #require(crossings.first)
        #expect(crossing.line == "A" && abs(crossing.time.monotonic.seconds - 12 / 9.0) > 0.1)
        let speed = try #require(speeds.first)
        #expect(speeds.count == 1 && abs(speed.speedMetersPerSecond - 9) < 0.4)
    }

    /// No parabola goes through a stop: the two crossings tell.
    @Test func aStopOnTheWayCounts() throws {
        let (_, speeds) = try lead { time in
            if time < 2 { return 10 + 9 * time }
            return time < 8 ? 28 : time < 11 ? 28 + 9 * (time - 8) : nil
        }
        let speed = try #require(speeds.first)
        // Twelve metres at 9 m/s and six seconds of standing.
        #expect(speeds.count == 1 && abs(speed.speedMetersPerSecond - 12 / (12 / 9.0 + 6)) < 0.05)
    }

    @Test(arguments: [1.5, -1.5]) func speedingUpAndBrakingAreFollowed(acceleration: Double) throws {
        func place(_ time: Double) -> Double { 9 + 10 * time + acceleration * time * time / 2 }
        let (_, speeds) = try lead { $0 < 4.5 ? place($0) : nil }
        func time(at y: Double) -> Double {
            stride(from: 0, to: 4.5, by: 0.001).first { place($0) >= y } ?? .nan
        }
        let speed = try #require(speeds.first)
        #expect(abs(speed.speedMetersPerSecond - 12 / (time(at: 34) - time(at: 22))) < 0.15)
    }
}
