import Capture
import Testing
import Values

/// A driver's clock and count, wrapped and otherwise odd.
struct CameraTimeTests {
    /// V4L2_BUF_FLAG_TIMESTAMP_MONOTONIC, _COPY; V4L2_BUF_FLAG_TSTAMP_SRC_SOE.
    private let monotonic: UInt32 = 0x2000
    private let copied: UInt32 = 0x4000
    private let startOfExposure: UInt32 = 0x10000

    private func times(_ frames: [(timestamp: Duration, now: Duration)], flags: UInt32) -> [Duration] {
        var clock = CameraClock()
        return frames.map { clock.time(of: CapturedBuffer(flags: flags, timestamp: $0.timestamp), now: $0.now) }
    }

    @Test func theKernelsTimeCounts() {
        let frames: [(Duration, Duration)] = [(.seconds(100), .seconds(101)), (.seconds(102), .seconds(102))]
        #expect(times(frames, flags: monotonic) == [.seconds(100), .seconds(102)])
        #expect(times(frames, flags: monotonic | startOfExposure) == [.seconds(100), .seconds(102)])
    }

    @Test func otherClocksCountForNothing() {
        let frames: [(Duration, Duration)] = [(.seconds(100), .seconds(101)), (.seconds(7), .seconds(102))]
        for flags in [copied, 0] { #expect(times(frames, flags: flags) == [.seconds(101), .seconds(102)]) }
    }

    @Test func nonsenseCountsForNothing() {
        let before = Duration.nanoseconds(Int64.max) - .milliseconds(20)
        let after = Duration.nanoseconds(Int64.min) + .milliseconds(20)
        let frames: [(Duration, Duration)] = [
            (before, .seconds(10)), (after, .seconds(11)), (.seconds(30), .seconds(12)), (.zero, .seconds(90)),
        ]
        #expect(times(frames, flags: monotonic) == [.seconds(10), .seconds(11), .seconds(12), .seconds(90)])
    }

    @Test func timeNeverGoesBackwards() {
        let frames: [(Duration, Duration)] = [(.seconds(20), .seconds(20)), (.seconds(19), .seconds(21))]
        #expect(times(frames, flags: monotonic) == [.seconds(20), .seconds(20)])
    }

    @Test func ageOfAFrame() {
        let clock = CameraClock()
        let buffer = CapturedBuffer(flags: monotonic, timestamp: .seconds(9))
        #expect(clock.age(of: buffer, now: .seconds(10)) == .seconds(1))
        #expect(clock.age(of: CapturedBuffer(flags: copied, timestamp: .seconds(9)), now: .seconds(10)) == .zero)
    }

    private func dropped(_ sequences: [UInt32], passedOver: Int = 0) -> [Int] {
        var counter = SequenceCounter()
        return sequences.map { counter.dropped(before: $0, passedOver: passedOver) }
    }

    @Test func gapsInTheCount() {
        #expect(dropped([7, 8, 11, 12]) == [0, 0, 2, 0])
        #expect(dropped([.max - 1, .max, 0, 1]) == [0, 0, 0, 0])
        #expect(dropped([.max - 1, 2]) == [0, 3])
        // Passed over frames are in the gap already.
        #expect(dropped([7, 10], passedOver: 2) == [0, 2])
    }

    @Test func aCountThatIsNone() {
        #expect(dropped([0, 0, 0], passedOver: 1) == [0, 1, 1])
        #expect(dropped([100, 3, 4]) == [0, 0, 0])
        #expect(dropped([0, 1 << 31]) == [0, 0])
    }
}
