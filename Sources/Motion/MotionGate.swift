public import Imaging
import Values

/// Tells frames in which nothing moves from those that a detector has to look at, by their luma alone.
///
/// Two models of the background (``CellModel``) are kept: one of the cells, which sees what is small, and one of blocks of 4x4 cells, in which
/// noise and leaves average out, so that something large wakes the detector before a moving tree too. Both are compared with a background
/// of some seconds rather than with the frame before, so that what creeps is seen as well as what flies past.
///
/// A change of nearly all cells (a light, a shake) makes the picture the new background at once: the detector looks for a moment, and
/// a second later it is quiet again. And whatever the pictures say, the detector looks every few seconds.
///
/// The same planes at the same times give the same answers. No memory is taken once it has seen a plane of the camera's size. One for each
/// camera, used on one thread.
///
/// What it can't see: something whose contrast to what is behind it is lower than what the cells stray by themselves, for as long as
/// the next regular look takes.
public final class MotionGate {
    public struct Options: Hashable, Sendable {
        /// The detector looks at least this often.
        public var lookInterval = Duration.seconds(4)
        /// The detector looks for this long after the last change.
        public var lingering = Duration.seconds(1)
        /// The detector looks at every frame for this long at first, and after a break or a change of size.
        public var settling = Duration.seconds(2)
        /// A break: a longer time without a frame.
        public var longestGap = Duration.seconds(5)

        public init() {}
    }

    public enum Answer: Hashable, Sendable {
        case still
        case look(Reason)
    }

    /// Why the detector has to look.
    public enum Reason: String, Hashable, Sendable, CaseIterable {
        /// The camera has just begun, was interrupted, or sends another size.
        case starting
        /// Something changed in a part of the picture.
        case moving
        /// Nearly everything changed: a light, a shake, something right before the camera.
        case flooded
        /// Something is being followed that moves, or that is not certain yet.
        case following
        /// Something moved a moment ago.
        case lingering
        /// It is time for the regular look.
        case regular
    }

    /// More changed cells than this share are a change of the light or of the camera.
    private static let floodShare = 0.4
    /// Cells a side of a block.
    private static let blockSide = 4
    /// What a moving thing leaves behind in the background takes this long to fade: its cells learn no spread until then.
    private static let fading = Duration.seconds(5)

    public let options: Options
    private let cells = CellModel(.init(leastContrast: 5))
    private let blocks = CellModel(.init(leastContrast: 2.5))
    private let blockPlane = LumaPlane()
    private let reducer = BoxReducer()
    private var size: (Int, Int, Int) = (0, 0, 0)
    private var startTime = Duration.zero
    private var lastTime: Duration?
    private var lastChange: Duration?
    private var lastFollowing: Duration?
    private var lastLook: Duration?

    public init(options: Options = Options()) { self.options = options }

    /// Judges the next frame.
    ///
    /// - Parameters:
    ///   - plane: The frame's luma. One of another size begins anew.
    ///   - time: When the frame was taken, on the camera's own clock. One that goes back begins anew.
    ///   - isFollowing: Does the tracker follow something that moves or isn't certain yet?
    public func judge(_ plane: LumaPlane, at time: Duration, isFollowing: Bool) -> Answer {
        let answer = answer(to: plane, at: time, isFollowing: isFollowing)
        if answer != .still { lastLook = time }
        return answer
    }

    private func answer(to plane: LumaPlane, at time: Duration, isFollowing: Bool) -> Answer {
        plane.reduce(by: Self.blockSide, into: blockPlane, with: reducer)
        let seconds = lastTime.map { time - $0 }
        lastTime = time
        guard let seconds, seconds >= .zero, seconds <= options.longestGap,
            size == (plane.pictureWidth, plane.pictureHeight, plane.cellSide)
        else {
            start(plane, at: time)
            return .look(.starting)
        }
        if isFollowing { lastFollowing = time }
        let reason = change(in: plane, seconds: Float(seconds.seconds), at: time)
        if reason != nil { lastChange = time }
        if time - startTime < options.settling { return .look(.starting) }
        if let reason { return .look(reason) }
        if isFollowing { return .look(.following) }
        if let lastChange, time - lastChange < options.lingering { return .look(.lingering) }
        if let lastLook, time - lastLook < options.lookInterval { return .still }
        return .look(.regular)
    }

    private func start(_ plane: LumaPlane, at time: Duration) {
        size = (plane.pictureWidth, plane.pictureHeight, plane.cellSide)
        plane.withCells { cells.start($0, width: plane.width) }
        blockPlane.withCells { blocks.start($0, width: blockPlane.width) }
        startTime = time
        (lastChange, lastFollowing, lastLook) = (nil, nil, nil)
    }

    private func change(in plane: LumaPlane, seconds: Float, at time: Duration) -> Reason? {
        // After a longer time than that, what the cells did in between is not known.
        let seconds = min(seconds, 0.5)
        let learnsSpread = lastFollowing.map { time - $0 >= Self.fading } ?? true
        let cellChange = plane.withCells {
            cells.compare($0, seconds: seconds, learnsSpread: learnsSpread)
        }
        let blockChange = blockPlane.withCells {
            blocks.compare($0, seconds: seconds, learnsSpread: learnsSpread)
        }
        if Double(cellChange.count) > Self.floodShare * Double(plane.count) {
            plane.withCells { cells.takeOver($0) }
            blockPlane.withCells { blocks.takeOver($0) }
            return .flooded
        }
        return cellChange.isConnected || blockChange.isConnected ? .moving : nil
    }
}
