import Capture
import ClassPolicy
import Formats
import Pipeline
import Recording
import Values

/// One JSON object an event on standard output: `start`, `crossing`, `speed`, `movement`, `visit`, `source` (a live source's gaps),
/// `unreadable`, `summary`; without a detector also `frame`. In a site each has the camera's name.
struct JSONRunReporter: RunReporter {
    private let camera: String?
    private let classes: ClassList?
    private let output: RunOutput
    private var clock = RunClock()
    private var json = JSONWriter()

    init(camera: String?, classes: ClassList?, output: RunOutput) {
        self.camera = camera
        self.classes = classes
        self.output = output
    }

    mutating func started(_ header: RunHeader, source: SourceInfo) throws {
        beginEvent("start")
        header.write(to: &json)
        try endEvent()
    }

    mutating func frame(_ result: FrameResult) throws {
        clock.see(result)
        if classes == nil { try printFrame(result) }
        try events(result.events)
    }

    /// Without a detector the frames themselves are what there is to tell.
    private mutating func printFrame(_ result: FrameResult) throws {
        beginEvent("frame")
        json.member("frame", result.stamp.index)
        json.member("time_s", result.elapsed.seconds, decimals: 6)
        json.key("time")
        json.civilTime(result.stamp.time.civil)
        json.member("dropped", result.stamp.droppedBefore)
        try endEvent()
    }

    mutating func events(_ events: CountedEvents) throws {
        guard let classes, !events.isEmpty else { return }
        json.events(events, since: clock.start ?? .zero, classes: classes, camera: camera)
        try flush()
    }

    mutating func unreadable(_ stamp: FrameStamp, error: any Error) throws {
        beginEvent("unreadable")
        json.member("frame", stamp.index)
        json.member("error", "\(error)")
        try endEvent()
    }

    mutating func sourceChanged(_ change: SourceChange) throws {
        guard let gap = change.gap else { return }
        json.sourceEvent(
            camera: camera, state: change.state.rawValue, gap: RecordedGap(gap, state: change.state))
        try flush()
    }

    mutating func finished(_ summary: RunSummary, source: SourceInfo) throws {
        beginEvent("summary")
        json.member("ending", summary.ending.rawValue)
        json.member("frames", summary.frames)
        if let stillFrames = summary.stillFrames { json.member("still", stillFrames) }
        json.member("dropped", summary.dropped)
        json.member("unreadable", summary.unreadable)
        if source.isLive {
            json.member("gaps", summary.gaps)
            json.member("gap_s", summary.gapTime.seconds, decimals: 3)
        }
        json.member("media_s", summary.mediaTime.seconds, decimals: 3)
        json.member("wall_s", summary.wallTime.seconds, decimals: 3)
        json.member("frames_per_second", summary.framesPerSecond, decimals: 2)
        json.member("peak_memory_mb", MemoryUse.peakBytes.map { Double($0) / 1e6 }, decimals: 1)
        write(source)
        writeStages(of: summary.timings)
        if let classes { writeTracks(summary.tracksByClass, classes: classes) }
        if let counts = summary.counts { write(counts) }
        try endEvent()
    }

    private mutating func write(_ source: SourceInfo) {
        json.beginObject("source")
        json.member("name", source.name)
        json.member("kind", source.kind.rawValue)
        json.member("width", source.width)
        json.member("height", source.height)
        json.member("format", source.format)
        json.endObject()
    }

    private mutating func writeStages(of timings: StageTimings) {
        json.beginObject("stages")
        for (name, histogram) in timings.stages where histogram.count > 0 {
            json.beginObject(name)
            json.member("median_ms", histogram.median.milliseconds, decimals: 3)
            json.member("p99_ms", histogram.quantile(0.99).milliseconds, decimals: 3)
            json.endObject()
        }
        json.endObject()
    }

    private mutating func writeTracks(_ byClass: [Int], classes: ClassList) {
        json.beginObject("tracks")
        for (index, count) in byClass.enumerated() where count > 0 {
            json.key(dynamic: classes[index].name)
            json.integer(count)
        }
        json.endObject()
    }

    private mutating func write(_ totals: CountTotals) {
        json.beginArray("counts")
        for (key, count) in totals.rows {
            write([("line", key.line), ("direction", key.direction)], className: key.className, count: count)
        }
        json.endArray()
        guard !totals.movementRows.isEmpty else { return }
        json.beginArray("movements")
        for (key, count) in totals.movementRows {
            write([("from", key.from), ("to", key.to)], className: key.className, count: count)
        }
        json.endArray()
    }

    /// A total; the class is null where nothing was seen.
    private mutating func write(_ subject: [(key: StaticString, name: String)], className: String, count: Int) {
        json.beginObject()
        for (key, name) in subject {
            json.member(key, name)
        }
        json.member("class", className.isEmpty ? nil : className)
        json.member("count", count)
        json.endObject()
    }

    private mutating func beginEvent(_ name: String) {
        json.beginObject()
        json.member("event", name)
        if let camera {
            json.member("camera", camera)
        }
    }

    private mutating func endEvent() throws {
        json.endObject()
        json.endLine()
        try flush()
    }

    private mutating func flush() throws {
        try output.write(json.bytes)
        json.removeAll()
    }
}
