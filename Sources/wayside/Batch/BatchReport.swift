import Batch
import Values

/// A batch told to people: a line that is written over at a terminal, otherwise one line a minute; and what it came to.
struct BatchReport {
    private static let interval = Duration.seconds(60)
    private static let barWidth = 20

    private var status = StatusLine()
    private var lastLine = ContinuousClock.now

    mutating func update(_ progress: BatchProgress) {
        if Console.isTerminal {
            status.update(Self.line(progress))
        } else if ContinuousClock.now - lastLine >= Self.interval {
            lastLine = ContinuousClock.now
            Console.say("wayside: " + Self.line(progress))
        }
    }

    static func line(_ progress: BatchProgress) -> String {
        guard progress.phase == .examining else { return "looking for files: \(progress.total) so far" }
        let part = progress.total > 0 ? Double(progress.done) / Double(progress.total) : 1
        let filled = min(Int(part * Double(barWidth)), barWidth)
        var line =
            "[\(String(repeating: "#", count: filled))\(String(repeating: ".", count: barWidth - filled))] "
            + "\(progress.done) of \(progress.total), \(Self.rounded(progress.rate)) a second"
        if let left = progress.secondsLeft { line += ", \(time(left)) left" }
        line += ", \(progress.animals) with animals"
        if progress.failures > 0 { line += ", \(progress.failures) unreadable" }
        return line
    }

    /// Prints the summary.
    ///
    /// - Throws: The exit status, where it isn't 0.
    mutating func finish(_ summary: BatchSummary, output: String) throws {
        status.clear()
        for note in summary.notes { Console.say("wayside: note: \(note)") }
        let progress = summary.progress
        guard summary.isFinished else {
            Console.say(
                "wayside: stopped after \(progress.done) of \(progress.total) files; the same command with --resume goes on "
                    + "where it was")
            throw ExitStatus.failed
        }
        for problem in summary.problems { Console.say("wayside: \(problem)") }
        var line = "\(progress.total) files, \(progress.animals) with animals"
        if progress.failures > 0 { line += ", \(progress.failures) unreadable" }
        if progress.doneNow > 0 {
            line +=
                "; \(progress.doneNow) in \(Self.time(progress.elapsed.seconds)), \(Self.rounded(progress.rate)) a second"
        }
        try StandardOutput.line(line)
        try StandardOutput.line("wrote \(summary.files.joined(separator: ", ")) in \(output)")
        if progress.failures > 0 || !summary.problems.isEmpty { throw ExitStatus.partlyUnreadable }
    }

    private static func rounded(_ rate: Double) -> String { "\((rate * 10).rounded() / 10)" }

    /// `3 h 42 min`, `12 min`, `8 s`
    static func time(_ seconds: Double) -> String {
        let seconds = Int(min(max(seconds, 0), 1e9).rounded())
        if seconds < 60 { return "\(seconds) s" }
        return seconds < 3600 ? "\(seconds / 60) min" : "\(seconds / 3600) h \(seconds / 60 % 60) min"
    }
}
