import Testing
import Tracking
import Values

/// What was lost and appears anew: the same thing keeps its identity, another one does not get it.
struct ReappearanceTests {
    /// Fifty pixels to the metre everywhere: a camera that looks straight down.
    private static let plane = GroundPlane(
        rows: (SIMD3(0.02, 0, 0), SIMD3(0, 0.02, 0), SIMD3(0, 0, 1)), inFront: SIMD2(640, 360))

    private func ids(of clip: Clip, plane: GroundPlane? = nil) -> [[Int]] {
        var tracker = Tracker(groundPlane: plane)
        return clip.frames.enumerated().map { index, detections in
            tracker.update(detections, at: clip.time(of: index), pictureWidth: 1280, pictureHeight: 720)
                .filter(\.isConfirmed).map(\.id)
        }
    }

    @Test func aVehicleHiddenInAQueueForTwentySecondsKeepsItsID() {
        for plane in [nil, Self.plane] {
            var clip = Clip()
            clip.add(frames: 0..<40, x: 640, y: 400, width: 120, height: 80)
            clip.add(frames: 240..<280, x: 643, y: 401, width: 120, height: 80)
            #expect(Set(ids(of: clip, plane: plane).joined()) == [1])
        }
    }

    @Test func aVehicleThatWentOnBehindABusKeepsItsID() {
        var clip = Clip()
        clip.add(frames: 0..<30, x: 200, y: 400, dx: 10, width: 120, height: 80)
        // Six seconds unseen at the same speed.
        clip.add(frames: 80..<110, x: 1000, y: 405, dx: 10, width: 120, height: 80)
        #expect(Set(ids(of: clip, plane: Self.plane).joined()) == [1])
    }

    /// A walking animal stops within a step; what drives at ten metres a second can't have stood in the same six seconds.
    @Test(arguments: [(5, true), (50, false)])
    func whatMayHaveStoodBetween(pixelsPerFrame: Float, isTheSame: Bool) {
        var clip = Clip()
        clip.add(frames: 0..<20, x: 100, y: 400, dx: pixelsPerFrame)
        let lost = 100 + 19 * pixelsPerFrame
        clip.add(frames: 80..<90, x: lost + 50, y: 400, dx: pixelsPerFrame)
        #expect((Set(ids(of: clip, plane: Self.plane).joined()) == [1]) == isTheSame)
    }

    /// The failure to fear most: an identity that jumps to a neighbour.
    @Test func aNeighbourDoesNotTakeTheID() {
        // One drives out of sight; in the next lane another one comes the other way.
        var clip = Clip()
        clip.add(frames: 0..<30, x: 200, y: 400, dx: 10, width: 120, height: 80)
        clip.add(frames: 60..<90, x: 800, y: 200, dx: -10, width: 120, height: 80)
        #expect(Set(ids(of: clip, plane: Self.plane).joined()).count == 2)
        // Another size at the same place.
        clip = Clip()
        clip.add(frames: 0..<40, x: 640, y: 400, width: 60, height: 40)
        clip.add(frames: 80..<120, x: 640, y: 420, width: 300, height: 200)
        #expect(Set(ids(of: clip, plane: Self.plane).joined()).count == 2)
    }

    @Test func twoInAQueueDoNotChangePlaces() throws {
        var clip = Clip()
        clip.add(frames: 0..<40, x: 500, y: 400, width: 120, height: 80)
        clip.add(frames: 0..<40, x: 640, y: 400, width: 120, height: 80)
        clip.add(frames: 120..<160, x: 502, y: 400, width: 120, height: 80)
        clip.add(frames: 130..<160, x: 641, y: 400, width: 120, height: 80)
        var tracker = Tracker(groundPlane: Self.plane)
        var places: [[Int: Float]] = []
        for (index, detections) in clip.frames.enumerated() {
            let tracks = tracker.update(
                detections, at: clip.time(of: index), pictureWidth: 1280, pictureHeight: 720)
            places.append(
                Dictionary(uniqueKeysWithValues: tracks.filter(\.isConfirmed).map { ($0.id, $0.box.centerX) }))
        }
        #expect(places[39].count == 2 && Set(places[39].keys) == Set(places[159].keys))
        for (id, x) in places[39] { #expect(abs(try #require(places[159][id]) - x) < 10) }
    }

    @Test func aBoxThatIsPartlyHiddenKeepsItsSize() throws {
        var clip = Clip()
        clip.add(frames: 0..<30, x: 400, y: 300, dx: 4, width: 100, height: 60, score: 0.9)
        // Its left half is covered for a second: the box shrinks to the right, and the score falls.
        for frame in 30..<40 {
            clip.add(
                frames: frame..<frame + 1, x: 400 + Float(frame) * 4 + 25, y: 300, width: 50, height: 60, score: 0.4)
        }
        let tracks = clip.tracked()
        #expect(clip.confirmedIDs() == [1])
        let box = try #require(tracks[39].first).box
        #expect(box.width > 85 && abs(box.centerX - 556) < 10)
    }

    @Test func sizeDecidesBetweenClassesThatTheDetectorConfuses() throws {
        var clip = Clip()
        // Six cars and six trucks, all clear, one after the other.
        for number in 0..<6 {
            let start = number * 40
            clip.add(frames: start..<start + 20, x: 300, y: 200, width: 200, height: 80, classIndex: 0)
            clip.add(frames: start..<start + 20, x: 700, y: 500, width: 400, height: 160, classIndex: 1)
        }
        // Long after: a small thing that is called a truck a little more often than a car.
        for frame in 600..<630 {
            clip.add(
                frames: frame..<frame + 1, x: 300, y: 200, width: 200, height: 80, classIndex: frame % 5 < 3 ? 1 : 0)
        }
        var tracker = Tracker(groundPlane: Self.plane)
        var last: [Track] = []
        for (index, detections) in clip.frames.enumerated() {
            // Each goes before the next one comes.
            if index % 40 == 30 { tracker.update([], at: clip.time(of: index), pictureWidth: 1, pictureHeight: 1) }
            last = tracker.update(detections, at: clip.time(of: index), pictureWidth: 1280, pictureHeight: 720)
        }
        #expect(last.map(\.classIndex) == [0])
    }
}
