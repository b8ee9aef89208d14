import Capture
import TestSupport
import Testing

struct StreamClockTests {
    private let milliseconds = TimeBase(1, 1000)

    /// Times of frames, given the stream's clock and the arrivals, all in milliseconds.
    private func times(_ frames: [(ticks: Int, arrival: Int)]) throws -> [Int] {
        let base = try #require(milliseconds)
        var clock = StreamClock()
        return frames.map { frame in
            let time = clock.time(ofTicks: frame.ticks, arrival: .milliseconds(frame.arrival), timeBase: base)
            return Int((time / .milliseconds(1)).rounded())
        }
    }

    @Test func delaysOfTheNetworkAreSmoothedAway() throws {
        #expect(
            try times([(0, 5000), (40, 5040), (80, 5190), (120, 5191), (160, 5160)]) == [5000, 5040, 5080, 5120, 5160])
    }

    @Test func theQuickestFrameSetsTheClock() throws {
        // The first was 300 ms late. Times don't go back for it.
        #expect(try times([(0, 5300), (40, 5040), (80, 5080), (400, 5400)]) == [5300, 5300, 5300, 5400])
    }

    @Test func aJumpOfTheCamerasClockIsFollowed() throws {
        #expect(try times([(0, 5000), (40, 5040), (900_000, 5080), (900_040, 5120)]) == [5000, 5040, 5080, 5120])
        #expect(try times([(900_000, 5000), (0, 5040), (40, 5080)]) == [5000, 5040, 5080])
    }

    @Test func neverBackwards() throws {
        var generator = SeededGenerator(seed: 3)
        let frames = (0..<1000).map { _ in
            (
                ticks: Int.random(in: -5000...50_000, using: &generator),
                arrival: Int.random(in: 0...50_000, using: &generator)
            )
        }
        let result = try times(frames)
        #expect(zip(result, result.dropFirst()).allSatisfy { $0 <= $1 })
    }
}
