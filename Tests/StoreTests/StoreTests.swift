import ClassPolicy
import Foundation
import Store
import Testing
import Values

/// What goes in comes out.
struct StoreTests {
    @Test func aRunComesBackWhole() throws {
        let test = try TestRun()
        let store = try Store(path: test.path)
        let run = try store.beginRun(test.description())
        let car = test.classes[0]
        try run.record(test.crossing(at: 1.25, track: 7), as: car)
        try run.recordMovement(from: "N", to: "E", as: car, track: 7, entered: test.at(1.25), left: test.at(9))
        try run.recordSpeed(segment: "S", as: car, track: 7, metersPerSecond: 13.5, ended: test.at(3))
        try run.recordVisit(zone: "Z", as: car, track: 7, entered: test.at(4), left: test.at(6))
        let place = StandingPlace(start: SIMD2(1, 2), end: SIMD2(3, 4), length: SIMD2(-4.4, 0.5))
        try run.recordStop(zone: "Z", as: car, track: 7, began: test.at(4.5), ended: test.at(5.5), place: place)
        try run.observed(from: test.at(0), to: test.at(10))
        try run.finish()
        try store.close()

        let reader = try StoreReader(path: test.path)
        let stored = try #require(try reader.runs().first)
        #expect(try reader.runs().count == 1)
        #expect(stored.camera == "gate" && stored.zone == "Europe/Berlin" && stored.source == "clip.mp4")
        #expect(stored.scene == "Gate" && stored.sceneSHA256 == "ab12")
        #expect(stored.model == "tiny" && stored.modelSHA256 == "cd34")
        #expect(stored.programVersion == Wayside.version && stored.policyDigest == ClassPolicy.digest)
        #expect(stored.lines.map(\.place) == test.description().layout.lines)
        #expect(stored.movements.map(\.place) == test.description().layout.movements)
        #expect(stored.segments.map(\.place) == test.description().layout.segments)
        #expect(stored.zones.map(\.place) == ["Z"])
        #expect(stored.classes.map(\.name) == ["car", "truck", "person"])
        #expect(stored.classes.map(\.isNamed) == [true, true, false])
        #expect(stored.observed.map { $0.end.microseconds - $0.start.microseconds } == [10_000_000])

        let crossing = try #require(try test.crossings().first)
        #expect(crossing.seconds == 1.25 && crossing.track == 7)
        let all = StoreTime.all
        var found = 0
        try reader.movements(from: all.lowerBound, to: all.upperBound) {
            #expect($0.time.date == test.at(9) && $0.movement == stored.movements[0].id)
            found += 1
        }
        try reader.speeds(from: all.lowerBound, to: all.upperBound) {
            #expect($0.time.date == test.at(3) && $0.metersPerSecond == 13.5)
            found += 1
        }
        try reader.visits(from: all.lowerBound, to: all.upperBound) {
            #expect($0.entered.date == test.at(4) && $0.left?.date == test.at(6) && $0.track == 7)
            found += 1
        }
        try reader.stops(from: all.lowerBound, to: all.upperBound) {
            #expect($0.began.date == test.at(4.5) && $0.ended.date == test.at(5.5) && $0.track == 7)
            #expect($0.place == place && $0.zone == stored.zones[0].id)
            found += 1
        }
        #expect(found == 4 && stored.measuresStops)
    }

    /// Of a person the store knows that one passed, when and where: no number, no second time, no speed.
    @Test func nothingJoinsWhatAPersonDid() throws {
        let test = try TestRun()
        let store = try Store(path: test.path)
        let run = try store.beginRun(test.description())
        let person = try #require(test.classes.first(named: "person"))
        try run.record(test.crossing(at: 1, track: 42), as: person)
        try run.recordMovement(from: "N", to: "E", as: person, track: 42, entered: test.at(1), left: test.at(9))
        try run.recordSpeed(segment: "S", as: person, track: 42, metersPerSecond: 1.4, ended: test.at(3))
        try run.recordVisit(zone: "Z", as: person, track: 42, entered: test.at(4), left: test.at(6))
        try run.recordStop(zone: "Z", as: person, track: 42, began: test.at(4), ended: test.at(6), place: nil)
        try run.finish()
        try store.close()
        let reader = try StoreReader(path: test.path)
        #expect(try test.crossings().map(\.track) == [nil])
        let all = StoreTime.all
        try reader.visits(from: all.lowerBound, to: all.upperBound) { #expect($0.track == nil && $0.left == nil) }
        var speeds = 0
        try reader.speeds(from: all.lowerBound, to: all.upperBound) { _ in speeds += 1 }
        #expect(speeds == 0)
        // Not in any table of the file either.
        #expect(try SQL.integers(test.path, "SELECT COUNT(*) FROM stop_event") == [0])
        #expect(try SQL.integers(test.path, "SELECT COUNT(*) FROM movement_event WHERE track OR entered_us") == [0])
    }

    @Test func runsAddUpInOneFile() throws {
        let test = try TestRun()
        for camera in ["gate", "gate", "bridge"] {
            let store = try Store(path: test.path)
            let run = try store.beginRun(test.description(camera: camera))
            try run.record(test.crossing(at: 1), as: test.classes[0])
            try run.finish()
            try store.close()
        }
        #expect(try StoreReader(path: test.path).runs().map(\.camera) == ["gate", "gate", "bridge"])
        #expect(try test.crossings().count == 3)
    }

    /// Results are on the disk soon, without anybody asking.
    @Test func writesByItself() async throws {
        let test = try TestRun()
        var options = StoreOptions()
        options.commitIntervalSeconds = 0.02
        let store = try Store(path: test.path, options: options)
        let run = try store.beginRun(test.description())
        try run.record(test.crossing(at: 1), as: test.classes[0])
        try run.observed(from: test.at(0), to: test.at(2))
        var seen = 0
        for _ in 0..<500 where seen == 0 {
            try await Task.sleep(for: .milliseconds(20))
            seen = try test.crossings().count
        }
        #expect(seen == 1)
        #expect(try StoreReader(path: test.path).runs()[0].observed.count == 1)
        try run.finish()
        try store.close()
    }

    /// More than may wait at a time: the caller waits, nothing is lost.
    @Test func aFloodIsStoredWhole() throws {
        let test = try TestRun()
        var options = StoreOptions()
        options.mostPending = 1000
        let store = try Store(path: test.path, options: options)
        let run = try store.beginRun(test.description())
        for index in 0..<20_000 {
            try run.record(test.crossing(at: Double(index) / 10, track: index), as: test.classes[0])
        }
        try run.finish()
        try store.close()
        #expect(try test.crossings().compactMap(\.track) == Array(0..<20_000))
    }

    @Test func aRunCanBeTakenOutAgain() throws {
        let test = try TestRun()
        let store = try Store(path: test.path)
        let kept = try store.beginRun(test.description())
        try kept.record(test.crossing(at: 1), as: test.classes[0])
        try kept.finish()
        let bad = try store.beginRun(test.description())
        try bad.record(test.crossing(at: 2), as: test.classes[0])
        try bad.flush()
        try bad.record(test.crossing(at: 3), as: test.classes[0])
        try bad.discard()
        try store.close()
        #expect(try test.crossings().map(\.seconds) == [1])
        #expect(try StoreReader(path: test.path).runs().count == 1)
    }

    // MARK: Observed time

    @Test func framesInARowAreOneInterval() throws {
        let test = try TestRun()
        let store = try Store(path: test.path)
        let run = try store.beginRun(test.description())
        for frame in 0..<1000 {
            try run.observed(from: test.at(Double(frame) / 25), to: test.at(Double(frame + 1) / 25))
        }
        try run.flush()
        try run.observed(from: test.at(40), to: test.at(41))
        // A gap: the camera was gone.
        try run.observed(from: test.at(100), to: test.at(160))
        try run.finish()
        try store.close()
        let observed = try StoreReader(path: test.path).runs()[0].observed
        #expect(observed.map(\.start.date) == [test.at(0), test.at(100)])
        #expect(observed.map(\.end.date) == [test.at(41), test.at(160)])
        #expect(try SQL.integers(test.path, "SELECT COUNT(*) FROM observed") == [2])
    }

    /// The clock is set back by a minute: what is lived through twice was watched once.
    @Test func aClockSetBackCountsNoTimeTwice() throws {
        let test = try TestRun()
        let store = try Store(path: test.path)
        let run = try store.beginRun(test.description())
        try run.observed(from: test.at(0), to: test.at(100))
        try run.record(test.crossing(at: 90), as: test.classes[0])
        try run.observed(from: test.at(40), to: test.at(130))
        try run.record(test.crossing(at: 90), as: test.classes[0])
        try run.finish()
        try store.close()
        #expect(try test.crossings().count == 2)
        let observed = try StoreReader(path: test.path).runs()[0].observed
        #expect(observed.map { $0.end.microseconds - $0.start.microseconds } == [130_000_000])
    }

    // MARK: Retention

    @Test func whatIsDeletedIsUnknownAndNotZero() throws {
        let test = try TestRun()
        let store = try Store(path: test.path)
        let run = try store.beginRun(test.description())
        for second in [10.0, 50, 70, 200] { try run.record(test.crossing(at: second), as: test.classes[0]) }
        try run.observed(from: test.at(0), to: test.at(20))
        try run.observed(from: test.at(40), to: test.at(100))
        try run.flush()
        #expect(try store.deleteEvents(before: test.at(60)) == 2)
        // The interval that still grows keeps its place.
        try run.observed(from: test.at(100), to: test.at(300))
        try run.finish()
        try store.close()
        #expect(try test.crossings().map(\.seconds) == [70, 200])
        let observed = try StoreReader(path: test.path).runs()[0].observed
        #expect(observed.map(\.start.date) == [test.at(60)] && observed.map(\.end.date) == [test.at(300)])
    }

    // MARK: Bad values

    @Test func whatCanNotBeStoredIsRefused() throws {
        let test = try TestRun()
        let store = try Store(path: test.path)
        #expect(throws: StoreError.self) { try store.beginRun(test.description(zone: "Mars/Olympus")) }
        #expect(throws: StoreError.self) { try store.beginRun(test.description(zone: "CEST")) }
        #expect(throws: StoreError.self) { try store.beginRun(test.description(zone: "")) }
        let run = try store.beginRun(test.description())
        let car = test.classes[0]
        let untimed = LineCrossing(
            line: "L", direction: "in", trackID: 1, classIndex: 0, time: FrameTime(monotonic: .seconds(1)))
        let error = #expect(throws: StoreError.self) { try run.record(untimed, as: car) }
        #expect(error?.message.contains("--start-time") == true)
        for time in [Date.distantPast, Date(timeIntervalSince1970: 1e12), Date(timeIntervalSince1970: .nan)] {
            #expect(throws: StoreError.self) { try run.observed(from: time, to: time) }
        }
        #expect(throws: StoreError.self) { try run.observed(from: test.at(2), to: test.at(1)) }
        #expect(throws: StoreError.self) { try run.record(test.crossing(at: 1, direction: "up"), as: car) }
        #expect(throws: StoreError.self) {
            try run.recordSpeed(segment: "S", as: car, track: 1, metersPerSecond: .infinity, ended: test.at(1))
        }
        #expect(throws: StoreError.self) {
            try run.recordStop(zone: "Y", as: car, track: 1, began: test.at(1), ended: test.at(2), place: nil)
        }
        #expect(throws: StoreError.self) {
            try run.recordStop(zone: "Z", as: car, track: 1, began: test.at(1), ended: nil, place: nil)
        }
        let bus = try ClassPolicy.current.admit(["bus"], inputs: .picture, task: .detect)[0]
        #expect(throws: StoreError.self) { try run.record(test.crossing(at: 1), as: bus) }
        try run.finish()
        #expect(throws: StoreError.self) { try run.record(test.crossing(at: 1), as: car) }
        try store.close()
        #expect(try test.crossings().isEmpty)
    }
}
