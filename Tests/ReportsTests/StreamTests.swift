import Civil
import Foundation
import Reports
import Store
import Testing

/// Headways, gaps and speeds of the traffic over a line; how full zones are.
struct StreamTests {
    private func stream(_ report: CountReport, _ title: String = "L1 in") throws -> TrafficStream {
        try #require(report.cameras[0].streams.first { $0.subject.title == title })
    }

    @Test func headwaysAreThoseOfAllTrafficTogether() throws {
        let store = try TestStore()
        try store.watch("2026-05-04T07:00", "2026-05-04T07:30")
        let start = try store.time("2026-05-04T07:14")
        for (seconds, name) in [(0.0, "car"), (4, "truck"), (6, "person"), (10, "car"), (50, "car"), (62, "car")] {
            try store.cross(start.addingTimeInterval(seconds), as: name)
        }
        try store.cross(start.addingTimeInterval(1), direction: "out")
        let found = try stream(store.report())
        #expect(found.counts == [4, 1], "a person is no traffic")
        #expect(found.headways[0] == [4, 6, 40])
        #expect(found.headways[1] == [12], "a headway is in the bin of the vehicle behind")
        let statistics = try #require(SpacingStatistics(found.headways[0]))
        #expect(statistics.medianSeconds == 6 && statistics.leastSeconds == 4)
        #expect(abs(statistics.meanSeconds - 50.0 / 3) < 1e-6)
        #expect(found.gaps.allSatisfy { $0.isEmpty }, "without speeds nothing is known of gaps")
        #expect(try stream(store.report(), "L1 out").headways.allSatisfy { $0.isEmpty })
    }

    /// Whoever came while nobody looked would have had the headway.
    @Test func nobodyMayHaveLookedAwayInBetween() throws {
        let store = try TestStore()
        try store.watch("2026-05-04T07:00", "2026-05-04T07:05")
        try store.watch("2026-05-04T07:06", "2026-05-04T07:15")
        for time in ["2026-05-04T07:04", "2026-05-04T07:05", "2026-05-04T07:06", "2026-05-04T07:08"] {
            try store.cross(store.time(time))
        }
        // A later run of the same camera.
        try store.beginRun()
        try store.watch("2026-05-04T07:16", "2026-05-04T07:30")
        try store.cross(store.time("2026-05-04T07:17"))
        let found = try stream(store.report(.hour))
        #expect(found.headways == [[60, 120]])
        #expect(found.counts == [5])
    }

    @Test func gapsTakeOffTheVehiclesThemselves() throws {
        let store = try TestStore()
        try store.watch("2026-05-04T07:00", "2026-05-04T07:15")
        let start = try store.time("2026-05-04T07:01")
        try store.cross(start, as: "truck", metersPerSecond: 10)
        try store.cross(start.addingTimeInterval(3), metersPerSecond: 11)
        try store.cross(start.addingTimeInterval(4), metersPerSecond: .nan)
        try store.cross(start.addingTimeInterval(6), metersPerSecond: 0.1)
        try store.cross(start.addingTimeInterval(6.1), metersPerSecond: 1)
        try store.cross(start.addingTimeInterval(6.2), metersPerSecond: 1)
        let found = try stream(store.report())
        // Half of 8 m at 10 m/s, half of 4.4 m at 11 m/s; then two unknown; then less than nothing, which is none.
        #expect(found.gaps[0].count == 2)
        #expect(abs(found.gaps[0][0] - (3 - 0.4 - 0.2)) < 1e-5 && found.gaps[0][1] == 0)
        #expect(found.headways[0].count == 5)
    }

    @Test func speedsAtLinesAreReportedByClass() throws {
        let store = try TestStore()
        try store.watch("2026-05-04T07:00", "2026-05-04T07:15")
        let start = try store.time("2026-05-04T07:01")
        for (index, speed) in [10.0, 20, 12, 14].enumerated() {
            try store.cross(start.addingTimeInterval(Double(index)), metersPerSecond: speed)
        }
        try store.cross(start, as: "person", metersPerSecond: 1.5)
        let report = try store.report()
        let series = try #require(
            report.cameras[0].series.first { $0.subject.title == "L1 in" && $0.className == "car" })
        let statistics = try #require(SpeedStatistics(series.speeds[0]))
        #expect(statistics.count == 4 && statistics.meanMetersPerSecond == 14)
        #expect(statistics.medianMetersPerSecond == 13)
        #expect(abs(statistics.v85MetersPerSecond - 17.3) < 1e-6)
        #expect(
            report.cameras[0].series.first { $0.isPerson && $0.subject.title == "L1 in" }?.speeds.isEmpty == true,
            "nobody measures how fast a person is")
        let csv = TidyCSV.text(report)
        #expect(csv.contains(",line,L1,in,N,car,4,900,4,50.4,46.8,62.3,"))
        #expect(csv.contains(",stream,L1,in,N,,4,900,4,50.4,46.8,62.3,3,1,1,1,3,"))
    }

    @Test func onlySomeClassesHaveNoStream() throws {
        let store = try TestStore()
        try store.watch("2026-05-04T07:00", "2026-05-04T07:15")
        try store.cross(store.time("2026-05-04T07:01"))
        #expect(try store.report { $0.only = ["car"] }.cameras[0].streams.isEmpty)
    }

    @Test func occupancyIsOfTheWatchedTime() throws {
        let store = try TestStore()
        try store.watch("2026-05-04T07:00", "2026-05-04T07:10")
        try store.watch("2026-05-04T07:20", "2026-05-04T07:30")
        func time(_ text: String) throws -> Date { try store.time("2026-05-04T07:" + text) }
        // 07:00 to 07:15: occupied 4 of 10 minutes, 5 vehicle minutes. Of the stay that reaches into 07:25, 5 minutes.
        try store.stay(time("02"), time("04"))
        try store.stay(time("03"), time("04"), as: "truck")
        try store.stay(time("04"), time("05"))
        try store.stay(time("09"), time("25"))
        try store.stay(time("21"), time("22"), as: "person")
        let zone = try #require(try store.report().cameras[0].occupancies.first).stays
        #expect(zone.coverage == [600, 600] && (0...1).map(zone.count) == [4, 0])
        #expect(zone.busySeconds == [240, 300] && zone.sumSeconds == [300, 300])
        #expect((0...1).map(zone.most) == [2, 1], "one goes as another comes")
        #expect(zone.share(0) == 0.4 && zone.mean(1) == 0.5)
        // A report that begins while something is inside.
        let later = try store.report { $0.span = .between(CivilText("2026-05-04T07:15"), nil) }
        #expect(later.cameras[0].occupancies.first?.stays.busySeconds == [300])
        let car = try store.report { $0.only = ["truck"] }
        #expect(car.cameras[0].occupancies.first?.stays.busySeconds == [60, 0])
        #expect(TidyCSV.text(try store.report()).contains(",occupancy,BOX,,,,4,600,,,,,,,,,,,,,0.4,0.5,2,"))
    }

    @Test func whereNobodyWatchedNothingIsKnown() throws {
        let store = try TestStore()
        try store.watch("2026-05-04T07:00", "2026-05-04T07:15")
        try store.watch("2026-05-04T07:30", "2026-05-04T07:45")
        let report = try store.report()
        let zone = try #require(report.cameras[0].occupancies.first).stays
        #expect(zone.share(0) == 0 && zone.share(1) == nil && zone.most(1) == nil && zone.mean(2) == 0)
        #expect(try stream(report).count(0) == 0)
        #expect(try stream(report).count(1) == nil)
    }

    /// The table goes back in as a manual count: the rows that repeat others are not compared.
    @Test func theTableCanBeValidated() throws {
        let store = try TestStore()
        try store.watch("2026-05-04T07:00", "2026-05-04T08:00")
        for minute in 1..<50 { try store.cross(store.time("2026-05-04T07:00").addingTimeInterval(Double(minute * 60))) }
        let table = TidyCSV.text(try store.report())
        let validation = try Validation(
            manual: table, file: "manual.csv", counts: table, countsFile: "counts.csv", zone: nil)
        #expect(validation.manual == 49 && validation.measured == 49)
    }

    @Test func aClockThatWasSetBackIsSaid() throws {
        let store = try TestStore()
        try store.watch("2026-05-04T07:00", "2026-05-04T07:20")
        try store.watch("2026-05-04T07:10", "2026-05-04T07:30")
        let report = try store.report()
        #expect(report.notes.contains { $0.contains("set back, so that 600 s from 2026-05-04T07:10:00+02:00") })
        #expect(report.cameras[0].coverage == [900, 900])
        let untouched = try TestStore()
        try untouched.watch("2026-05-04T07:00", "2026-05-04T07:20")
        try untouched.watch("2026-05-04T07:20", "2026-05-04T07:30")
        #expect(try untouched.report().notes.isEmpty)
    }
}
