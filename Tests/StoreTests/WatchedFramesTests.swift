import Foundation
import Store
import Testing
import Values

/// When somebody watched, by frames whose clock may jump.
struct WatchedFramesTests {
    /// Seconds of the two clocks; the result is each watched stretch in seconds of the civil one.
    private func watched(_ frames: [(monotonic: Double, civil: Double)], longestStep: Double? = nil) -> [[Double]] {
        var watched = WatchedFrames(longestStep: longestStep)
        return frames.compactMap { frame in
            watched.see(
                FrameTime(
                    monotonic: .seconds(frame.monotonic), civil: Date(timeIntervalSince1970: 1e9 + frame.civil))
            ).map { [$0.start.timeIntervalSince1970 - 1e9, $0.end.timeIntervalSince1970 - 1e9] }
        }
    }

    @Test func fromFrameToFrame() {
        #expect(watched([(5, 0), (6, 1), (8, 3)]) == [[0, 1], [1, 3]])
        #expect(watched([(5, 0)]).isEmpty)
    }

    @Test func whatTheClockSkipsOrShowsAgainWasNotWatchedInBetween() {
        #expect(watched([(0, 0), (1, 1), (2, 3602), (3, 3603)]) == [[0, 1], [3602, 3603]])
        #expect(watched([(0, 0), (1, 1), (2, -3598), (3, -3597)]) == [[0, 1], [-3598, -3597]])
        // From a clock that was never set.
        #expect(watched([(0, -1e9), (1, -1e9 + 1), (2, 7e8), (3, 7e8 + 1)]).count == 2)
    }

    @Test func clocksAreCorrectedWhileTheyRun() {
        #expect(watched([(0, 0), (1, 1.5), (2, 2.25)]) == [[0, 1.5], [1.5, 2.25]])
        // Back within a step is no time at all.
        #expect(watched([(0, 0), (0.25, -0.5), (0.5, -0.25)]) == [[-0.5, -0.25]])
    }

    @Test func gaps() {
        #expect(watched([(0, 0), (1, 1), (11, 11), (12, 12)], longestStep: 2) == [[0, 1], [11, 12]])
        #expect(watched([(0, 0), (1, 1), (11, 11), (12, 12)]).count == 3)
        var frames = WatchedFrames()
        func time(_ seconds: Double) -> FrameTime {
            FrameTime(monotonic: .seconds(seconds), civil: Date(timeIntervalSince1970: seconds))
        }
        _ = frames.see(time(1))
        frames.interrupt()
        #expect(frames.see(time(2)) == nil)
        #expect(frames.see(time(3)) != nil)
        #expect(frames.see(FrameTime(monotonic: .seconds(4))) == nil, "no civil time, nothing to say")
        #expect(frames.see(time(5)) == nil)
    }
}
