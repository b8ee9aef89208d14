import Civil
import Foundation
import Reports
import Store
import Testing
import Values

/// How long queues were, by the stops in a store.
struct QueueTests {
    private func queue(_ report: CountReport) throws -> ZoneQueue {
        try #require(report.cameras[0].queues.first { $0.zone == "BOX" })
    }

    /// A car of 4 m that faces east, with its middle at x metres, and ends at another x where it creeps.
    private func place(_ x: Double, to end: Double? = nil, y: Double = 0, length: Double = 4) -> StandingPlace {
        StandingPlace(start: SIMD2(x, y), end: SIMD2(end ?? x, y), length: SIMD2(length, 0))
    }

    private func store() throws -> (TestStore, (String) throws -> Date) {
        let store = try TestStore()
        return (store, { try store.time("2026-05-04T07:" + $0) })
    }

    @Test func aQueueIsWhatStandsAtATime() throws {
        let (store, time) = try store()
        try store.watch("2026-05-04T07:00", "2026-05-04T07:15")
        try store.stop(time("02:00"), time("04:00"), track: 1, at: place(10))
        try store.stop(time("02:30"), time("04:30"), track: 2, as: "truck", at: place(2, length: 8))
        try store.stop(time("03:00"), time("03:30"), track: 3, at: place(30, y: 3))
        try store.stop(time("04:30"), time("05:30"), track: 1, at: place(10))
        try store.stop(time("02:00"), time("14:00"), track: 9, as: "person", at: place(90))
        let queue = try queue(store.report())
        #expect(queue.stops.count(0) == 4 && queue.stops.most(0) == 3, "one goes as another comes")
        // From 02:00 to 05:30 something stands; 120 + 120 + 30 + 60 s together.
        #expect(abs((queue.stops.share(0) ?? 0) - 210.0 / 900) < 1e-9)
        #expect(abs((queue.stops.mean(0) ?? 0) - 330.0 / 900) < 1e-9)
        #expect(queue.stoppedVehicles == [3] && queue.stoppedMeanSeconds(0) == 110)
        // From the lorry's rear at -2 m to the third one's front at 32 m; the lanes beside each other add nothing.
        #expect(abs((queue.longestMeters(0) ?? 0) - 34) < 1e-9)
        #expect(
            TidyCSV.text(try store.report()).contains(
                ",queue,BOX,,,,4,900" + String(repeating: ",", count: 16) + "0.2333,0.367,3,34,3,110,"))
        let cars = try self.queue(store.report { $0.only = ["car"] })
        #expect(cars.stops.most(0) == 2 && cars.stoppedVehicles == [2])
    }

    @Test func aQueueAcrossBins() throws {
        let (store, time) = try store()
        try store.watch("2026-05-04T07:00", "2026-05-04T07:45")
        // It creeps ten metres in twenty minutes.
        try store.stop(time("10:00"), time("30:00"), track: 1, at: place(0, to: 10))
        try store.stop(time("12:00"), time("20:00"), track: 2, at: place(-10))
        let queue = try queue(store.report())
        #expect((0..<3).map(queue.stops.count) == [2, 0, 0] && (0..<3).map(queue.stops.most) == [2, 2, 0])
        #expect(queue.stoppedMeanSeconds(0) == 840, "whole, where they began")
        #expect(queue.stoppedMeanSeconds(1) == nil)
        let meters = (0..<3).map { queue.longestMeters($0) ?? -1 }
        // At 07:15 the first one is at 2.5 m, at 07:20 at 5 m.
        #expect(abs(meters[0] - 16.5) < 1e-6 && abs(meters[1] - 19) < 1e-6 && meters[2] == 0)
        // A report that begins while they stand.
        let later = try self.queue(store.report { $0.span = .between(CivilText("2026-05-04T07:15"), nil) })
        #expect(later.stops.most(0) == 2 && later.stops.count(0) == 0)
    }

    @Test func nobodyWatchedInAGap() throws {
        let (store, time) = try store()
        try store.watch("2026-05-04T07:00", "2026-05-04T07:10")
        try store.watch("2026-05-04T07:50", "2026-05-04T08:00")
        try store.stop(time("05:00"), time("55:00"), track: 1, at: place(0))
        let queue = try queue(store.report())
        #expect(queue.stops.coverage == [600, 0, 0, 600])
        #expect((0..<4).map(queue.stops.mean) == [0.5, nil, nil, 0.5])
        #expect((0..<4).map(queue.stops.most) == [1, nil, nil, 1])
        #expect((0..<4).map(queue.longestMeters) == [4, nil, nil, 4])
        #expect((0..<4).map(queue.stops.count) == [1, nil, nil, 0])
    }

    /// Metres are known where everything that stands has a place.
    @Test func withoutACalibrationThereAreNoMetres() throws {
        let (store, time) = try store()
        try store.watch("2026-05-04T07:00", "2026-05-04T07:30")
        try store.stop(time("05:00"), time("06:00"), track: 1)
        try store.stop(time("05:30"), time("06:00"), track: 2, at: place(0))
        try store.stop(time("07:00"), time("08:00"), track: 3, at: place(.infinity))
        let queue = try queue(store.report())
        #expect(queue.stops.most(0) == 2 && queue.longestMeters(0) == nil)
        #expect(queue.longestMeters(1) == 0, "nothing stood")
    }

    /// A run from before stops were measured: unknown, not empty.
    @Test func olderRunsHaveNoQueues() throws {
        let (store, time) = try store()
        try store.watch("2026-05-04T07:00", "2026-05-04T07:15")
        try store.stay(time("01:00"), time("14:00"))
        try store.run.flush()
        try store.execute("UPDATE run SET measures_stops = 0")
        let report = try store.report()
        #expect(try queue(report).stops.most(0) == nil && queue(report).stops.count(0) == nil)
        #expect(report.cameras[0].occupancies.first?.stays.most(0) == 1)
        try store.beginRun()
        try store.watch("2026-05-04T07:15", "2026-05-04T07:20")
        try store.stop(time("16:00"), time("17:00"), track: 1)
        let both = try queue(store.report())
        #expect(both.stops.coverage == [0, 300] && both.stops.most(1) == 1)
    }

    /// The numbers 1, 2, … come again in each run.
    @Test func theSameNumberInAnotherRunIsAnotherVehicle() throws {
        let (store, time) = try store()
        try store.watch("2026-05-04T07:00", "2026-05-04T07:05")
        try store.stop(time("01:00"), time("02:00"), track: 1)
        try store.beginRun()
        try store.watch("2026-05-04T07:05", "2026-05-04T07:15")
        try store.stop(time("06:00"), time("06:30"), track: 1)
        try store.stop(time("07:00"), time("07:30"), track: 1)
        let queue = try queue(store.report())
        #expect(queue.stoppedVehicles == [2] && queue.stoppedMeanSeconds(0) == 60)
    }
}
