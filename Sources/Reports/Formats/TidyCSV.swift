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
            /// A row a bin: its cells from `count` on.
            func add(_ kind: String, _ subject: Subject, _ className: String = "", _ measures: (Int) -> [String]) {
                let place = cells(kind, subject, className)
                for (index, bin) in report.bins.enumerated() {
                    csv.add([bin.startTime.text, bin.endTime.text, name] + place + measures(index) + provenance)
                }
            }
            for series in camera.series {
                add(series.subject.kind, series.subject, series.className) { bin in
                    measures(
                        count(series.count(bin), series.coverage[bin]),
                        speeds: speeds(series.speeds.isEmpty ? [] : series.speeds[bin]))
                }
            }
            for stream in camera.streams {
                add(streamKind, stream.subject) { bin in
                    measures(
                        count(stream.count(bin), stream.coverage[bin]), speeds: speeds(stream.speeds[bin]),
                        spacing: spacing(stream.headways[bin], stream.gaps[bin]))
                }
            }
            for zone in camera.occupancies {
                add(occupancyKind, .zone(name: zone.zone)) { bin in
                    measures(count(zone.stays.count(bin), zone.stays.coverage[bin]), inside: inside(zone.stays, bin))
                }
            }
            for queue in camera.queues {
                add(queueKind, .zone(name: queue.zone)) { bin in
                    measures(count(queue.stops.count(bin), queue.stops.coverage[bin]), standing: standing(queue, bin))
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
