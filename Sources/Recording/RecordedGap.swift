import ClassPolicy
public import Formats
import FoundationEssentials
public import Values

/// A time in which nobody looked, in the words of files and events.
public struct RecordedGap: Hashable, Sendable {
    /// The last frame before it, or where there was none the first attempt.
    public var start: FrameTime
    /// The first frame after it, or the end of the run; nil while it lasts.
    public var end: FrameTime?
    /// What the source was in it, at last: `stalled`, `absent`, `failed`.
    public var state: String
    /// One word for programs: `timedOut`, `unplugged`.
    public var reason: String
    /// One sentence for people.
    public var message: String

    public init(start: FrameTime, end: FrameTime?, state: String, reason: String, message: String) {
        self.start = start
        self.end = end
        self.state = state
        self.reason = reason
        self.message = message
    }

    /// nil while it lasts.
    public var duration: Duration? { end.map { max($0.monotonic - start.monotonic, .zero) } }

    static let csvHeader = "start,end,seconds,state,reason,message,policy\n"

    /// One row of `gaps.csv`, with the class policy's digest, as every file of results has it.
    var csvRow: String {
        var json = JSONWriter()
        func time(_ time: FrameTime?) -> String {
            json.removeAll()
            json.civilTime(time?.civil)
            let text = String(decoding: json.bytes, as: UTF8.self)
            return text == "null" ? "" : String(text.dropFirst().dropLast())
        }
        let seconds = duration.map { "\(($0.seconds * 1000).rounded() / 1000)" } ?? ""
        let fields = [time(start), time(end), seconds, state, reason, message, ClassPolicy.digest]
        return fields.map(CSVText.cell).joined(separator: ",") + "\n"
    }
}

extension JSONWriter {
    /// A live source whose state has changed, as one line.
    ///
    /// ```json
    /// {"event":"source","camera":"gate","state":"stalled","reason":"timedOut","message":"no frame for 5.0 s; …",
    ///  "gap_start":"2026-11-21T07:33:24.125Z","gap_end":null,"gap_s":null}
    /// ```
    ///
    /// - Parameters:
    ///   - camera: Its name where there are several.
    ///   - state: What it is now: `streaming` where the gap has ended; another one with an end where the run ends within it.
    public mutating func sourceEvent(camera: String?, state: String, gap: RecordedGap) {
        beginObject()
        member("event", "source")
        if let camera {
            member("camera", camera)
        }
        member("state", state)
        if state != "streaming" {
            member("reason", gap.reason)
            member("message", gap.message)
        }
        key("gap_start")
        civilTime(gap.start.civil)
        key("gap_end")
        civilTime(gap.end?.civil)
        key("gap_s")
        if let duration = gap.duration { number(duration.seconds, decimals: 3) } else { null() }
        endObject()
        endLine()
    }
}
