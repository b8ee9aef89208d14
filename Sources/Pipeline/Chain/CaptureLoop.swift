import Capture
import Detection
import Imaging
import Values

/// The capture thread's work: take a frame from the source while a slot is free, decode it into the slot, hand the slot on.
struct CaptureLoop: Sendable {
    /// So many frames of a video in a row that can't be decoded end the run: something is wrong with all of them. A live source may
    /// recover.
    private static let unreadableLimit = 50

    let source: any FrameSource
    let ring: SlotRing<FrameSlot>
    /// Do frames in which nothing moves pass as they are?
    let isGated: Bool
    let isStopping: @Sendable () -> Bool

    func run() {
        let preparer = InputPreparer()
        let decoder = PictureDecoder()
        let gate = isGated ? FrameGate() : nil
        let pictures = source as? PictureSource
        let isPatient = pictures != nil || source.info.isLive
        var unreadable = 0
        var stamp = FrameStamp(index: 0, time: FrameTime(monotonic: .zero))
        while true {
            ring.acquire().clear()
            do {
                let isDelivered =
                    try !isStopping()
                    && source.next { frame in
                        // Not the one from above: an event that came meanwhile was handed on in that one.
                        let slot = ring.acquired
                        stamp = frame.stamp
                        slot.stamp = stamp
                        slot.file = pictures?.currentFile
                        slot.isStill = false
                        var start = ContinuousClock.now
                        if let gate {
                            slot.isStill = try gate.isStill(frame, isFollowing: slot.isFollowing)
                            let end = ContinuousClock.now
                            slot.gateTime = end - start
                            start = end
                        }
                        // A still frame's picture goes nowhere, for nobody looks for persons in it.
                        if !slot.isStill {
                            try decode(frame, into: slot, preparer: preparer, decoder: decoder)
                            slot.prepareTime = ContinuousClock.now - start
                        }
                        slot.content = .frame
                    }
                if !isDelivered { ring.acquired.content = .end(nil) }
                unreadable = 0
            } catch let error as ImagingError {
                unreadable += 1
                ring.acquired.stamp = stamp
                ring.acquired.content =
                    !isPatient && unreadable >= Self.unreadableLimit ? .end(error) : .unreadable(error)
            } catch {
                ring.acquired.content = pictures != nil && error is CaptureError ? .unreadable(error) : .end(error)
            }
            let isEnd = if case .end = ring.acquired.content { true } else { false }
            ring.submit()
            if isEnd { return }
        }
    }

    /// Hands an event on in its place between the frames: with the frame that has just been taken, or at once, while the source is
    /// waited for. On the capture thread.
    static func announce(_ event: SourceEvent, in ring: SlotRing<FrameSlot>) {
        ring.acquired.event = event
        if case .frame = ring.acquired.content { return }
        ring.acquired.content = .event
        ring.submit()
        ring.acquire().clear()
    }

    private func decode(_ frame: Frame, into slot: FrameSlot, preparer: InputPreparer, decoder: PictureDecoder) throws {
        if let input = slot.input {
            slot.mapping = try input.fill(from: frame, by: preparer)
        } else {
            slot.mapping = PictureMapping(
                pictureWidth: frame.layout.width, pictureHeight: frame.layout.height, scaleX: 1, scaleY: 1)
        }
        try slot.picture?.fill(from: frame, decoder: decoder)
    }
}
