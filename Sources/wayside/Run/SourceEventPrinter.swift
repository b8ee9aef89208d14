import Capture
import Recording
import Values

/// A first wiring, until the pipeline itself tells of its sources: a JSON line an event.
enum SourceEventPrinter {
    static func print(_ event: SourceEvent) {
        var json = JSONWriter()
        json.beginObject()
        json.key("event")
        json.string("source")
        json.key("state")
        switch event {
        case .opening: json.string("opening")
        case .interrupted(let state, let gap):
            json.string(state.rawValue)
            write(gap, to: &json)
        case .resumed(let info, let gap):
            json.string("streaming")
            json.key("format")
            json.string(info.format)
            if let gap { write(gap, to: &json) }
        }
        json.endObject()
        json.endLine()
        try? StandardOutput.write(json.bytes)
    }

    private static func write(_ gap: SourceGap, to json: inout JSONWriter) {
        json.key("reason")
        json.string(gap.error.reason.rawValue)
        json.key("message")
        json.string(gap.error.message)
        json.key("gap_start")
        json.civilTime(gap.start.civil)
        json.key("gap_end")
        json.civilTime(gap.end?.civil)
        json.key("gap_s")
        if let end = gap.end {
            json.number((end.monotonic - gap.start.monotonic).seconds, decimals: 3)
        } else {
            json.null()
        }
    }
}
