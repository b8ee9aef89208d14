import Civil
import Formats

/// One row a bin, place and class: Wayside's own table, for R, pandas and spreadsheets. ``ManualCounts`` reads it too.
///
/// What doesn't add up over classes has rows of its own: `stream` (a line's direction, ``TrafficStream``), `occupancy` and `queue` (a zone,
/// ``ZoneOccupancy`` and ``ZoneQueue``). Their counts are those of the other rows once more, or stops, so a sum is to be taken of one kind
/// alone.
public enum TidyCSV {
    static let streamKind = "stream"
    static let occupancyKind = "occupancy"
    static let queueKind = "queue"

    static let columns = [
        "start", "end", "camera", "kind", "name", "direction", "leg", "class", "count", "coverage_s", "speed_count",
        "mean_kmh", "median_kmh", "v85_kmh", "headway_count", "headway_mean_s", "headway_median_s", "headway_min_s",
        "gap_count", "gap_mean_s", "gap_median_s", "gap_min_s", "occupancy", "mean_inside", "max_inside", "queue_share",
        "queue_mean", "queue_max", "queue_max_m", "stopped_count", "stopped_mean_s", "policy", "model",
    ]

    public static let header = columns.joined(separator: ",")

    /// An empty count is unknown: nobody watched. `coverage_s` says how many seconds of the bin were watched; the count is what was
    /// seen then and never scaled up.
    public static func text(_ report: CountReport) -> String {
        var csv = CSVText(header: header)
        for camera in report.cameras {
            let name = CSVText.cell(camera.name)
            let provenance = [CSVText.cell(camera.policyCell), CSVText.cell(camera.modelCell)]
            func add(_ bin: TimeBin, _ place: [String], _ measures: [String]) {
                csv.add([bin.startTime.text, bin.endTime.text, name] + place + measures + provenance)
            }
            for series in camera.series {
                let place = cells(series.subject.kind, series.subject, series.className)
                for (index, bin) in report.bins.enumerated() {
                    add(
                        bin, place,
                        measures(
                            count(series.count(index), series.coverage[index]),
                            speeds: speeds(series.speeds.isEmpty ? [] : series.speeds[index])))
                }
            }
            for stream in camera.streams {
                let place = cells(streamKind, stream.subject, "")
                for (index, bin) in report.bins.enumerated() {
                    add(
                        bin, place,
                        measures(
                            count(stream.count(index), stream.coverage[index]), speeds: speeds(stream.speeds[index]),
                            spacing: spacing(stream.headways[index], stream.gaps[index])))
                }
            }
            for zone in camera.occupancies {
                let place = cells(occupancyKind, .zone(name: zone.zone), "")
                for (index, bin) in report.bins.enumerated() {
                    add(
                        bin, place,
                        measures(
                            count(zone.stays.count(index), zone.stays.coverage[index]),
                            inside: inside(zone.stays, index)))
                }
            }
            for queue in camera.queues {
                let place = cells(queueKind, .zone(name: queue.zone), "")
                for (index, bin) in report.bins.enumerated() {
                    add(
                        bin, place,
                        measures(
                            count(queue.stops.count(index), queue.stops.coverage[index]),
                            standing: standing(queue, index)))
                }
            }
        }
        return csv.text
    }

    private static func cells(_ kind: String, _ subject: Subject, _ className: String) -> [String] {
        [kind] + [subject.name, subject.direction, subject.leg, className].map(CSVText.cell)
    }

    private static func count(_ count: Int?, _ coverage: Double) -> [String] {
        [count.map(String.init) ?? "", coverage.decimals(1)]
    }

    private static func speeds(_ speeds: [Float]) -> [String] {
        guard let statistics = SpeedStatistics(speeds) else { return ["", "", "", ""] }
        return ["\(statistics.count)"]
            + [
                statistics.meanMetersPerSecond, statistics.medianMetersPerSecond, statistics.v85MetersPerSecond,
            ].map { ($0 * 3.6).decimals(1) }
    }

    private static func spacing(_ headways: [Float], _ gaps: [Float]) -> [String] {
        func cells(_ times: [Float]) -> [String] {
            guard let statistics = SpacingStatistics(times) else { return ["", "", "", ""] }
            return ["\(statistics.count)"]
                + [statistics.meanSeconds, statistics.medianSeconds, statistics.leastSeconds].map { $0.decimals(2) }
        }
        return cells(headways) + cells(gaps)
    }

    private static func inside(_ stays: Concurrency, _ bin: Int) -> [String] {
        [
            stays.share(bin)?.decimals(4) ?? "", stays.mean(bin)?.decimals(3) ?? "",
            stays.most(bin).map(String.init) ?? "",
        ]
    }

    private static func standing(_ queue: ZoneQueue, _ bin: Int) -> [String] {
        [
            queue.stops.share(bin)?.decimals(4) ?? "", queue.stops.mean(bin)?.decimals(3) ?? "",
            queue.stops.most(bin).map(String.init) ?? "", queue.longestMeters(bin)?.decimals(1) ?? "",
            queue.stops.count(bin) == nil ? "" : "\(queue.stoppedVehicles[bin])",
            queue.stoppedMeanSeconds(bin)?.decimals(1) ?? "",
        ]
    }

    /// The cells from `count` to the last measure, in the order of ``columns``; those of groups that a row doesn't have are empty.
    private static func measures(
        _ count: [String], speeds: [String] = empty(4), spacing: [String] = empty(8), inside: [String] = empty(3),
        standing: [String] = empty(6)
    ) -> [String] {
        count + speeds + spacing + inside + standing
    }

    private static func empty(_ cells: Int) -> [String] { Array(repeating: "", count: cells) }
}
