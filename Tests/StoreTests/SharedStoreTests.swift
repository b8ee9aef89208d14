import ClassPolicy
import Dispatch
import Foundation
import GRDB
import Store
import Synchronization
import TestSupport
import Testing
import Values

/// One file for many: writers at the same time, readers beside them, stores of an older version.
struct SharedStoreTests {
    /// They make the store together, too.
    @Test func manyCamerasWriteAtOnce() throws {
        let test = try TestRun()
        let failures = Mutex<[String]>([])
        DispatchQueue.concurrentPerform(iterations: 8) { camera in
            do {
                let store = try Store(path: test.path)
                let run = try store.beginRun(test.description(camera: "camera \(camera)"))
                for round in 0..<10 {
                    for event in 0..<20 {
                        try run.record(
                            test.crossing(at: Double(round * 20 + event), track: camera), as: test.classes[0])
                    }
                    try run.observed(from: test.at(Double(round * 20)), to: test.at(Double(round * 20 + 20)))
                    try run.flush()
                }
                try run.finish()
                try store.close()
            } catch {
                failures.withLock { $0.append("\(error)") }
            }
        }
        #expect(failures.withLock { $0 } == [])
        let runs = try StoreReader(path: test.path).runs()
        #expect(Set(runs.map(\.camera)).count == 8)
        #expect(runs.allSatisfy { $0.observed.map { $0.end.microseconds - $0.start.microseconds } == [200_000_000] })
        let tracks = try test.crossings().compactMap(\.track)
        for camera in 0..<8 { #expect(tracks.count { $0 == camera } == 200) }
    }

    @Test func aReaderLeavesNoFilesBehind() throws {
        let test = try TestRun()
        let store = try Store(path: test.path)
        let run = try store.beginRun(test.description())
        try run.record(test.crossing(at: 1), as: test.classes[0])
        try run.flush()
        // Beside a writer it takes nothing away.
        #expect(try test.crossings().count == 1)
        try run.record(test.crossing(at: 2), as: test.classes[0])
        try run.finish()
        try store.close()
        #expect(try test.crossings().count == 2)
        #expect(try FileManager.default.contentsOfDirectory(atPath: test.folder.path) == ["results.sqlite"])
    }

    @Test func aReaderChangesNothing() throws {
        let test = try TestRun()
        let store = try Store(path: test.path)
        let run = try store.beginRun(test.description())
        try run.record(test.crossing(at: 1), as: test.classes[0])
        try run.finish()
        try store.close()
        let before = try Data(contentsOf: URL(fileURLWithPath: test.path))
        #expect(try test.crossings().count == 1)
        #expect(try Data(contentsOf: URL(fileURLWithPath: test.path)) == before)
    }

    @Test(.enabled(if: geteuid() != 0)) func aReaderNeedsNoRightToWrite() throws {
        let test = try TestRun()
        let store = try Store(path: test.path)
        let run = try store.beginRun(test.description())
        try run.record(test.crossing(at: 1), as: test.classes[0])
        try run.finish()
        try store.close()
        func allow(_ rights: Int) throws {
            try FileManager.default.setAttributes([.posixPermissions: rights], ofItemAtPath: test.folder.path)
        }
        try allow(0o555)
        defer { try? allow(0o755) }
        #expect(try test.crossings().count == 1)
    }

    /// Version 1 had no speeds at lines.
    @Test func anOlderStoreIsReadAsItIsAndBroughtUpToDateByAWriter() throws {
        let test = try TestRun()
        func speeds() throws -> [Double?] {
            var found: [Double?] = []
            try StoreReader(path: test.path).crossings(from: StoreTime.all.lowerBound, to: StoreTime.all.upperBound) {
                found.append($0.metersPerSecond)
            }
            return found
        }
        func write(_ speed: Double?, as index: Int = 0) throws {
            let store = try Store(path: test.path)
            let run = try store.beginRun(test.description())
            var crossing = test.crossing(at: 1)
            crossing.speedMetersPerSecond = speed
            try run.record(crossing, as: test.classes[index])
            try run.finish()
            try store.close()
        }
        try write(12.5)
        try SQL.execute(
            test.path,
            """
            ALTER TABLE crossing_event DROP COLUMN speed_mps;
            ALTER TABLE run DROP COLUMN measures_stops;
            DROP TABLE stop_event;
            DELETE FROM grdb_migrations WHERE identifier > '1';
            """)
        let before = try Data(contentsOf: URL(fileURLWithPath: test.path))
        #expect(try speeds() == [nil])
        #expect(try Data(contentsOf: URL(fileURLWithPath: test.path)) == before)
        try write(14)
        try write(.nan)
        try write(-1)
        try write(1.5, as: 2)
        #expect(try speeds() == [nil, 14, nil, nil, nil], "none that can't be, and none of a person")
    }

    /// A store from before stops were measured is read as it is, and brought up to date when something is written: its runs stay such
    /// as did not measure them.
    @Test func olderStoresMeasuredNoStops() throws {
        let test = try TestRun()
        func write(stoppedAt second: Double?) throws {
            let store = try Store(path: test.path)
            let run = try store.beginRun(test.description())
            if let second {
                let place = StandingPlace(start: .zero, end: SIMD2(.nan, 0), length: .zero)
                try run.recordStop(
                    zone: "Z", as: test.classes[0], track: 1, began: test.at(second), ended: test.at(second + 1),
                    place: place)
            }
            try run.finish()
            try store.close()
        }
        func stops() throws -> [StandingPlace?] {
            var places: [StandingPlace?] = []
            try StoreReader(path: test.path).stops(from: StoreTime.all.lowerBound, to: StoreTime.all.upperBound) {
                places.append($0.place)
            }
            return places
        }
        try write(stoppedAt: nil)
        try SQL.execute(
            test.path,
            """
            ALTER TABLE run DROP COLUMN measures_stops;
            DROP TABLE stop_event;
            DELETE FROM grdb_migrations WHERE identifier = '3';
            """)
        #expect(try stops().isEmpty)
        #expect(try StoreReader(path: test.path).runs().map(\.measuresStops) == [false])
        try write(stoppedAt: 5)
        #expect(try StoreReader(path: test.path).runs().map(\.measuresStops) == [false, true])
        #expect(try stops() == [nil], "a place that can't be is none")
    }

    /// The disk has refused once: who counts is not held up by every result that comes after.
    @Test func aKnownProblemIsToldAtOnce() throws {
        let test = try TestRun()
        var options = StoreOptions()
        options.lockPatienceSeconds = 0.05
        options.commitIntervalSeconds = 1000
        options.mostPending = 10
        let store = try Store(path: test.path, options: options)
        let run = try store.beginRun(test.description())
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        let other = try DatabaseQueue(path: test.path, configuration: configuration)
        try other.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
        for index in 0..<10 { try run.record(test.crossing(at: Double(index)), as: test.classes[0]) }
        var refused = 0
        for index in 10..<500 {
            do {
                try run.record(test.crossing(at: Double(index)), as: test.classes[0])
            } catch {
                refused += error.kind == .locked ? 1 : 0
            }
        }
        #expect(refused == 490)
        try other.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
        try run.flush()
        try run.record(test.crossing(at: 500), as: test.classes[0])
        try run.finish()
        try store.close()
        #expect(try test.crossings().count == 11)
    }
}
