import Capture
import ClassPolicy
import Pipeline
import Recording
import Values

/// Lines for people: crossings as they happen, what befalls a live source, tables at the end. In a site each line begins with the
/// camera's name.
struct TextRunReporter: RunReporter {
    private let camera: String?
    private let classes: ClassList?
    private let output: RunOutput
    private var clock = RunClock()
    private var header: RunHeader?
    private var introduction: String?

    init(camera: String?, classes: ClassList?, output: RunOutput) {
        self.camera = camera
        self.classes = classes
        self.output = output
    }

    private var prefix: String { camera.map { $0 + "  " } ?? "" }
    /// Of a live source, for messages.
    private func name(_ source: SourceInfo) -> String { camera.map { "\($0): \(source.name)" } ?? source.name }

    mutating func started(_ header: RunHeader, source: SourceInfo) throws {
        self.header = header
        if !source.isLive { introduce(source) }
    }

    /// Once it is known what the source gives, and again where that is something else.
    private mutating func introduce(_ source: SourceInfo) {
        let model = header?.model.map { "model \($0.name)" } ?? "no detector"
        let text = "\(name(source)): \(source.format); \(model)\(header?.scene.map { ", scene \($0)" } ?? "")"
        if text != introduction { output.say(text) }
        introduction = text
    }

    mutating func sourceChanged(_ change: SourceChange) throws {
        if change.state == .streaming { introduce(change.info) }
        guard let gap = change.gap else { return }
        if let end = gap.end {
            let seconds = (end.monotonic - gap.start.monotonic).clock
            let what =
                change.state == .streaming ? "streaming after a gap of" : "\(change.state.rawValue) until the end, for"
            return output.say("wayside: \(name(change.info)): \(what) \(seconds)")
        }
        // Who waits for a camera needs no advice to plug it in.
        let reason = change.state == .absent ? gap.error.message.prefix { $0 != ";" } : gap.error.message[...]
        let next = change.state == .absent ? "waiting for it" : "trying again"
        output.say("wayside: \(name(change.info)): \(change.state.rawValue): \(reason); \(next) (Ctrl-C ends)")
    }

    mutating func frame(_ result: FrameResult) throws {
        clock.see(result)
        try events(result.events)
    }

    mutating func events(_ events: CountedEvents) throws {
        guard let classes, !events.isEmpty else { return }
        var lines: [String] = []
        func add(_ time: FrameTime, _ place: String, _ classIndex: Int, _ trackID: Int, _ more: String? = nil) {
            var line = "\(prefix)\(clock.elapsed(time).clock)  \(place)  \(classes[classIndex].name)"
            // Of a person it is said that one passed, and no more.
            if !classes.personFlags[classIndex] { line += "  #\(trackID)" + (more.map { "  " + $0 } ?? "") }
            lines.append(line)
        }
        func kilometersPerHour(_ speed: Double) -> String { (speed * 3.6).fixed(1) + " km/h" }
        for event in events.crossings {
            add(
                event.time, event.line + "  " + event.direction, event.classIndex, event.trackID,
                event.speedMetersPerSecond.map(kilometersPerHour))
        }
        for event in events.speeds where !classes.personFlags[event.classIndex] {
            add(
                event.end, event.segment, event.classIndex, event.trackID,
                kilometersPerHour(event.speedMetersPerSecond))
        }
        for event in events.movements {
            add(event.left, event.from + ">" + event.to, event.classIndex, event.trackID)
        }
        for event in events.visits {
            add(event.entered, event.zone, event.classIndex, event.trackID, "stayed " + event.dwell.clock)
        }
        for event in events.stops where !classes.personFlags[event.classIndex] {
            add(event.began, event.zone, event.classIndex, event.trackID, "stood " + event.duration.clock)
        }
        if !lines.isEmpty { try output.line(lines.joined(separator: "\n")) }
    }

    mutating func unreadable(_ stamp: FrameStamp, error: any Error) throws {
        output.say("wayside: " + (camera.map { $0 + ": " } ?? "") + "\(error)")
    }

    mutating func finished(_ summary: RunSummary, source: SourceInfo) throws {
        var lines = [prefix + overview(summary, source), "", stageTable(summary.timings)]
        if let totals = summary.counts {
            var table = Table(["line", "direction", "class", "count"], rightAligned: [3])
            for (key, count) in totals.rows {
                table.add([key.line, key.direction, key.className.isEmpty ? "-" : key.className, "\(count)"])
            }
            lines += ["", table.text]
            let movements = totals.movementRows.filter { $0.count > 0 }
            if !movements.isEmpty {
                var table = Table(["movement", "class", "count"], rightAligned: [2])
                for (key, count) in movements { table.add([key.from + ">" + key.to, key.className, "\(count)"]) }
                lines += ["", table.text]
            }
        } else if let classes {
            let seen = summary.tracksByClass.enumerated().filter { $0.element > 0 }.map {
                "\($0.element) \(classes[$0.offset].name)"
            }
            lines += ["", seen.isEmpty ? "nothing was followed" : "followed: " + seen.joined(separator: ", ")]
        }
        try output.line(lines.joined(separator: "\n"))
    }

    private func overview(_ summary: RunSummary, _ source: SourceInfo) -> String {
        let ending =
            switch summary.ending {
            case .finished: "finished"
            case .limit: "limit reached"
            case .stopped: "stopped"
            case .failed: "failed"
            }
        var text =
            "\(ending): \(summary.frames) frames, \(summary.mediaTime.clock) of recording in \(summary.wallTime.clock)"
        if source.isLive { text = "\(ending): \(summary.frames) frames in \(summary.wallTime.clock)" }
        text += " (\(summary.framesPerSecond.fixed(1)) frames/s)"
        if let stillFrames = summary.stillFrames { text += ", \(stillFrames) still" }
        if summary.dropped > 0 { text += ", \(summary.dropped) dropped" }
        if summary.gaps > 0 { text += ", \(summary.gaps) gaps of \(summary.gapTime.clock) in all" }
        if summary.unreadable > 0 { text += ", \(summary.unreadable) unreadable" }
        return text
    }

    private func stageTable(_ timings: StageTimings) -> String {
        var table = Table(["stage", "median ms", "99 % ms"], rightAligned: [1, 2])
        for (name, histogram) in timings.stages where histogram.count > 0 {
            table.add([
                "\(name)", histogram.median.milliseconds.fixed(3), histogram.quantile(0.99).milliseconds.fixed(3),
            ])
        }
        return table.text
    }
}
