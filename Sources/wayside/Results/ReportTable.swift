import Civil
import Reports
import Store

/// A report for people: totals, bins, peak hours.
struct ReportTable {
    let text: String

    /// More columns don't fit on a screen; the bins then show all movements or lines together.
    private static let mostColumns = 8

    init(_ report: CountReport) {
        var parts: [String] = []
        for camera in report.cameras {
            parts.append(Self.heading(camera, report.bins))
            parts.append(Self.totals(camera))
            parts.append(Self.bins(camera, report.bins))
            if let streams = Self.streams(camera) { parts.append(streams) }
            parts += [Self.zones(camera), Self.queues(camera)].compactMap { $0 }
            parts.append(Self.peaks(camera))
            parts.append(camera.provenance)
        }
        text = parts.joined(separator: "\n\n")
    }

    private static func heading(_ camera: CameraCounts, _ bins: TimeBins) -> String {
        guard let first = bins.first, let last = bins.last else { return camera.name }
        let watched = camera.coverage.reduce(0, +)
        let share = watched / Double(last.end - first.start) * 100
        return "\(camera.name)   \(first.startTime.text) to \(last.endTime.text)   \(bins.clock.zone)   watched "
            + "\(Duration.seconds(watched).clock) (\(share.fixed(1)) %)"
    }

    private static func totals(_ camera: CameraCounts) -> String {
        var classes: [String] = []
        for series in camera.series where !series.className.isEmpty && !classes.contains(series.className) {
            classes.append(series.className)
        }
        let header = ["", "", "leg"] + classes + ["all", "mean km/h", "median", "v85"]
        var table = Table(header, rightAligned: Set(3..<header.count))
        for subject in camera.subjects {
            let own = camera.series.filter { $0.subject == subject }
            let speeds = SpeedStatistics(own.flatMap { $0.speeds.flatMap { $0 } })
            table.add(
                [subject.kind, subject.title, subject.leg]
                    + classes.map { name in own.first { $0.className == name }.map(total) ?? "" } + [
                        "\(own.reduce(0) { $0 + $1.total })",
                        speeds.map { ($0.meanMetersPerSecond * 3.6).fixed(1) } ?? "",
                        speeds.map { ($0.medianMetersPerSecond * 3.6).fixed(1) } ?? "",
                        speeds.map { ($0.v85MetersPerSecond * 3.6).fixed(1) } ?? "",
                    ])
        }
        return table.text
    }

    /// `-` where nobody watched at all.
    private static func total(_ series: CountSeries) -> String {
        series.counts.indices.contains { series.count($0) != nil } ? "\(series.total)" : "-"
    }

    private static func bins(_ camera: CameraCounts, _ bins: TimeBins) -> String {
        let main = camera.mainSubjects
        let columns = main.count <= mostColumns ? main : []
        let header = ["from", "to"] + columns.map(\.title) + ["all", "watched"]
        var table = Table(header, rightAligned: Set(2..<header.count))
        let isLong = bins.length == .day
        for (index, bin) in bins.enumerated() {
            func text(_ count: Int?) -> String { count.map(String.init) ?? "-" }
            let share = camera.coverage[index] / Double(bin.seconds) * 100
            table.add(
                [
                    isLong
                        ? bin.startTime.text
                        : bin.startTime.dateText + " " + bin.startTime.minuteText
                            + bin.startTime.offsetText,
                    isLong ? bin.endTime.text : bin.endTime.minuteText + bin.endTime.offsetText,
                ] + columns.map { text(camera.count($0, bin: index)) } + [
                    text(camera.total(bin: index)), share.fixed(share > 0 && share < 10 ? 1 : 0) + " %",
                ])
        }
        return table.text
    }

    /// How closely vehicles follow each other; nil where no two were seen.
    private static func streams(_ camera: CameraCounts) -> String? {
        let header = ["headway and gap, s", "headways", "mean", "median", "least", "gaps", "mean", "median", "least"]
        var table = Table(header, rightAligned: Set(1..<header.count))
        for stream in camera.streams {
            guard let headways = SpacingStatistics(stream.headways.flatMap { $0 }) else { continue }
            let gaps = SpacingStatistics(stream.gaps.flatMap { $0 })
            table.add(
                [stream.subject.title, "\(headways.count)"]
                    + [headways.meanSeconds, headways.medianSeconds, headways.leastSeconds].map { $0.fixed(2) }
                    + ["\(gaps?.count ?? 0)"]
                    + [gaps?.meanSeconds, gaps?.medianSeconds, gaps?.leastSeconds].map { $0?.fixed(2) ?? "-" })
        }
        return table.isEmpty ? nil : table.text
    }

    private static func zones(_ camera: CameraCounts) -> String? {
        var table = Table(["zone", "visits", "occupied", "mean inside", "most"], rightAligned: [1, 2, 3, 4])
        for zone in camera.occupancies {
            table.add([zone.zone] + cells(zone.stays))
        }
        return table.isEmpty ? nil : table.text
    }

    /// How many, the share of time, the mean and the most, `-` where nobody watched.
    private static func cells(_ lasting: Concurrency) -> [String] {
        guard let all = lasting.overall else { return ["-", "-", "-", "-"] }
        return ["\(all.count)", (all.share * 100).fixed(1) + " %", all.mean.fixed(2), "\(all.most)"]
    }

    /// How long queues were; nil without zones.
    private static func queues(_ camera: CameraCounts) -> String? {
        let header = ["queue", "stops", "of the time", "mean", "longest", "metres", "stopped", "s each"]
        var table = Table(header, rightAligned: Set(1..<header.count))
        for queue in camera.queues {
            let bins = queue.stops.coverage.indices
            let isKnown = queue.stops.overall != nil
            let vehicles = queue.stoppedVehicles.reduce(0, +)
            table.add(
                [queue.zone] + cells(queue.stops) + [
                    bins.compactMap(queue.longestMeters).max()?.fixed(1) ?? "-", isKnown ? "\(vehicles)" : "-",
                    vehicles > 0 ? (queue.stoppedSeconds.reduce(0, +) / Double(vehicles)).fixed(1) : "-",
                ])
        }
        return table.isEmpty ? nil : table.text
    }

    private static func peaks(_ camera: CameraCounts) -> String {
        guard !camera.peakHours.isEmpty else {
            return "no peak hour: four quarters of an hour in a row were not watched"
        }
        var table = Table(["peak hour", "", "volume", "PHF", "watched"], rightAligned: [2, 3, 4])
        for peak in camera.peakHours where peak.volume > 0 || peak.subject == nil {
            table.add([
                peak.start.dateText + " " + peak.start.minuteText + "-" + peak.end.minuteText,
                peak.subject?.title ?? "all", "\(peak.volume)", peak.factor.map { $0.fixed(2) } ?? "-",
                (peak.coverage * 100).fixed(peak.coverage < 1 ? 1 : 0) + " %",
            ])
        }
        return table.text
    }
}
