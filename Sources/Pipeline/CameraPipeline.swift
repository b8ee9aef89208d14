public import Capture
public import Counting
public import Detection
import Imaging
import Recording
import Synchronization

/// One source's chain: frames in, results out.
///
/// Two threads. The capture thread waits for the source, decodes and fits each frame into one of two input tensors; the thread that
/// called ``run(detector:scene:observer:)`` runs the network on the other one, then follows and counts. A recording's source is
/// slowed down to the network's pace and loses nothing. A live source is asked for its newest frame only when the frame before has
/// its turn on the network: what is dropped costs no decoding, and what is analysed has waited for one turn at most.
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
    private let events: SourceEventRelay?
    private let board = StatusBoard()
    private let stopped = Mutex<RunSummary.Ending?>(nil)

    public init(source: any FrameSource, options: Options = Options()) {
        self.source = source
        self.options = options
        events = nil
    }

    /// - Parameter source: Makes a supervised source, which tells its events to what it is given.
    public init(
        options: Options = Options(),
        supervised source: (_ onEvent: @escaping @Sendable (SourceEvent) -> Void) throws -> any FrameSource
    ) rethrows {
        let events = SourceEventRelay()
        self.source = try source { events.send($0) }
        self.options = options
        self.events = events
    }

    /// Ends the run soon, from any thread. Frames that are under way are finished.
    ///
    /// - Parameter ending: What the summary says of it.
    public func stop(_ ending: RunSummary.Ending = .stopped) {
        stopped.withLock { $0 = $0 ?? ending }
        source.cancel()
    }

    /// What is known of the source. From any thread.
    public var sourceInfo: SourceInfo { source.info }

    /// How the run fares. From any thread.
    public var status: CameraStatus { board.status }

    /// Runs the chain on the calling thread until the source ends, a limit is reached or ``stop(_:)`` is called. Once.
    ///
    /// A live source's frames may change their size: tracks end, and the scene is laid out anew. Where it doesn't fit the new shape,
    /// that is a gap as one of the source itself is.
    ///
    /// - Parameters:
    ///   - detector: nil to capture and decode only.
    ///   - scene: nil to detect and follow only.
    ///   - observer: Takes what is found.
    /// - Throws: ``PipelineFailure`` with what the run did until then; its reason is a ``CaptureError`` where the source failed, a
    ///   ``ModelError`` where inference did, a ``Counting/SettingsError`` where the scene doesn't fit the first picture, or what the
    ///   observer threw.
    public func run(detector: Detector?, scene: Scene? = nil, observer: any RunObserver) throws -> RunSummary {
        let slots = try (0..<2).map { _ in
            try FrameSlot(input: detector?.makeInput(), picture: options.wantsPicture ? RGBPicture() : nil)
        }
        let ring = SlotRing(slots, isEager: !source.info.isLive)
        let isGated = detector != nil && options.gate.isOn(for: source.info)
        let capture = CaptureLoop(
            source: source, ring: ring, isGated: isGated,
            isStopping: { [self] in stopped.withLock { $0 != nil } })
        events?.connect { CaptureLoop.announce($0, in: ring) }
        let thread = try DedicatedThread.start(for: source.info.name, capture.run)
        defer {
            thread.join()
            events?.connect(nil)
        }

        var run = ChainRun(
            source: source, detector: detector, scene: scene, options: options, observer: observer, board: board)
        run.summary.stillFrames = isGated ? 0 : nil
        var failure: (any Error)?
        var isOver = false
        while true {
            let slot = ring.take()
            defer { ring.release() }
            if case .end(let error) = slot.content {
                failure = failure ?? error
                break
            }
            // Once the run is over, what the capture thread still hands on is only passed through, so that it can end.
            if isOver { continue }
            do {
                try run.take(slot, from: ring)
                guard run.isAtLimit else { continue }
                stop(.limit)
            } catch {
                failure = error
                stop()
            }
            isOver = true
        }
        do {
            try run.finish()
        } catch {
            failure = failure ?? error
        }
        run.summary.ending = failure != nil ? .failed : stopped.withLock { $0 } ?? .finished
        if let failure { board.failed("\(failure)") }
        board.end(run.summary)
        if let failure { throw PipelineFailure(reason: failure, summary: run.summary) }
        return run.summary
    }
}
