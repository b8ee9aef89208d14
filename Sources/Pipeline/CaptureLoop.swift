import Capture
import Detection
import Imaging
import Values

/// The capture thread's work: take a frame from the source while a slot is free, decode it into the slot, hand the slot on.
struct CaptureLoop: Sendable {
    /// So many frames of a camera or video in a row that can't be decoded end the run: something is wrong with all of them.
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
        var unreadable = 0
        while true {
            let slot = ring.acquire()
            slot.content = .end(nil)
            do {
                let isDelivered =
                    try !isStopping()
                    && source.next { frame in
                        slot.stamp = frame.stamp
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
                        if slot.isStill { return }
                        try decode(frame, into: slot, preparer: preparer, decoder: decoder)
                        slot.prepareTime = ContinuousClock.now - start
                    }
                if isDelivered { slot.content = .frame }
                unreadable = 0
            } catch let error as ImagingError {
                unreadable += 1
                let isHopeless = pictures == nil && !source.info.isLive && unreadable >= Self.unreadableLimit
                slot.content = isHopeless ? .end(error) : .unreadable(error)
            } catch {
                slot.content = pictures != nil && error is CaptureError ? .unreadable(error) : .end(error)
            }
            let isEnd = if case .end = slot.content { true } else { false }
            ring.submit()
            if isEnd { return }
        }
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
