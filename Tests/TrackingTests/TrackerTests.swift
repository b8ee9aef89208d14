import TestSupport
import Testing
import Tracking
import Values

struct TrackerTests {
    @Test func followsOneThingUnderOneID() throws {
        var clip = Clip()
        clip.add(frames: 0..<50, x: 100, y: 300, dx: 15)
        let tracks = clip.tracked()
        #expect(clip.confirmedIDs() == [1])
        let last = try #require(tracks[49].first)
        #expect(last.isObserved && last.isConfirmed)
        #expect(abs(last.box.centerX - 835) < 3)
    }

    @Test func aThingThatMovesByMoreThanItsSizeEachFrame() {
        var clip = Clip(framesPerSecond: 5)
        clip.add(frames: 0..<12, x: 50, y: 300, dx: 70, width: 50)
        #expect(clip.confirmedIDs() == [1])
    }

    @Test func aShortOcclusionKeepsTheID() {
        var clip = Clip()
        clip.add(frames: 0..<20, x: 100, y: 300, dx: 10)
        clip.add(frames: 28..<50, x: 380, y: 300, dx: 10)
        #expect(clip.confirmedIDs() == [1])
    }

    @Test func aThingThatStandsIsFoundAgainAfterSeconds() {
        var clip = Clip()
        clip.add(frames: 0..<40, x: 500, y: 300)
        clip.add(frames: 60..<80, x: 502, y: 301)
        #expect(clip.confirmedIDs() == [1])
    }

    @Test func whatComesLongAfterwardsIsAnotherThing() {
        var clip = Clip()
        clip.add(frames: 0..<20, x: 500, y: 300)
        clip.add(frames: 2400..<2420, x: 500, y: 300)
        #expect(clip.confirmedIDs().count == 2)
    }

    @Test func aThingThatLeftThePictureDoesNotComeBackAsTheNextOne() {
        var clip = Clip()
        clip.add(frames: 0..<30, x: 900, y: 300, dx: 14)
        clip.add(frames: 34..<60, x: 1270, y: 300, dx: -14)
        #expect(clip.confirmedIDs().count == 2)
    }

    @Test func thingsThatPassEachOtherKeepTheirIDs() throws {
        var clip = Clip(framesPerSecond: 25)
        clip.add(frames: 0..<100, x: 200, y: 300, dx: 8)
        clip.add(frames: 0..<100, x: 1000, y: 312, dx: -8)
        let tracks = clip.tracked()
        #expect(Set(tracks.joined().map(\.id)) == [1, 2])
        let start = try #require(tracks[5].min { $0.box.x < $1.box.x })
        let end = try #require(tracks[99].max { $0.box.x < $1.box.x })
        #expect(start.id == end.id)
    }

    @Test func lowScoresBridgeButStartNothing() {
        var clip = Clip()
        clip.add(frames: 0..<15, x: 100, y: 300, dx: 10)
        clip.add(frames: 15..<40, x: 250, y: 300, dx: 10, score: 0.15)
        clip.add(frames: 40..<60, x: 500, y: 300, dx: 10)
        clip.add(frames: 0..<60, x: 900, y: 600, score: 0.2)
        let tracks = clip.tracked()
        #expect(clip.confirmedIDs() == [1])
        #expect(tracks[20...39].allSatisfy { $0.count == 1 && $0[0].isObserved })
    }

    @Test func flickerIsNeverConfirmed() {
        var clip = Clip()
        for frame in stride(from: 0, to: 100, by: 4) {
            clip.add(frames: frame..<frame + 1, x: 400, y: 300, score: 0.95)
        }
        #expect(clip.confirmedIDs().isEmpty)
        #expect(!clip.tracked().joined().isEmpty)
    }

    @Test func theClassIsVotedFor() {
        var clip = Clip()
        clip.add(frames: 0..<10, x: 300, y: 300, score: 0.9, classIndex: 7)
        clip.add(frames: 10..<14, x: 300, y: 300, score: 0.9, classIndex: 2)
        clip.add(frames: 14..<20, x: 300, y: 300, score: 0.5, classIndex: 2)
        let tracks = clip.tracked()
        #expect(Set(tracks.joined().map(\.id)) == [1])
        #expect(tracks[19].map(\.classIndex) == [7])
    }

    @Test func oneThingSeenAsTwoClassesIsOneTrack() {
        var clip = Clip()
        clip.add(frames: 0..<30, x: 300, y: 300, dx: 5, score: 0.9, classIndex: 2)
        clip.add(frames: 3..<30, x: 316, y: 300, dx: 5, score: 0.6, classIndex: 7)
        #expect(clip.confirmedIDs() == [1])
    }

    @Test func theOrderOfTheDetectionsDoesNotMatter() {
        var random = SeededGenerator(seed: 4)
        var clip = Clip()
        for lane in 0..<12 {
            let score = Float.random(in: 0.2...0.9, using: &random)
            clip.add(frames: 0..<40, x: 50, y: 40 + Float(lane) * 45, dx: 3 + Float(lane) * 2, score: score)
        }
        var permuted = clip
        for index in permuted.frames.indices { permuted.frames[index].shuffle(using: &random) }
        #expect(clip.tracked() == permuted.tracked())
    }

    @Test func endedTracksAreNamedOnceAndIDsGoOn() {
        var tracker = Tracker()
        var ended: [Int] = []
        func detections(_ x: Float) -> [Detection] {
            [Detection(box: BoundingBox(x: x, y: 100, width: 50, height: 50), score: 0.9, classIndex: 0)]
        }
        for frame in 0..<2500 {
            tracker.update(
                frame < 10 ? detections(100) : frame > 2450 ? detections(800) : [],
                at: FrameTime(monotonic: .milliseconds(frame * 100)), pictureWidth: 1280, pictureHeight: 720)
            ended += tracker.endedTrackIDs
        }
        #expect(ended == [1])
        #expect(tracker.tracks.map(\.id) == [2])
        tracker.endAllTracks()
        #expect(tracker.endedTrackIDs == [2])
        #expect(tracker.tracks.isEmpty)
        tracker.update(detections(100), at: FrameTime(monotonic: .seconds(251)), pictureWidth: 1280, pictureHeight: 720)
        #expect(tracker.tracks.map(\.id) == [3])
    }
}
