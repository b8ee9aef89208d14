import Imaging
import Motion
import Values

/// The capture thread's part of the motion gate: reads a frame's luma, and only where that has to be known.
final class FrameGate {
    /// While the detector looks at every frame anyway, luma is read this often: enough to know the background.
    private static let readInterval = Duration.milliseconds(200)

    private let gate = MotionGate()
    private let reader = LumaReader()
    private let plane = LumaPlane()
    private var answer = MotionGate.Answer.look(.starting)
    private var lastRead: Duration?

    /// May the frame pass without the detector?
    ///
    /// - Parameter isFollowing: ``FrameSlot/isFollowing``.
    /// - Throws: ``ImagingError`` where the frame can't be read.
    func isStill(_ frame: Frame, isFollowing: Bool) throws(ImagingError) -> Bool {
        let time = frame.stamp.time.monotonic
        if let lastRead, isLooking, time >= lastRead, time - lastRead < Self.readInterval { return false }
        try reader.read(frame, into: plane)
        answer = gate.judge(plane, at: time, isFollowing: isFollowing)
        lastRead = time
        return answer == .still
    }

    /// Does the detector look for longer than one frame?
    private var isLooking: Bool { answer != .still && answer != .look(.regular) }
}
