import Civil
import Store

/// The runs of a store that a report is about, their zone, and the time it covers.
struct SelectedRuns {
    var runs: [StoredRun]
    var zone: String
    /// Seconds since 1970.
    var start: Int
    var end: Int
    var notes: [String] = []

    /// Less is a restart with a clock that was set back; more is the same recording counted twice.
    private static let mostOverlapSeconds = 60

    init(_ request: ReportRequest, in store: StoreReader) throws {
        let all = try store.runs()
        var runs = all
        if !request.runs.isEmpty {
            for run in request.runs where !all.contains(where: { $0.id == run }) {
                throw ReportError("\(store.path): there is no run \(run); the runs are \(Self.list(all))")
            }
            runs = runs.filter { request.runs.contains($0.id) }
        }
        if !request.cameras.isEmpty {
            let cameras = Set(all.map(\.camera))
            for camera in request.cameras where !cameras.contains(camera) {
                throw ReportError(
                    "\(store.path): there is no camera \"\(camera)\"; there are "
                        + cameras.sorted().map { "\"\($0)\"" }.joined(separator: ", "))
            }
            runs = runs.filter { request.cameras.contains($0.camera) }
        }
        let zones = Set(runs.map(\.zone))
        guard let zone = request.zone ?? (zones.count == 1 ? zones.first : nil) else {
            throw ReportError(
                zones.isEmpty
                    ? "\(store.path): there are no such runs"
                    : "the cameras are in several time zones (\(zones.sorted().joined(separator: ", "))); choose with "
                        + "--camera, or name one for all with --zone")
        }
        let watched = runs.flatMap(\.observed)
        guard let first = watched.map(\.start).min(), let last = watched.map(\.end).max() else {
            throw ReportError("\(store.path): no time was watched yet")
        }
        self.zone = zone
        start = first.seconds
        end = max((last.microseconds + 999_999) / 1_000_000, first.seconds + 1)
        do throws(CivilError) {
            switch request.span {
            case .everything: break
            case .day(let day):
                start = try day.seconds(in: zone)
                end = try day.endOfDay(in: zone)
            case .between(let from, let to):
                if let from { start = try from.seconds(in: zone) }
                if let to { end = try to.isDate ? to.endOfDay(in: zone) : to.seconds(in: zone) }
            }
        } catch {
            throw ReportError(error.message)
        }
        guard start < end else {
            throw ReportError("the time asked for ends before it begins; the store holds \(Self.extent(watched, zone))")
        }
        self.runs = runs
        try findOverlaps()
    }

    private mutating func findOverlaps() throws(ReportError) {
        for run in runs {
            guard let (microseconds, first) = run.repeated, microseconds > 1_000_000 else { continue }
            let clock = try ReportError.clock(zone: zone, from: first.seconds, to: first.seconds)
            notes.append(
                "in run \(run.id) of camera \"\(run.camera)\" the clock was set back, so that \(microseconds / 1_000_000) s from "
                    + "\(clock.time(at: first.seconds).text) were watched twice; they hold what passed in both")
        }
        let window = [
            ObservedInterval(
                start: StoreTime(microseconds: start * 1_000_000), end: StoreTime(microseconds: end * 1_000_000))
        ]
        for (index, run) in runs.enumerated() {
            for other in runs[(index + 1)...] where other.camera == run.camera {
                let (common, first) = Coverage.overlap(run.observed, other.observed)
                guard common > 0, let first, Coverage.overlap(run.observed, window).microseconds > 0,
                    Coverage.overlap(other.observed, window).microseconds > 0
                else { continue }
                let clock = try ReportError.clock(zone: zone, from: first.seconds, to: first.seconds)
                let text =
                    "runs \(run.id) and \(other.id) of camera \"\(run.camera)\" both watched "
                    + "\(common / 1_000_000) s from \(clock.time(at: first.seconds).text)"
                guard common <= Self.mostOverlapSeconds * 1_000_000 else {
                    throw ReportError(
                        text + ", so everything would count twice; choose with --run (\(run.id) or \(other.id))")
                }
                notes.append(text + "; what passed then may count twice")
            }
        }
    }

    private static func list(_ runs: [StoredRun]) -> String {
        let shown = runs.suffix(5).map { "\($0.id) (\($0.camera))" }.joined(separator: ", ")
        return runs.isEmpty ? "none" : (runs.count > 5 ? "… " : "") + shown
    }

    private static func extent(_ intervals: [ObservedInterval], _ zone: String) -> String {
        guard let first = intervals.map(\.start.seconds).min(), let last = intervals.map(\.end.seconds).max(),
            let clock = try? CivilClock(zone: zone, from: first, to: last)
        else { return "nothing" }
        return clock.time(at: first).text + " to " + clock.time(at: last).text
    }
}
