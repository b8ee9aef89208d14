import Capture
import Counting
import Detection
import Imaging
import Recording
import Values

/// What the analysing thread does with the slots that the capture thread hands on, and what it knows of the run.
struct ChainRun {
    var summary = RunSummary()
    private var analysis: FrameAnalysis
    private var coverage = Coverage()
    private let source: any FrameSource
    private let isLive: Bool
    private let options: CameraPipeline.Options
    private let observer: any RunObserver
    private let board: StatusBoard
    private var lastStamp = FrameStamp(index: 0, time: FrameTime(monotonic: .zero))
    private var clock: (first: Duration, start: ContinuousClock.Instant)?
    private var unreadableInRow = 0
    private var crossings = 0
    /// The pictures have a shape that the scene doesn't fit: nothing is counted.
    private var isMisshapen = false

    init(
        source: any FrameSource, detector: Detector?, scene: Scene?, options: CameraPipeline.Options,
        observer: any RunObserver, board: StatusBoard
    ) {
        self.source = source
        self.options = options
        self.observer = observer
        self.board = board
        isLive = source.info.isLive
        analysis = FrameAnalysis(detector: detector, scene: scene, options: options)
        if let scene, detector != nil {
            summary.counts = CountTotals(directions: scene.directions, movements: scene.movements)
        }
    }

    /// Has the frame limit or the duration been reached?
    var isAtLimit: Bool {
        summary.frames == options.frameLimit || summary.mediaTime >= options.duration ?? .seconds(Int64.max)
    }

    /// - Parameter ring: Lets the capture thread go on as soon as this slot's turn on the network has come.
    mutating func take(_ slot: FrameSlot, from ring: SlotRing<FrameSlot>) throws {
        if let event = slot.event { try take(event) }
        switch slot.content {
        case .end, .event: break
        case .unreadable(let error): try passOver(slot.stamp, error)
        case .frame: try analyse(slot, ring)
        }
    }

    /// The source has ended or failed, and the chain is empty.
    mutating func finish() throws {
        summary.tracksByClass = analysis.trackTotals.byClass
        if let clock { summary.wallTime = ContinuousClock.now - clock.start }
        let now = MonotonicClock.now
        if let gap = coverage.end(at: FrameTime(monotonic: now, civil: MonotonicClock.civilTime(of: now))) {
            try tell(gap.state, gap.gap)
        }
        try tellLate(analysis.endTracks())
    }

    // MARK: Frames

    private mutating func analyse(_ slot: FrameSlot, _ ring: SlotRing<FrameSlot>) throws {
        let time = slot.stamp.time
        unreadableInRow = 0
        try layOut(for: slot)
        if !isMisshapen {
            let isFirst = coverage.lastFrame == nil && coverage.openGap == nil
            if let ended = coverage.see(time) {
                try tell(.streaming, ended.gap)
            } else if isFirst {
                board.enter(.streaming, info: source.info)
            }
        }
        let begun = clock ?? (time.monotonic, ContinuousClock.now)
        clock = begun
        let result = try analysis.analyse(
            slot, elapsed: time.monotonic - begun.first, timings: &summary.timings, onTurn: ring.letProducerOn)
        lastStamp = slot.stamp
        summary.frames += 1
        if result.isStill { summary.stillFrames? += 1 }
        summary.dropped += slot.stamp.droppedBefore
        summary.mediaTime = result.elapsed
        summary.wallTime = ContinuousClock.now - begun.start
        count(result.events)
        summary.counts?.observed = coverage.observed
        let recordingStart = ContinuousClock.now
        try observer.frame(result, picture: result.isStill ? nil : slot.picture, summary: summary)
        summary.timings.record.add(ContinuousClock.now - recordingStart)
        let now = MonotonicClock.now
        if isLive { summary.timings.latency.add(now - time.monotonic) }
        board.frame(
            at: isLive ? time.monotonic : now, summary: summary, queueDepth: ring.depth, crossings: crossings)
    }

    /// Makes counter and tracker ready for the frame's size.
    private mutating func layOut(for slot: FrameSlot) throws {
        // Pictures of a folder are no sequence: there is nothing to follow or to count.
        // A still frame has the size of the one before it.
        guard slot.file == nil, !slot.isStill, !analysis.isLaidOut(for: slot.mapping) else { return }
        let isFirst = summary.frames == 0
        try tellLate(analysis.endTracks())
        do {
            try analysis.layOut(for: slot.mapping)
            isMisshapen = false
        } catch let error as SettingsError where isLive && !isFirst {
            // A camera that came back with another shape may change again; until then nobody counts.
            isMisshapen = true
            try misfit(error, at: slot.stamp.time)
        }
    }

    /// A gap that the source knows nothing of: it gives frames.
    private mutating func misfit(_ error: SettingsError, at time: FrameTime) throws {
        let error = CaptureError(source: source.info.name, reason: .unsupported, message: "\(error)")
        coverage.interrupt(.failed, SourceGap(start: coverage.lastFrame ?? time, error: error))
        try tell(.failed, coverage.openGap?.gap)
    }

    private mutating func passOver(_ stamp: FrameStamp, _ error: any Error) throws {
        summary.unreadable += 1
        unreadableInRow += 1
        board.unreadable(summary)
        // A live source's next frame comes in a moment; where none can be decoded, it tells of the gap itself.
        if !isLive || unreadableInRow == 1 { try observer.unreadable(stamp, error: error) }
    }

    // MARK: The source's state

    private mutating func take(_ event: SourceEvent) throws {
        switch event {
        case .opening: board.enter(.opening, info: source.info)
        case .interrupted(let state, let gap):
            coverage.interrupt(state, gap)
            try tell(state, coverage.openGap?.gap)
        case .resumed(let info, let gap):
            guard !isMisshapen else { return board.enter(.failed, info: info) }
            let ended = gap?.end.flatMap { coverage.end(at: $0) }
            try tell(.streaming, ended?.gap ?? gap)
        }
    }

    private mutating func tell(_ state: SourceState, _ gap: SourceGap?) throws {
        summary.gaps = coverage.gapCount
        summary.gapTime = coverage.gapTime
        let change = SourceChange(state: state, gap: gap, info: source.info)
        board.change(change, summary: summary)
        try observer.sourceChanged(change, summary: summary)
    }

    // MARK: Counts

    private mutating func tellLate(_ late: CountedEvents) throws {
        guard !late.isEmpty else { return }
        count(late)
        try observer.lateEvents(late, after: lastStamp)
    }

    private mutating func count(_ found: CountedEvents) {
        crossings += found.crossings.count
        guard let classes = analysis.classes else { return }
        for crossing in found.crossings { summary.counts?.add(crossing, classes: classes) }
        for movement in found.movements { summary.counts?.add(movement, classes: classes) }
    }
}
