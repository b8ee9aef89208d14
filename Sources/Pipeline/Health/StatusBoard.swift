import Capture
import FoundationEssentials
import Synchronization
import Values

/// Where a run writes how it fares, and any thread reads it.
final class StatusBoard: Sendable {
    /// Quantiles and rates cost some microseconds: they are worked out once a second.
    private static let interval = Duration.seconds(1)

    private struct State {
        var status = CameraStatus()
        var rate = FrameRate(at: .now)
        var lastRefresh: ContinuousClock.Instant?
    }

    private let state = Mutex(State())

    var status: CameraStatus {
        state.withLock { state in
            var status = state.status
            let isFlowing = status.state == .streaming && !status.isEnded
            status.framesPerSecond = isFlowing ? state.rate.rate(at: .now, frames: status.frames) : 0
            return status
        }
    }

    func frame(at time: Duration, summary: RunSummary, queueDepth: Int, crossings: Int) {
        let now = ContinuousClock.now
        state.withLock { state in
            state.status.lastFrame = time
            state.status.queueDepth = queueDepth
            state.status.crossings = crossings
            Self.take(summary, into: &state.status)
            if let last = state.lastRefresh, now - last < Self.interval { return }
            state.lastRefresh = now
            state.status.stages = summary.timings.stages.filter { $0.histogram.count > 0 }.map {
                CameraStatus.Stage(
                    name: "\($0.name)", median: $0.histogram.median, p99: $0.histogram.quantile(0.99))
            }
        }
    }

    func failed(_ message: String) {
        state.withLock { state in
            state.status.lastError = (message, .now)
            Self.enter(.failed, &state.status)
        }
    }

    func change(_ change: SourceChange, summary: RunSummary) {
        state.withLock { state in
            Self.enter(change.state, &state.status)
            state.status.source = change.info
            if let gap = change.gap, gap.end == nil {
                state.status.gapStart = gap.start.monotonic
                state.status.lastError = (gap.error.message, .now)
                state.status.queueDepth = 0
            } else {
                state.status.gapStart = nil
            }
            Self.take(summary, into: &state.status)
            // A rate is that since the frames flow again.
            if change.state == .streaming { state.rate = FrameRate(at: .now, frames: summary.frames) }
        }
    }

    func unreadable(_ summary: RunSummary) { state.withLock { $0.status.unreadable = summary.unreadable } }

    func enter(_ newState: SourceState, info: SourceInfo) {
        state.withLock { state in
            state.status.source = info
            Self.enter(newState, &state.status)
        }
    }

    func end(_ summary: RunSummary) {
        state.withLock { state in
            Self.take(summary, into: &state.status)
            state.status.isEnded = true
            state.status.gapStart = nil
        }
    }

    private static func enter(_ state: SourceState, _ status: inout CameraStatus) {
        guard status.state != state else { return }
        status.state = state
        status.since = .now
    }

    private static func take(_ summary: RunSummary, into status: inout CameraStatus) {
        status.frames = summary.frames
        status.dropped = summary.dropped
        status.unreadable = summary.unreadable
        status.gaps = summary.gaps + (status.gapStart == nil ? 0 : 1)
        status.endedGapTime = summary.gapTime
    }
}
