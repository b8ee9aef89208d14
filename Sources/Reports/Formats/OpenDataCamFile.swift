import Civil
import Formats
public import Store

/// OpenDataCam's counter CSV: one row an event, crossings of lines and entries into zones and out of them.
///
/// `countingDirection` is OpenDataCam's own (`leftright_topbottom`, ...), told from where the line leads in the picture. `frameId`,
/// `bearing` and `angleWithCountingLine` stay empty: a store has no frames and no paths. `id` is the track's number within its run,
/// empty for a person.
public enum OpenDataCamFile {
    public static let header = "frameId,timestamp,area,name,id,bearing,countingDirection,angleWithCountingLine"

    /// - Throws: ``ReportError``, ``Store/StoreError``.
    public static func text(_ request: ReportRequest, from store: StoreReader) throws -> String {
        var csv = CSVText(header: header)
        try forEachEvent(request, from: store) { event in
            csv.add([
                "", timestamp(event.time), CSVText.cell(event.area), CSVText.cell(event.className),
                event.track.map(String.init) ?? "", "", event.direction, "",
            ])
        }
        return csv.text
    }

    /// What OpenDataCam records of a thing that was counted.
    struct Event {
        var time: StoreTime
        /// The line's or zone's name.
        var area: String
        var className: String
        var track: Int?
        /// `leftright_topbottom`, ..., `entering_zone`, `leaving_zone`
        var direction: String
        var isZone = false
    }

    /// Crossings in the order of time, then stays.
    ///
    /// - Returns: What the request selects.
    @discardableResult
    static func forEachEvent(
        _ request: ReportRequest, from store: StoreReader, _ body: (Event) -> Void
    ) throws -> SelectedRuns {
        let selected = try SelectedRuns(request, in: store)
        guard Set(selected.runs.map(\.camera)).count == 1 else {
            throw ReportError("OpenDataCam's table holds one camera; choose one with --camera")
        }
        var lines: [Int: (name: String, direction: String)] = [:]
        var zones: [Int: String] = [:]
        var classes: [Int: String] = [:]
        for run in selected.runs {
            for (id, line) in run.lines { lines[id] = (line.line, direction(bearing: line.bearing)) }
            for (id, zone) in run.zones { zones[id] = zone }
            for recognized in run.classes where request.only.isEmpty || request.only.contains(recognized.name) {
                classes[recognized.id] = recognized.name
            }
        }
        let start = StoreTime(microseconds: selected.start * 1_000_000)
        let end = StoreTime(microseconds: selected.end * 1_000_000)
        try store.crossings(from: start, to: end) {
            guard let line = lines[$0.line], let name = classes[$0.recognized] else { return }
            body(Event(time: $0.time, area: line.name, className: name, track: $0.track, direction: line.direction))
        }
        try store.visits(from: start, to: end) {
            guard let zone = zones[$0.zone], let name = classes[$0.recognized] else { return }
            var event = Event(
                time: $0.entered, area: zone, className: name, track: $0.track, direction: "entering_zone", isZone: true
            )
            body(event)
            if let left = $0.left {
                (event.time, event.direction) = (left, "leaving_zone")
                body(event)
            }
        }
        return selected
    }

    /// OpenDataCam calls the half turn clockwise from the line's bearing of 0..<180 degrees left to right and top to bottom: what goes
    /// down in the picture or, at an upright line, to the right.
    static func direction(bearing: Double?) -> String {
        guard let bearing else { return "" }
        return bearing >= 90 && bearing < 270 ? "leftright_topbottom" : "rightleft_bottomtop"
    }

    /// `2026-05-04T05:00:00.000Z`
    static func timestamp(_ time: StoreTime) -> String {
        let milliseconds = (time.microseconds + 500) / 1000
        let civil = CivilTime(seconds: milliseconds / 1000, offset: 0)
        return civil.dateText + "T" + civil.secondText + "." + CivilTime.padded(milliseconds % 1000, 3) + "Z"
    }
}
