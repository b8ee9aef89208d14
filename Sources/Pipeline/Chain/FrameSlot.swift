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
