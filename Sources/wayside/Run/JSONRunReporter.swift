import Capture
import ClassPolicy
import Pipeline
import Recording
import Values

/// One JSON object an event on standard output: `start`, `crossing`, `unreadable`, `summary`; without a detector also `frame`.
struct JSONRunReporter: RunReporter {
    let classes: ClassList?
    private var clock = RunClock()
    private var json = JSONWriter()
    private var source: SourceInfo?

    init(classes: ClassList?) { self.classes = classes }

    mutating func started(_ header: RunHeader, source: SourceInfo) throws {
        self.source = source
        json.beginObject()
        json.key("event")
        json.string("start")
        header.write(to: &json)
        json.endObject()
        try endEvent()
    }

    mutating func frame(_ result: FrameResult, summary: RunSummary) throws {
        clock.see(result)
        if classes == nil { try printFrame(result) }
        try crossings(result.crossings)
    }

    /// Without a detector the frames themselves are what there is to tell.
    private mutating func printFrame(_ result: FrameResult) throws {
        json.beginObject()
        json.key("event")
        json.string("frame")
        json.key("frame")
        json.integer(result.stamp.index)
        json.key("time_s")
        json.number(result.elapsed.seconds, decimals: 6)
        json.key("time")
        json.civilTime(result.stamp.time.civil)
        json.key("dropped")
        json.integer(result.stamp.droppedBefore)
        json.endObject()
        try endEvent()
    }

    mutating func crossings(_ crossings: [LineCrossing]) throws {
        guard let classes, !crossings.isEmpty else { return }
        for crossing in crossings { json.crossing(crossing, elapsed: clock.elapsed(of: crossing), classes: classes) }
        try StandardOutput.write(json.bytes)
        json.removeAll()
    }

    mutating func unreadable(_ stamp: FrameStamp, error: any Error) throws {
        json.beginObject()
        json.key("event")
        json.string("unreadable")
        json.key("frame")
        json.integer(stamp.index)
        json.key("error")
        json.string("\(error)")
        json.endObject()
        try endEvent()
    }

    mutating func finished(_ summary: RunSummary, totals: CountTotals?, source current: SourceInfo) throws {
        source = current
        json.beginObject()
        json.key("event")
        json.string("summary")
        json.key("ending")
        json.string(summary.ending.rawValue)
        json.key("frames")
        json.integer(summary.frames)
        if let stillFrames = summary.stillFrames {
            json.key("still")
            json.integer(stillFrames)
        }
        json.key("dropped")
        json.integer(summary.dropped)
        json.key("unreadable")
        json.integer(summary.unreadable)
        json.key("media_s")
        json.number(summary.mediaTime.seconds, decimals: 3)
        json.key("wall_s")
        json.number(summary.wallTime.seconds, decimals: 3)
        json.key("frames_per_second")
        json.number(summary.framesPerSecond, decimals: 2)
        json.key("peak_memory_mb")
        if let bytes = MemoryUse.peakBytes { json.number(Double(bytes) / 1e6, decimals: 1) } else { json.null() }
        if let source { write(source) }
        writeStages(of: summary.timings)
        if let classes { writeTracks(summary.tracksByClass, classes: classes) }
        if let totals { write(totals) }
        json.endObject()
        try endEvent()
    }

    private mutating func write(_ source: SourceInfo) {
        json.key("source")
        json.beginObject()
        json.key("name")
        json.string(source.name)
        json.key("kind")
        json.string(source.kind.rawValue)
        json.key("width")
        json.integer(source.width)
        json.key("height")
        json.integer(source.height)
        json.key("format")
        json.string(source.format)
        json.endObject()
    }

    private mutating func writeStages(of timings: StageTimings) {
        json.key("stages")
        json.beginObject()
        for (name, histogram) in timings.stages where histogram.count > 0 {
            json.key(name)
            json.beginObject()
            json.key("median_ms")
            json.number(histogram.median.milliseconds, decimals: 3)
            json.key("p99_ms")
            json.number(histogram.quantile(0.99).milliseconds, decimals: 3)
            json.endObject()
        }
        json.endObject()
    }

    private mutating func writeTracks(_ byClass: [Int], classes: ClassList) {
        json.key("tracks")
        json.beginObject()
        for (index, count) in byClass.enumerated() where count > 0 {
            json.key(dynamic: classes[index].name)
            json.integer(count)
        }
        json.endObject()
    }

    private mutating func write(_ totals: CountTotals) {
        json.key("counts")
        json.beginArray()
        for (key, count) in totals.rows {
            json.beginObject()
            json.key("line")
            json.string(key.line)
            json.key("direction")
            json.string(key.direction)
            json.key("class")
            if key.className.isEmpty { json.null() } else { json.string(key.className) }
            json.key("count")
            json.integer(count)
            json.endObject()
        }
        json.endArray()
    }

    private mutating func endEvent() throws {
        json.endLine()
        try StandardOutput.write(json.bytes)
        json.removeAll()
    }
}
