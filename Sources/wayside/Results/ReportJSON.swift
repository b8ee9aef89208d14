import Civil
import ClassPolicy
import Formats
import Recording
import Reports
import Store
import Values

/// A report as one JSON object. Counts are null where nobody watched.
struct ReportJSON {
    let bytes: [UInt8]

    init(_ report: CountReport) {
        var json = JSONWriter()
        json.beginObject()
        json.member("wayside", Values.Wayside.version)
        json.member("policy_digest", ClassPolicy.digest)
        json.member("zone", report.bins.clock.zone)
        json.member("bin", report.bins.length.rawValue)
        json.beginArray("bins")
        for bin in report.bins {
            json.beginObject()
            json.member("start", bin.startTime.text)
            json.member("end", bin.endTime.text)
            json.member("seconds", bin.seconds)
            json.endObject()
        }
        json.endArray()
        json.beginArray("cameras")
        for camera in report.cameras { Self.write(camera, to: &json) }
        json.endArray()
        json.beginArray("notes")
        for note in report.notes { json.string(note) }
        json.endArray()
        json.endObject()
        json.endLine()
        bytes = json.bytes
    }

    private static func write(_ camera: CameraCounts, to json: inout JSONWriter) {
        json.beginObject()
        json.member("camera", camera.name)
        json.beginArray("runs")
        for run in camera.runs { write(run, to: &json) }
        json.endArray()
        write("coverage_s", camera.coverage, to: &json)
        json.beginArray("counts")
        for series in camera.series { write(series, to: &json) }
        json.endArray()
        json.beginArray("streams")
        for stream in camera.streams { write(stream, to: &json) }
        json.endArray()
        json.beginArray("zones")
        for zone in camera.occupancies { write(zone, to: &json) }
        json.endArray()
        json.beginArray("queues")
        for queue in camera.queues { write(queue, to: &json) }
        json.endArray()
        json.beginArray("peak_hours")
        for peak in camera.peakHours { write(peak, to: &json) }
        json.endArray()
        json.endObject()
    }

    private static func write(_ run: StoredRun, to json: inout JSONWriter) {
        json.beginObject()
        json.member("run", run.id)
        json.member("wayside", run.programVersion)
        json.member("policy_version", run.policyVersion)
        json.member("policy_digest", run.policyDigest)
        json.member("model", run.model)
        json.member("model_sha256", run.modelSHA256)
        json.member("scene", run.scene)
        json.member("scene_sha256", run.sceneSHA256)
        json.member("source", run.source)
        json.endObject()
    }

    private static func write(_ subject: Subject, to json: inout JSONWriter) {
        json.member("kind", subject.kind)
        json.member("name", subject.name)
        json.member("direction", subject.direction)
        json.member("leg", subject.leg)
    }

    private static func write(_ series: CountSeries, to json: inout JSONWriter) {
        json.beginObject()
        write(series.subject, to: &json)
        json.member("class", series.className)
        write("count", series.counts.indices.map(series.count), to: &json)
        write("coverage_s", series.coverage, to: &json)
        if !series.speeds.isEmpty { write(speeds: series.speeds, to: &json) }
        json.endObject()
    }

    private static func write(_ stream: TrafficStream, to json: inout JSONWriter) {
        json.beginObject()
        json.member("name", stream.subject.name)
        json.member("direction", stream.subject.direction)
        json.member("leg", stream.subject.leg)
        write("count", stream.counts.indices.map(stream.count), to: &json)
        write("coverage_s", stream.coverage, to: &json)
        write(speeds: stream.speeds, to: &json)
        write("headway_count", stream.headways.map { Optional($0.count) }, to: &json)
        let headways = stream.headways.map(SpacingStatistics.init)
        let gaps = stream.gaps.map(SpacingStatistics.init)
        func measure(_ key: StaticString, _ values: [SpacingStatistics?], _ path: KeyPath<SpacingStatistics, Double>) {
            write(key, values.map { $0?[keyPath: path] ?? .nan }, decimals: 2, to: &json)
        }
        measure("headway_mean_s", headways, \.meanSeconds)
        measure("headway_median_s", headways, \.medianSeconds)
        measure("headway_min_s", headways, \.leastSeconds)
        write("gap_count", stream.gaps.map { Optional($0.count) }, to: &json)
        measure("gap_mean_s", gaps, \.meanSeconds)
        measure("gap_median_s", gaps, \.medianSeconds)
        measure("gap_min_s", gaps, \.leastSeconds)
        json.endObject()
    }

    private static func write(_ zone: ZoneOccupancy, to json: inout JSONWriter) {
        json.beginObject()
        json.member("name", zone.zone)
        write(
            zone.stays, count: "visits", share: "occupancy", mean: "mean_inside", most: "max_inside", to: &json)
        json.endObject()
    }

    private static func write(_ queue: ZoneQueue, to json: inout JSONWriter) {
        let bins = queue.stops.coverage.indices
        json.beginObject()
        json.member("name", queue.zone)
        write(
            queue.stops, count: "stops", share: "queue_share", mean: "queue_mean", most: "queue_max", to: &json)
        write("queue_max_m", bins.map { queue.longestMeters($0) ?? .nan }, to: &json)
        write("stopped_count", bins.map { queue.stops.count($0) == nil ? nil : queue.stoppedVehicles[$0] }, to: &json)
        write("stopped_mean_s", bins.map { queue.stoppedMeanSeconds($0) ?? .nan }, to: &json)
        json.endObject()
    }

    private static func write(
        _ lasting: Concurrency, count: StaticString, share: StaticString, mean: StaticString, most: StaticString,
        to json: inout JSONWriter
    ) {
        let bins = lasting.coverage.indices
        write(count, bins.map(lasting.count), to: &json)
        write("coverage_s", lasting.coverage, to: &json)
        write(share, bins.map { lasting.share($0) ?? .nan }, decimals: 4, to: &json)
        write(mean, bins.map { lasting.mean($0) ?? .nan }, decimals: 3, to: &json)
        write(most, bins.map(lasting.most), to: &json)
    }

    private static func write(speeds: [[Float]], to json: inout JSONWriter) {
        let statistics = speeds.map(SpeedStatistics.init)
        func measure(_ key: StaticString, _ path: KeyPath<SpeedStatistics, Double>) {
            write(key, statistics.map { $0.map { $0[keyPath: path] * 3.6 } ?? .nan }, to: &json)
        }
        write("speed_count", speeds.map { Optional($0.count) }, to: &json)
        measure("mean_kmh", \.meanMetersPerSecond)
        measure("median_kmh", \.medianMetersPerSecond)
        measure("v85_kmh", \.v85MetersPerSecond)
    }

    private static func write(_ peak: PeakHour, to json: inout JSONWriter) {
        json.beginObject()
        if let subject = peak.subject {
            write(subject, to: &json)
        } else {
            json.member("kind", "all")
        }
        json.member("start", peak.start.text)
        json.member("end", peak.end.text)
        json.member("volume", peak.volume)
        json.member("factor", peak.factor, decimals: 3)
        json.member("coverage", peak.coverage, decimals: 4)
        json.endObject()
    }

    /// Not a number becomes null.
    private static func write(_ name: StaticString, _ numbers: [Double], decimals: Int = 1, to json: inout JSONWriter) {
        json.beginArray(name)
        for number in numbers { json.number(number, decimals: decimals) }
        json.endArray()
    }

    private static func write(_ name: StaticString, _ counts: [Int?], to json: inout JSONWriter) {
        json.beginArray(name)
        for count in counts {
            if let count { json.integer(count) } else { json.null() }
        }
        json.endArray()
    }
}
