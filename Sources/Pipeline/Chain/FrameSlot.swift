import Capture
import Detection
import Imaging
import Values

/// One frame on its way from the capture thread to the analysing one. It belongs to one of them at a time (``SlotRing``).
final class FrameSlot {
    enum Content {
        case frame
        /// A picture that can't be read; the source goes on.
        case unreadable(any Error)
        /// Nothing but the event.
        case event
        /// The source has ended, or failed.
        case end((any Error)?)
    }

    var content = Content.end(nil)
    /// What a supervised source tells before this content.
    var event: SourceEvent?
    var stamp = FrameStamp(index: 0, time: FrameTime(monotonic: .zero))
    var mapping = PictureMapping(pictureWidth: 0, pictureHeight: 0, scaleX: 1, scaleY: 1)
    var prepareTime = Duration.zero
    /// Did the motion gate see nothing move? Then input and picture are those of an older frame.
    var isStill = false
    /// nil in a run without a gate.
    var gateTime: Duration?
    /// Left behind by the analysing thread for the gate: was anything being followed that moved? The gate learns it when the slot is free
    /// again, two frames later, however fast the threads are, so that a recording's results stay the same from run to run.
    var isFollowing = false
    /// The picture's file, for sources of pictures.
    var file: String?
    /// The network's input; nil in a run without a detector.
    let input: InputTensor?
    /// The whole picture, only where a recorder wants it.
    let picture: RGBPicture?

    init(input: InputTensor?, picture: RGBPicture?) {
        self.input = input
        self.picture = picture
    }

    func clear() {
        content = .end(nil)
        event = nil
    }
}
