import Testing
import Tracking
import Values

/// Where the detector sees now and then what is not there, only what moves is believed.
struct ClutterTests {
    /// A stump that is taken for an animal for two seconds, four times a minute.
    private static func flicker(_ clip: inout Clip, times: Int) {
        for time in 0..<times {
            clip.add(frames: time * 150..<time * 150 + 20, x: 500, y: 300, width: 40, height: 40, score: 0.5)
        }
    }

    @Test func whatComesAndGoesInOnePlaceIsToldNoMore() {
        var clip = Clip()
        Self.flicker(&clip, times: 8)
        let told = clip.tracked().map { $0.contains { $0.isConfirmed } }
        #expect(told[..<20].contains(true))
        #expect(!told[600...].contains(true))
    }

    @Test func whatSetsOffFromThereIsFollowed() {
        var clip = Clip()
        Self.flicker(&clip, times: 8)
        clip.add(frames: 1300..<1340, x: 500, y: 300, dx: 4, width: 40, height: 40)
        #expect(!clip.tracked()[1339].filter(\.isConfirmed).isEmpty)
    }

    /// The failure to fear: a place where vehicles wait, some of which are hidden there for good, is taken for clutter.
    @Test func whereThingsWaitAndMoveOffIsNoClutter() {
        var clip = Clip()
        let starts = (0..<8).map { $0 * 400 }
        for start in starts {
            clip.add(frames: start..<start + 30, x: 500, y: 300)
            clip.add(frames: start + 80..<start + 110, x: 500, y: 300)
            clip.add(frames: start + 110..<start + 160, x: 500, y: 300, dx: 15)
        }
        let tracks = clip.tracked()
        for start in starts { #expect(!tracks[start + 20].filter(\.isConfirmed).isEmpty, "\(start)") }
    }

    /// A bird that comes to its perch from the air, sits, and is gone: at ten frames a second it was never seen to move.
    @Test func whatScoresAsRealThingsDoIsToldOnItsPerch() {
        var clip = Clip()
        let starts = (0..<12).map { $0 * 150 }
        for start in starts {
            clip.add(frames: start..<start + 60, x: 500, y: 300, width: 40, height: 40, score: 0.85)
        }
        let tracks = clip.tracked()
        for start in starts { #expect(!tracks[start + 40].filter(\.isConfirmed).isEmpty, "\(start)") }
    }

    /// What was seen to arrive is real, wherever it stops.
    @Test func whatArrivesAndIsHiddenThereComesBack() {
        var clip = Clip()
        Self.flicker(&clip, times: 8)
        clip.add(frames: 1200..<1240, x: 300, y: 300, dx: 5, width: 40, height: 40)
        clip.add(frames: 1240..<1260, x: 500, y: 300, width: 40, height: 40)
        clip.add(frames: 1320..<1340, x: 500, y: 300, width: 40, height: 40)
        let ids = clip.tracked().map { $0.filter(\.isConfirmed).map(\.id) }
        #expect(ids[1250].count == 1)
        #expect(ids[1339] == ids[1250])
    }
}
