public import Imaging
import Synchronization
import Values

/// A camera or stream that is kept open for as long as the program runs: opened when it is there, opened anew after whatever fault.
///
/// ``next(_:)`` returns frames as one sequence. Where none comes, a ``SourceEvent`` tells why, once; the gap's start and end are
/// those of the last frame before and of the first after it. What `body` throws is not the source's fault and goes to the caller.
///
/// The first new attempt is made at once, later ones after growing delays. A camera's return is learned from the kernel.
///
/// Like any source it is pulled by one thread; ``state``, ``info`` and ``cancel()`` are for all.
public final class SupervisedSource: FrameSource, @unchecked Sendable {
    private struct Shared {
        var info: SourceInfo
        var state = SourceState.opening
        var isCancelled = false
        /// What ``cancel()`` must wake: the open source, or the attempt to open it.
        var current: (any FrameSource)?
        var attempt: WakeUp?
    }

    private let shared: Mutex<Shared>
    private let cancelled: WakeUp
    private let onEvent: @Sendable (SourceEvent) -> Void
    // Below: the pulling thread's alone.
    private let opener: any SourceOpener
    private var backoff: Backoff
    private var continuity = FrameContinuity()
    private var lastError: CaptureError?
    private var lastAttempt: Duration?
    /// The open gap; its error is the first one.
    private var gap: SourceGap?
    private var lastFrame: FrameTime?
    private var streamingSince: Duration?
    /// What has ended the stream; the handler has yet to hear of it.
    private var fault: CaptureError?

    /// However often something happens at a device, it is tried no more often than this.
    private static let leastInterval = Duration.milliseconds(200)

    /// Opens nothing yet.
    ///
    /// - Parameters:
    ///   - specification: `/dev/video0`, a link to one, `usb:vid:pid[:serial]`, or an address of rtsp, rtsps, http or https: what
    ///     ``FrameSources/isLive(_:)`` affirms.
    ///   - onEvent: Called on the pulling thread, from within ``next(_:)``.
    /// - Throws: ``CaptureError`` for what no waiting can mend: ``CaptureError/Reason/unsupported``,
    ///   ``CaptureError/Reason/toolMissing``. A source that is absent is a state.
    public convenience init(
        _ specification: String, options: SourceOptions, onEvent: @escaping @Sendable (SourceEvent) -> Void
    ) throws {
        let opener: any SourceOpener
        switch try LiveSourceName(specification) {
        case .camera(let name): opener = CameraOpener(name, name: specification, options: options.camera)
        case .stream(let input): opener = try StreamOpener(input, options: options.camera)
        case nil:
            throw CaptureError(
                source: specification, reason: .unsupported,
                message: "not a live source; give a camera (/dev/video0, usb:046d:0825) or an address (rtsp://camera/1)"
            )
        }
        try self.init(opener, onEvent: onEvent)
    }

    package init(_ opener: any SourceOpener, onEvent: @escaping @Sendable (SourceEvent) -> Void) throws {
        self.opener = opener
        self.onEvent = onEvent
        cancelled = try WakeUp(source: opener.name)
        backoff = Backoff(shortest: opener.shortestDelay)
        shared = Mutex(
            Shared(info: SourceInfo(name: opener.name, kind: opener.kind, width: 0, height: 0, format: "")))
    }

    public var state: SourceState { shared.withLock { $0.state } }

    /// What is known so far: width and height are 0 and the format is empty until it has been open once.
    public var info: SourceInfo { shared.withLock { $0.info } }

    /// Waits for the next frame, however long that takes.
    ///
    /// - Returns: false after ``cancel()`` only.
    /// - Throws: What `body` threw.
    public func next(_ body: (Frame) throws -> Void) throws -> Bool {
        while !isCancelled {
            if let fault {
                self.fault = nil
                interrupt(by: fault, wasOpen: true)
            }
            if !isOpen { open() } else if try pull(body) { return true }
        }
        return false
    }

    public func cancel() {
        let (source, attempt) = shared.withLock { shared in
            shared.isCancelled = true
            return (shared.current, shared.attempt)
        }
        cancelled.raise()
        attempt?.raise()
        source?.cancel()
    }

    private var isCancelled: Bool { shared.withLock { $0.isCancelled } }
    private var isOpen: Bool { shared.withLock { $0.current != nil } }

    // MARK: Opening

    /// One attempt, after the delay that is due.
    private func open() {
        if lastAttempt == nil { onEvent(.opening) }
        guard waitForAttempt() else { return }
        lastAttempt = MonotonicClock.now
        do {
            let attempt = try WakeUp(source: opener.name)
            let isWanted = shared.withLock { shared in
                shared.attempt = attempt
                return !shared.isCancelled
            }
            defer { shared.withLock { $0.attempt = nil } }
            guard isWanted else { return }
            let source = try opener.open(cancelled: attempt)
            let isLate = shared.withLock { shared in
                shared.current = source
                shared.info = source.info
                return shared.isCancelled
            }
            if isLate { source.cancel() }
        } catch {
            if !isCancelled { interrupt(by: Self.described(error, opener.name), wasOpen: false) }
        }
    }

    /// - Returns: false after ``cancel()``.
    private func waitForAttempt() -> Bool {
        guard let lastError, let lastAttempt else { return true }
        let delay = backoff.next(atMost: opener.longestDelay(after: lastError))
        if delay > .zero, opener.wait(for: delay, cancelled: cancelled) {
            backoff.reset()
            _ = backoff.next(atMost: opener.shortestDelay)
            _ = Readiness.wait(for: -1, cancelled.descriptor, until: lastAttempt + Self.leastInterval)
        }
        return !cancelled.isRaised
    }

    private static func described(_ error: any Error, _ name: String) -> CaptureError {
        error as? CaptureError ?? CaptureError(source: name, reason: .unreadable, message: "\(error)")
    }

    // MARK: Streaming

    /// - Returns: Was a frame handed on?
    private func pull(_ body: (Frame) throws -> Void) throws -> Bool {
        guard let source = shared.withLock({ $0.current }) else { return false }
        var refusal: (any Error)?
        var isHandedOn = false
        do {
            let isFrame = try source.next { frame in
                let stamp = continuity.stamp(frame.stamp)
                begin(with: stamp.time)
                do {
                    try body(Frame(layout: frame.layout, bytes: frame.bytes, stamp: stamp))
                } catch {
                    refusal = error
                    throw error
                }
                isHandedOn = true
            }
            if isFrame || isCancelled { return isFrame }
            throw CaptureError(source: opener.name, reason: .unplugged, message: "it has ended; it is opened anew")
        } catch {
            if let refusal { throw refusal }
            if !isCancelled { close(after: Self.described(error, opener.name)) }
            return isHandedOn
        }
    }

    private func begin(with time: FrameTime) {
        lastFrame = time
        guard state != .streaming else { return }
        streamingSince = MonotonicClock.now
        shared.withLock { $0.state = .streaming }
        gap?.end = time
        onEvent(.resumed(info, gap))
        gap = nil
    }

    /// The device is closed at once: what holds it keeps it from coming back. The handler hears of it in the next call, for the frame
    /// before has its own.
    private func close(after error: CaptureError) {
        fault = error
        shared.withLock { $0.current = nil }
        continuity.beginGap()
        if let since = streamingSince, MonotonicClock.now - since >= opener.steadyTime { backoff.reset() }
        streamingSince = nil
    }

    private func interrupt(by error: CaptureError, wasOpen: Bool) {
        let state = opener.state(after: error, wasOpen: wasOpen)
        let isNews = gap == nil || state != self.state || error.reason != lastError?.reason
        lastError = error
        let start = gap?.start ?? lastFrame ?? Self.time(of: lastAttempt ?? MonotonicClock.now)
        if gap == nil { gap = SourceGap(start: start, error: error) }
        shared.withLock { $0.state = state }
        if isNews { onEvent(.interrupted(state, SourceGap(start: start, error: error))) }
    }

    private static func time(of instant: Duration) -> FrameTime {
        FrameTime(monotonic: instant, civil: MonotonicClock.civilTime(of: instant))
    }
}
