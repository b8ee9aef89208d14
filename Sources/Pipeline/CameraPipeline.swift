public import Capture
public import Counting
public import Detection
public import Imaging
public import Recording
import Synchronization
public import Values

/// One source's chain: frames in, results out.
///
/// Two threads. The capture thread waits for the source, decodes and fits each frame into one of two input tensors; the thread that
/// called ``run(onFrame:onUnreadable:onLateCrossings:)`` runs the network on the other one, then follows and counts. A recording's source is
/// slowed down to the network's pace and loses nothing. A live source is asked for a frame only when a tensor is free and then
/// gives its newest, so that what it drops costs no decoding and what is analysed is at most two inferences old.
public final class CameraPipeline: Sendable {
    public struct Options: Sendable {
        /// The least score of detections in results.
        public var minScore: Float = 0.25
        /// The least score that the tracker sees: it bridges weak moments of things that were seen well before.
        public var minTrackingScore: Float = 0.1
        /// End after so many frames.
        public var frameLimit: Int?
        /// End after so much time on the source's clock.
        public var duration: Duration?
        /// Does the frame handler want the whole picture?
        public var wantsPicture = false
        /// Do frames in which nothing moves pass without the detector? Their result repeats the last one's detections, and they have
        /// no picture: a picture is only handed on where persons were looked for in its own pixels.
        public var gate = GateMode.auto

        public init() {}
    }

    private let source: any FrameSource
    private let options: Options
    private let isStopping = Atomic(false)

    public init(source: any FrameSource, options: Options = Options()) {
        self.source = source
        self.options = options
    }

    /// Ends the run soon, from any thread. Frames that are under way are finished.
    public func stop() {
        isStopping.store(true, ordering: .relaxed)
        source.cancel()
    }

    /// Runs the chain on the calling thread until the source ends, a limit is reached or ``stop()`` is called.
    ///
    /// - Parameters:
    ///   - detector: nil to capture and decode only.
    ///   - counter: nil to detect and follow only.
    ///   - onFrame: Called for every frame with its result, the picture if one was asked for (the handler may draw on it) and the
    ///     frame isn't still, and the run so far.
    ///   - onUnreadable: Called for a picture that can't be decoded; the run goes on.
    ///   - onLateCrossings: Called at the end with crossings that only the end made certain, and the last frame's stamp.
    /// - Throws: ``PipelineFailure`` with what the run did until then; its reason is a ``CaptureError`` where the source failed, a
    ///   ``ModelError`` where inference did, or what a handler threw.
    public func run(
        detector: Detector?, counter: inout SceneCounter?,
        onFrame: (FrameResult, RGBPicture?, RunSummary) throws -> Void,
        onUnreadable: (FrameStamp, any Error) throws -> Void,
        onLateCrossings: ([LineCrossing], FrameStamp) throws -> Void
    ) throws -> RunSummary {
        let slots = try (0..<2).map { _ in
            try FrameSlot(input: detector?.makeInput(), picture: options.wantsPicture ? RGBPicture() : nil)
        }
        let ring = SlotRing(slots)
        let isGated = detector != nil && options.gate.isOn(for: source.info)
        let capture = CaptureLoop(
            source: source, ring: ring, isGated: isGated,
            isStopping: { [self] in
                isStopping.load(ordering: .relaxed)
            })
        let thread = try DedicatedThread.start(for: source.info.name, capture.run)
        defer { thread.join() }

        var analysis = FrameAnalysis(detector: detector, counter: counter, options: options)
        defer { counter = analysis.counter }
        var summary = RunSummary()
        summary.stillFrames = isGated ? 0 : nil
        var lastStamp = FrameStamp(index: 0, time: FrameTime(monotonic: .zero))
        var failure: (any Error)?
        var clock: (first: Duration, start: ContinuousClock.Instant)?
        while true {
            let slot = ring.take()
            defer { ring.release() }
            if case .end(let error) = slot.content {
                if failure == nil { failure = error }
                break
            }
            // Once the run is over, what the capture thread still hands on is only passed through, so that it can end.
            if failure != nil || summary.ending == .limit { continue }
            do {
                if case .unreadable(let error) = slot.content {
                    summary.unreadable += 1
                    try onUnreadable(slot.stamp, error)
                    continue
                }
                let begun = clock ?? (slot.stamp.time.monotonic, ContinuousClock.now)
                clock = begun
                let result = try analysis.analyse(
                    slot, elapsed: slot.stamp.time.monotonic - begun.first, timings: &summary.timings)
                lastStamp = slot.stamp
                summary.frames += 1
                if result.isStill { summary.stillFrames? += 1 }
                summary.dropped += slot.stamp.droppedBefore
                summary.mediaTime = result.elapsed
                summary.wallTime = ContinuousClock.now - begun.start
                let recordingStart = ContinuousClock.now
                try onFrame(result, result.isStill ? nil : slot.picture, summary)
                summary.timings.record.add(ContinuousClock.now - recordingStart)
                if summary.frames == options.frameLimit || result.elapsed >= options.duration ?? .seconds(Int64.max) {
                    summary.ending = .limit
                    stop()
                }
            } catch {
                failure = error
                stop()
            }
        }
        summary.tracksByClass = analysis.trackTotals.byClass
        if let clock { summary.wallTime = ContinuousClock.now - clock.start }
        if summary.ending != .limit, isStopping.load(ordering: .relaxed) { summary.ending = .stopped }
        do {
            if let failure { throw failure }
            let late = analysis.finish()
            if !late.isEmpty { try onLateCrossings(late, lastStamp) }
        } catch {
            summary.ending = .failed
            throw PipelineFailure(reason: error, summary: summary)
        }
        return summary
    }
}
