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

    private struct Place {
        var area: String
        var direction: String
    }

    /// - Throws: ``ReportError``, ``Store/StoreError``.
    public static func text(_ request: ReportRequest, from store: StoreReader) throws -> String {
        let selected = try SelectedRuns(request, in: store)
        guard Set(selected.runs.map(\.camera)).count == 1 else {
            throw ReportError("OpenDataCam's table holds one camera; choose one with --camera")
        }
        var lines: [Int: Place] = [:]
        var zones: [Int: String] = [:]
        var classes: [Int: String] = [:]
        for run in selected.runs {
            for (id, line) in run.lines {
                lines[id] = Place(area: CSVText.cell(line.line), direction: direction(bearing: line.bearing))
            }
            for (id, zone) in run.zones { zones[id] = CSVText.cell(zone) }
            for recognized in run.classes where request.only.isEmpty || request.only.contains(recognized.name) {
                classes[recognized.id] = CSVText.cell(recognized.name)
            }
        }
        var csv = CSVText(header: header)
        func add(_ time: StoreTime, _ area: String, _ name: String, _ track: Int?, _ direction: String) {
            csv.add(["", timestamp(time), area, name, track.map(String.init) ?? "", "", direction, ""])
        }
        let start = StoreTime(microseconds: selected.start * 1_000_000)
        let end = StoreTime(microseconds: selected.end * 1_000_000)
        try store.crossings(from: start, to: end) {
            guard let line = lines[$0.line], let name = classes[$0.recognized] else { return }
            add($0.time, line.area, name, $0.track, line.direction)
        }
        try store.visits(from: start, to: end) {
            guard let zone = zones[$0.zone], let name = classes[$0.recognized] else { return }
            add($0.entered, zone, name, $0.track, "entering_zone")
            if let left = $0.left { add(left, zone, name, $0.track, "leaving_zone") }
        }
        return csv.text
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
