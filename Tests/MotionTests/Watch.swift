import Imaging
import Motion
import Values

/// Shows a made scene to a gate and keeps what it says, frame by frame.
struct Watch {
    static let frameRate = 10.0

    private(set) var answers: [MotionGate.Answer] = []

    /// - Parameters:
    ///   - draw: Makes the frame at a time in seconds.
    ///   - isFollowing: What the tracker says at that time.
    init(
        seconds: Double, noise: Double = 3, isFollowing: (Double) -> Bool = { _ in false },
        _ draw: (Double, inout MadeScene) -> Void
    ) throws {
        var scene = MadeScene(noise: noise)
        let gate = MotionGate()
        let reader = LumaReader()
        let plane = LumaPlane()
        for index in 0..<Int(seconds * Self.frameRate) {
            let time = Double(index) / Self.frameRate
            draw(time, &scene)
            try scene.read(into: plane, by: reader)
            answers.append(gate.judge(plane, at: .seconds(time), isFollowing: isFollowing(time)))
        }
    }

    /// What the gate said in a span of seconds.
    func answers(_ seconds: Range<Double>) -> ArraySlice<MotionGate.Answer> {
        let first = Int((seconds.lowerBound * Self.frameRate).rounded())
        return answers[first..<Int((seconds.upperBound * Self.frameRate).rounded())]
    }

    /// The share of frames that passed as still.
    func stillShare(_ seconds: Range<Double>) -> Double {
        let answers = answers(seconds)
        return Double(answers.count { $0 == .still }) / Double(answers.count)
    }

    /// The first time from `seconds` on at which something moved.
    func wakes(after seconds: Double) -> Double? {
        let first = Int((seconds * Self.frameRate).rounded())
        return answers[first...].firstIndex { $0 == .look(.moving) || $0 == .look(.flooded) }.map {
            Double($0) / Self.frameRate
        }
    }
}

extension MadeScene {
    func read(into plane: LumaPlane, by reader: LumaReader) throws {
        try pixels.withUnsafeBytes { bytes in
            try reader.read(
                Frame(
                    layout: .contiguous(.grey, width: Self.width, height: Self.height), bytes: bytes,
                    stamp: FrameStamp(index: 0, time: FrameTime(monotonic: .zero))), into: plane)
        }
    }
}
