import Capture
import ClassPolicy
import Pipeline
import Recording
import Values

/// Lines for people: crossings as they happen, a status line on a terminal, tables at the end.
struct TextRunReporter: RunReporter {
    let classes: ClassList?
    private var clock = RunClock()
    private var status = StatusLine()
    private var source: SourceInfo?
    private var crossingCount = 0

    init(classes: ClassList?) { self.classes = classes }

    mutating func started(_ header: RunHeader, source: SourceInfo) throws {
        self.source = source
        let model = header.model.map { "model \($0.name)" } ?? "no detector"
        Console.say("\(source.name): \(source.format); \(model)\(header.scene.map { ", scene \($0)" } ?? "")")
    }

    mutating func frame(_ result: FrameResult, summary: RunSummary) throws {
        clock.see(result)
        try crossings(result.crossings)
        let text = { [self] in statusText(result, summary) }
        status.update(text())
    }

    mutating func crossings(_ crossings: [LineCrossing]) throws {
        guard let classes, !crossings.isEmpty else { return }
        status.clear()
        crossingCount += crossings.count
        let lines = crossings.map { crossing in
            let who = classes.personFlags[crossing.classIndex] ? "" : "  #\(crossing.trackID)"
            let time = clock.elapsed(of: crossing).clock
            return "\(time)  \(crossing.line)  \(crossing.direction)  \(classes[crossing.classIndex].name)\(who)"
        }
        try StandardOutput.line(lines.joined(separator: "\n"))
    }

    mutating func unreadable(_ stamp: FrameStamp, error: any Error) throws {
        status.clear()
        Console.say("wayside: \(error)")
    }

    mutating func finished(_ summary: RunSummary, totals: CountTotals?, source current: SourceInfo) throws {
        source = current
        status.clear()
        var lines = [overview(summary), "", stageTable(summary.timings)]
        if let totals {
            var table = Table(["line", "direction", "class", "count"], rightAligned: [3])
            for (key, count) in totals.rows {
                table.add([key.line, key.direction, key.className.isEmpty ? "-" : key.className, "\(count)"])
            }
            lines += ["", table.text]
        } else if let classes {
            let seen = summary.tracksByClass.enumerated().filter { $0.element > 0 }.map {
                "\($0.element) \(classes[$0.offset].name)"
            }
            lines += ["", seen.isEmpty ? "nothing was followed" : "followed: " + seen.joined(separator: ", ")]
        }
        try StandardOutput.line(lines.joined(separator: "\n"))
    }

    private func statusText(_ result: FrameResult, _ summary: RunSummary) -> String {
        let timings = summary.timings
        let rest = timings.suppress.median + timings.track.median + timings.count.median + timings.record.median
        let progress = source?.frameCount.map { " of \($0)" } ?? ""
        let followed = result.tracks.count { $0.isConfirmed && $0.isObserved }
        let drops = summary.dropped > 0 ? "  dropped \(summary.dropped)" : ""
        return
            "\(result.elapsed.clock)  frame \(summary.frames)\(progress)  \(summary.framesPerSecond.fixed(1)) frames/s  "
            + "prepare \(timings.prepare.median.milliseconds.fixed(1)) + network \(timings.network.median.milliseconds.fixed(1)) "
            + "+ rest \(rest.milliseconds.fixed(2)) ms  tracks \(followed)  crossings \(crossingCount)\(drops)"
    }

    private func overview(_ summary: RunSummary) -> String {
        let ending =
            switch summary.ending {
            case .finished: "finished"
            case .limit: "limit reached"
            case .stopped: "stopped"
            case .failed: "failed"
            }
        var text =
            "\(ending): \(summary.frames) frames, \(summary.mediaTime.clock) of recording in \(summary.wallTime.clock)"
        if source?.isLive == true { text = "\(ending): \(summary.frames) frames in \(summary.wallTime.clock)" }
        text += " (\(summary.framesPerSecond.fixed(1)) frames/s)"
        if let stillFrames = summary.stillFrames { text += ", \(stillFrames) still" }
        if summary.dropped > 0 { text += ", \(summary.dropped) dropped" }
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
