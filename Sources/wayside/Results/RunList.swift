import Civil
import Reports
import Store

/// The runs of a store as a table.
struct RunList {
    let text: String

    init(_ runs: [StoredRun]) throws {
        var table = Table(
            ["run", "camera", "from", "to", "watched", "zone", "scene", "model", "source"], rightAligned: [0, 4])
        for run in runs {
            let (first, last) = (run.observed.first?.start.seconds, run.observed.last?.end.seconds)
            let clock = try first.map { try CivilClock(zone: run.zone, from: $0, to: last ?? $0) }
            let watched = run.observed.reduce(0) { $0 + ($1.end.microseconds - $1.start.microseconds) }
            table.add([
                "\(run.id)", run.camera, first.flatMap { clock?.time(at: $0).text } ?? "-",
                last.flatMap { clock?.time(at: $0).text } ?? "-", Duration.microseconds(watched).clock, run.zone,
                run.scene ?? "-", run.model ?? "-", run.source,
            ])
        }
        text = table.isEmpty ? "the store holds no runs" : table.text
    }
}
