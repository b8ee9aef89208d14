import Civil
import ClassPolicy
import Foundation
import Reports
import Store
import TestSupport
import Testing

/// Counts in bins: nobody came, nobody looked, and who came.
struct CountReportTests {
    @Test func zeroAndUnknownAreDifferent() throws {
        let store = try TestStore()
        try store.watch("2026-05-04T07:00", "2026-05-04T07:15")
        try store.watch("2026-05-04T07:30", "2026-05-04T07:37:30")
        try store.cross(store.time("2026-05-04T07:03"))
        let report = try store.report {
            $0.span = .between(CivilText("2026-05-04T07:00"), CivilText("2026-05-04T08:00"))
        }
        #expect(report.bins.count == 4)
        #expect(report.counts("L1 in", "car") == [1, nil, 0, nil])
        #expect(report.counts("L1 in", "truck") == [0, nil, 0, nil])
        #expect(report.counts("L1 out", "car") == [0, nil, 0, nil])
        #expect(report.counts("N>S", "car") == [0, nil, 0, nil])
        // No scene names bicycles, and none came.
        #expect(report.counts("L1 in", "bicycle") == nil)
        #expect(report.cameras[0].coverage == [900, 0, 450, 0])
    }

    @Test func anEventOnAnEdgeIsInOneBin() throws {
        let store = try TestStore()
        try store.watch("2026-05-04T07:00", "2026-05-04T08:00")
        let edge = try store.time("2026-05-04T07:15")
        try store.cross(edge)
        try store.cross(edge.addingTimeInterval(-0.000_001))
        try store.cross(edge.addingTimeInterval(-0.000_000_2))
        let report = try store.report()
        #expect(report.counts("L1 in", "car") == [1, 2, 0, 0])
    }

    /// Whatever the bins, gaps and clock: every event is in one of them.
    @Test(arguments: ["Europe/Berlin", "Australia/Lord_Howe", "America/New_York"])
    func binsAddUpToTheEvents(zone: String) throws {
        var random = SeededGenerator(seed: 11)
        let store = try TestStore(zone: zone)
        // Both days on which these clocks are set are in it.
        let start = Date(timeIntervalSince1970: 1_772_000_000)
        let span = 250.0 * 86_400
        var perClass: [String: Int] = [:]
        for _ in 0..<3000 {
            let name = ["car", "truck", "bicycle", "person"].randomElement(using: &random) ?? "car"
            perClass[name, default: 0] += 1
            try store.cross(start.addingTimeInterval(.random(in: 0..<span, using: &random)), as: name)
        }
        for _ in 0..<50 {
            // In any order, over each other: a clock that jumps.
            let from = start.addingTimeInterval(.random(in: 0..<span, using: &random))
            try store.run.observed(from: from, to: from.addingTimeInterval(.random(in: 0..<400_000, using: &random)))
        }
        try store.run.observed(from: start, to: start.addingTimeInterval(1))
        try store.run.observed(from: start.addingTimeInterval(span), to: start.addingTimeInterval(span + 1))
        for bin in BinLength.allCases {
            let report = try store.report(bin)
            let camera = report.cameras[0]
            for (name, count) in perClass {
                let series = try #require(camera.series.first { $0.subject.title == "L1 in" && $0.className == name })
                #expect(series.total == count, "\(bin) \(name)")
                #expect(series.counts.indices.reduce(0) { $0 + (series.count($1) ?? 0) } == count)
            }
            for (index, bin) in report.bins.enumerated() {
                #expect(camera.coverage[index] >= 0 && camera.coverage[index] <= Double(bin.seconds) + 1e-6)
            }
            let watched = try store.reader().runs()[0].observed.reduce(0.0) {
                $0 + $1.end.date.timeIntervalSince($1.start.date)
            }
            #expect(abs(camera.coverage.reduce(0, +) - watched) < 0.01)
        }
    }

    @Test func theSameTimeTwiceIsNotCountedTwice() throws {
        let store = try TestStore()
        for _ in 0..<2 {
            try store.watch("2026-05-04T07:00", "2026-05-04T07:15")
            try store.cross(store.time("2026-05-04T07:03"))
            try store.beginRun()
        }
        let error = #expect(throws: ReportError.self) { try store.report() }
        #expect(error?.message.contains("runs 1 and 2") == true && error?.message.contains("--run") == true)
        #expect(try store.report { $0.runs = [2] }.counts("L1 in", "car") == [1])
        // Two cameras may watch at the same time.
        let other = try TestStore()
        try other.watch("2026-05-04T07:00", "2026-05-04T07:15")
        try other.beginRun(camera: "bridge")
        try other.watch("2026-05-04T07:00", "2026-05-04T07:15")
        #expect(try other.report().cameras.map(\.name) == ["gate", "bridge"])
        #expect(try other.report { $0.cameras = ["bridge"] }.cameras.map(\.name) == ["bridge"])
    }

    /// A restart with a clock that was set back by a few seconds.
    @Test func aLittleOverlapIsSaid() throws {
        let store = try TestStore()
        try store.watch("2026-05-04T07:00", "2026-05-04T07:10")
        try store.beginRun()
        try store.watch("2026-05-04T07:09:50", "2026-05-04T07:15")
        let report = try store.report()
        #expect(report.notes.count == 1 && report.notes[0].contains("10 s"))
        #expect(report.cameras[0].coverage == [900])
    }

    /// A line that only the second run has was not watched in the first one.
    @Test func aPlaceIsUnknownWhileNoRunHasIt() throws {
        let store = try TestStore()
        try store.watch("2026-05-04T07:00", "2026-05-04T07:15")
        try store.beginRun(layout: CountingLayout(lines: [.init(line: "L2", direction: "in")]))
        try store.watch("2026-05-04T07:15", "2026-05-04T07:30")
        let report = try store.report()
        #expect(report.counts("L1 in", "car") == [0, nil])
        #expect(report.counts("L2 in", "car") == [nil, 0])
        #expect(report.cameras[0].coverage == [900, 900])
    }

    @Test func whatIsNotThereIsSaid() throws {
        let store = try TestStore()
        #expect(throws: ReportError.self) { try store.report() }
        try store.watch("2026-05-04T07:00", "2026-05-04T07:15")
        for change: (inout ReportRequest) -> Void in [
            { $0.cameras = ["moon"] }, { $0.runs = [9] }, { $0.only = ["tram"] }, { $0.zone = "Mars/Olympus" },
            { $0.span = .between(CivilText("2026-05-05"), CivilText("2026-05-04")) },
        ] { #expect(throws: ReportError.self) { try store.report(.hour, change) } }
    }

    // MARK: Speeds, groups, peak hours

    @Test func speedsOverASegment() throws {
        let store = try TestStore()
        try store.watch("2026-05-04T07:00", "2026-05-04T07:15")
        let time = try store.time("2026-05-04T07:05")
        for speed in 1...21 {
            try store.run.recordSpeed(
                segment: "SEG", as: store.classes[0], track: speed, metersPerSecond: Double(speed), ended: time)
        }
        let report = try store.report()
        let series = try #require(
            report.cameras[0].series.first { $0.subject.kind == "segment" && $0.className == "car" })
        let statistics = try #require(SpeedStatistics(series.speeds[0]))
        // numpy.percentile(numpy.arange(1, 22), 85)
        #expect(statistics.v85MetersPerSecond == 18 && statistics.meanMetersPerSecond == 11)
        #expect(SpeedStatistics([]) == nil && SpeedStatistics([4])?.v85MetersPerSecond == 4)
    }

    @Test func vehiclesInTheGroupsThatAPictureTells() throws {
        let store = try TestStore()
        try store.watch("2026-05-04T07:00", "2026-05-04T07:15")
        for name in ["car", "truck", "bicycle", "car"] { try store.cross(store.time("2026-05-04T07:05"), as: name) }
        let report = try store.report { $0.grouping = .fhwa }
        #expect(report.counts("L1 in", "FHWA 2-3") == [2])
        #expect(report.counts("L1 in", "FHWA 5-13") == [1])
        #expect(report.counts("L1 in", "bicycle") == [1])
    }

    @Test func thePeakHourAndItsFactor() throws {
        let store = try TestStore(layout: CountingLayout(lines: [.init(line: "L1", direction: "in")]))
        try store.watch("2026-05-04T06:00", "2026-05-04T09:00")
        for (quarter, count) in [
            ("06:00", 5), ("06:45", 10), ("07:00", 20), ("07:15", 40), ("07:30", 30), ("08:00", 11),
        ] {
            for second in 0..<count {
                try store.cross(store.time("2026-05-04T" + quarter).addingTimeInterval(Double(second)))
            }
        }
        let report = try store.report(.hour)
        let peak = try #require(report.cameras[0].peakHours.first)
        #expect(report.cameras[0].peakHours.count == 1)
        #expect(
            peak.start.minuteText == "07:15" || peak.start.minuteText == "06:45" || peak.start.minuteText == "07:00")
        // 06:45 to 07:45: 10 + 20 + 40 + 30 = 100; 07:00 to 08:00: 90; 07:15 to 08:15: 81.
        #expect(peak.start.minuteText == "06:45" && peak.end.minuteText == "07:45" && peak.volume == 100)
        #expect(peak.factor == 100.0 / 160 && peak.coverage == 1)
    }

    /// A quarter that nobody watched can't be in a peak hour, and one that was watched in part is said.
    @Test func aPeakHourWithGaps() throws {
        let store = try TestStore(layout: CountingLayout(lines: [.init(line: "L1", direction: "in")]))
        try store.watch("2026-05-04T06:00", "2026-05-04T06:45")
        try store.watch("2026-05-04T07:00", "2026-05-04T07:45")
        try store.cross(store.time("2026-05-04T07:05"))
        #expect(try store.report().cameras[0].peakHours.isEmpty)
        try store.watch("2026-05-04T07:45", "2026-05-04T07:54")
        let peak = try #require(try store.report().cameras[0].peakHours.first)
        #expect(peak.start.minuteText == "07:00" && abs(peak.coverage - 0.9) < 1e-9)
    }
}
