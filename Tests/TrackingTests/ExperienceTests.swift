import TestSupport
import Testing
import Tracking
import Values

/// What the tracker learns about a detector and a camera from what becomes of tracks.
struct ExperienceTests {
    private func confirmed(_ clip: Clip) -> [Set<Int>] {
        var tracker = Tracker()
        return clip.frames.enumerated().map { index, detections in
            Set(
                tracker.update(detections, at: clip.time(of: index), pictureWidth: 1280, pictureHeight: 720)
                    .filter(\.isConfirmed).map(\.id))
        }
    }

    /// Detections of 0.5 here and there that are seen for two frames now and then, mostly for one.
    private func clutter(frames: Int) -> Clip {
        var clip = Clip()
        var random = SeededGenerator(seed: 7)
        for frame in 0..<frames {
            for _ in 0..<3 {
                let x = Float.random(in: 50..<1200, using: &random)
                let y = Float.random(in: 50..<650, using: &random)
                let length = Int.random(in: 0..<4, using: &random) == 0 ? 3 : 1
                clip.add(frames: frame..<frame + length, x: x, y: y, score: 0.5)
            }
        }
        return clip
    }

    /// Where what begins faintly is mostly not seen again, faint things are noise.
    @Test func faintClutterIsLearnt() {
        var clip = clutter(frames: 300)
        let tracks = confirmed(clip)
        let early = tracks[..<60].reduce(into: Set<Int>()) { $0.formUnion($1) }
        let late = tracks[200..<300].reduce(into: Set<Int>()) { $0.formUnion($1) }
        #expect(!early.isEmpty && late.isEmpty)
        // What is seen clearly is followed all the same.
        clip.add(frames: 310..<340, x: 640, y: 500, dx: 5, score: 0.97)
        #expect(confirmed(clip)[313].count == 1)
    }

    /// Where faint things stay, they are things.
    @Test func faintThingsThatStayAreFollowed() {
        var clip = Clip()
        for number in 0..<40 {
            clip.add(frames: number * 10..<number * 10 + 60, x: 100, y: 60 + Float(number % 8) * 80, dx: 15, score: 0.5)
        }
        #expect(confirmed(clip)[399].count >= 5)
    }

    /// Predictions are told as long as they come true: not by a camera on which things jump while they are unseen.
    @Test func predictionsThatFailAreNotTold() {
        func unseenTold(jump: Int) -> [Bool] {
            var clip = Clip()
            // Stands, is gone for two frames, and comes again elsewhere or where it was.
            for round in 0..<40 {
                let x = Float(100 + round * jump % 1100)
                clip.add(frames: round * 8..<round * 8 + 6, x: x, y: 300, width: 80, height: 60)
            }
            var tracker = Tracker()
            return clip.frames.enumerated().map { index, detections in
                let tracks = tracker.update(
                    detections, at: clip.time(of: index), pictureWidth: 1280, pictureHeight: 720)
                return detections.isEmpty && tracks.contains { $0.isConfirmed && !$0.isObserved }
            }
        }
        #expect(unseenTold(jump: 0)[200...].contains(true))
        #expect(unseenTold(jump: 0)[..<20].contains(true) && !unseenTold(jump: 397)[200...].contains(true))
    }
}
