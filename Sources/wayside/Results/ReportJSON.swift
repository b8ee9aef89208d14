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
        json.key("wayside")
        json.string(Values.Wayside.version)
        json.key("policy_digest")
        json.string(ClassPolicy.digest)
        json.key("zone")
        json.string(report.bins.clock.zone)
        json.key("bin")
        json.string(report.bins.length.rawValue)
        json.key("bins")
        json.beginArray()
        for bin in report.bins {
            json.beginObject()
            json.key("start")
            json.string(bin.startTime.text)
            json.key("end")
            json.string(bin.endTime.text)
            json.key("seconds")
            json.integer(bin.seconds)
            json.endObject()
        }
        json.endArray()
        json.key("cameras")
        json.beginArray()
        for camera in report.cameras { Self.write(camera, to: &json) }
        json.endArray()
        json.key("notes")
        json.beginArray()
        for note in report.notes { json.string(note) }
        json.endArray()
        json.endObject()
        json.endLine()
        bytes = json.bytes
    }

    private static func write(_ camera: CameraCounts, to json: inout JSONWriter) {
        json.beginObject()
        json.key("camera")
        json.string(camera.name)
        json.key("runs")
        json.beginArray()
        for run in camera.runs { write(run, to: &json) }
        json.endArray()
        json.key("coverage_s")
        write(camera.coverage, to: &json)
        json.key("counts")
        json.beginArray()
        for series in camera.series { write(series, to: &json) }
        json.endArray()
        json.key("streams")
        json.beginArray()
        for stream in camera.streams { write(stream, to: &json) }
        json.endArray()
        json.key("zones")
        json.beginArray()
        for zone in camera.occupancies { write(zone, to: &json) }
        json.endArray()
        json.key("queues")
        json.beginArray()
        for queue in camera.queues { write(queue, to: &json) }
        json.endArray()
        json.key("peak_hours")
        json.beginArray()
        for peak in camera.peakHours { write(peak, to: &json) }
        json.endArray()
        json.endObject()
    }

    private static func write(_ run: StoredRun, to json: inout JSONWriter) {
        func optional(_ key: StaticString, _ value: String?) {
            json.key(key)
            if let value { json.string(value) } else { json.null() }
        }
        json.beginObject()
        json.key("run")
        json.integer(run.id)
        json.key("wayside")
        json.string(run.programVersion)
        json.key("policy_version")
        json.string(run.policyVersion)
        json.key("policy_digest")
        json.string(run.policyDigest)
        optional("model", run.model)
        optional("model_sha256", run.modelSHA256)
        optional("scene", run.scene)
        optional("scene_sha256", run.sceneSHA256)
        json.key("source")
        json.string(run.source)
        json.endObject()
    }

    private static func write(_ subject: Subject, to json: inout JSONWriter) {
        json.key("kind")
        json.string(subject.kind)
        json.key("name")
        json.string(subject.name)
        json.key("direction")
        json.string(subject.direction)
        json.key("leg")
        json.string(subject.leg)
    }

    private static func write(_ series: CountSeries, to json: inout JSONWriter) {
        json.beginObject()
        write(series.subject, to: &json)
        json.key("class")
        json.string(series.className)
        json.key("count")
        write(series.counts.indices.map(series.count), to: &json)
        json.key("coverage_s")
        write(series.coverage, to: &json)
        if !series.speeds.isEmpty { write(speeds: series.speeds, to: &json) }
        json.endObject()
    }

    private static func write(_ stream: TrafficStream, to json: inout JSONWriter) {
        json.beginObject()
        json.key("name")
        json.string(stream.subject.name)
        json.key("direction")
        json.string(stream.subject.direction)
        json.key("leg")
        json.string(stream.subject.leg)
        json.key("count")
        write(stream.counts.indices.map(stream.count), to: &json)
        json.key("coverage_s")
        write(stream.coverage, to: &json)
        write(speeds: stream.speeds, to: &json)
        json.key("headway_count")
        write(stream.headways.map { Optional($0.count) }, to: &json)
        let headways = stream.headways.map(SpacingStatistics.init)
        let gaps = stream.gaps.map(SpacingStatistics.init)
        func measure(_ key: StaticString, _ values: [SpacingStatistics?], _ path: KeyPath<SpacingStatistics, Double>) {
            json.key(key)
            write(values.map { $0?[keyPath: path] ?? .nan }, decimals: 2, to: &json)
        }
        measure("headway_mean_s", headways, \.meanSeconds)
        measure("headway_median_s", headways, \.medianSeconds)
        measure("headway_min_s", headways, \.leastSeconds)
        json.key("gap_count")
        write(stream.gaps.map { Optional($0.count) }, to: &json)
        measure("gap_mean_s", gaps, \.meanSeconds)
        measure("gap_median_s", gaps, \.medianSeconds)
        measure("gap_min_s", gaps, \.leastSeconds)
        json.endObject()
    }

    private static func write(_ zone: ZoneOccupancy, to json: inout JSONWriter) {
        json.beginObject()
        json.key("name")
        json.string(zone.zone)
        write(
            zone.stays, count: "visits", share: "occupancy", mean: "mean_inside", most: "max_inside", to: &json)
        json.endObject()
    }

    private static func write(_ queue: ZoneQueue, to json: inout JSONWriter) {
        let bins = queue.stops.coverage.indices
        json.beginObject()
        json.key("name")
        json.string(queue.zone)
        write(
            queue.stops, count: "stops", share: "queue_share", mean: "queue_mean", most: "queue_max", to: &json)
        json.key("queue_max_m")
        write(bins.map { queue.longestMeters($0) ?? .nan }, to: &json)
        json.key("stopped_count")
        write(bins.map { queue.stops.count($0) == nil ? nil : queue.stoppedVehicles[$0] }, to: &json)
        json.key("stopped_mean_s")
        write(bins.map { queue.stoppedMeanSeconds($0) ?? .nan }, to: &json)
        json.endObject()
    }

    private static func write(
        _ lasting: Concurrency, count: StaticString, share: StaticString, mean: StaticString, most: StaticString,
        to json: inout JSONWriter
    ) {
        let bins = lasting.coverage.indices
        json.key(count)
        write(bins.map(lasting.count), to: &json)
        json.key("coverage_s")
        write(lasting.coverage, to: &json)
        json.key(share)
        write(bins.map { lasting.share($0) ?? .nan }, decimals: 4, to: &json)
        json.key(mean)
        write(bins.map { lasting.mean($0) ?? .nan }, decimals: 3, to: &json)
        json.key(most)
        write(bins.map(lasting.most), to: &json)
    }

    private static func write(speeds: [[Float]], to json: inout JSONWriter) {
        let statistics = speeds.map(SpeedStatistics.init)
        func measure(_ key: StaticString, _ path: KeyPath<SpeedStatistics, Double>) {
            json.key(key)
            write(statistics.map { $0.map { $0[keyPath: path] * 3.6 } ?? .nan }, to: &json)
        }
        json.key("speed_count")
        write(speeds.map { Optional($0.count) }, to: &json)
        measure("mean_kmh", \.meanMetersPerSecond)
        measure("median_kmh", \.medianMetersPerSecond)
        measure("v85_kmh", \.v85MetersPerSecond)
    }

    private static func write(_ peak: PeakHour, to json: inout JSONWriter) {
        json.beginObject()
        if let subject = peak.subject {
            write(subject, to: &json)
        } else {
            json.key("kind")
            json.string("all")
        }
        json.key("start")
        json.string(peak.start.text)
        json.key("end")
        json.string(peak.end.text)
        json.key("volume")
        json.integer(peak.volume)
        json.key("factor")
        if let factor = peak.factor { json.number(factor, decimals: 3) } else { json.null() }
        json.key("coverage")
        json.number(peak.coverage, decimals: 4)
        json.endObject()
    }

    /// Not a number becomes null.
    private static func write(_ numbers: [Double], decimals: Int = 1, to json: inout JSONWriter) {
        json.beginArray()
        for number in numbers { json.number(number, decimals: decimals) }
        json.endArray()
    }

    private static func write(_ counts: [Int?], to json: inout JSONWriter) {
        json.beginArray()
        for count in counts {
            if let count { json.integer(count) } else { json.null() }
        }
        json.endArray()
    }
}
