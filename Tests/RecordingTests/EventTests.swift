import ClassPolicy
import Formats
import Foundation
import Recording
import TestSupport
import Testing
import Values

/// What was counted, in files and in JSON: of a person that one came, and no more.
struct EventTests {
    private let classes: ClassList
    private let events: CountedEvents

    init() throws {
        classes = try ClassPolicy.current.admit(["car", "person"], inputs: .picture, task: .detect)
        func time(_ seconds: Double) -> FrameTime {
            FrameTime(monotonic: .seconds(100 + seconds), civil: Date(timeIntervalSince1970: 1_777_870_800 + seconds))
        }
        events = CountedEvents(
            crossings: (0...1).map {
                LineCrossing(
                    line: "L, west", direction: "in", trackID: 7, classIndex: $0, time: time(1),
                    speedMetersPerSecond: 10)
            },
            movements: (0...1).map {
                TurningMovement(from: "N", to: "E", trackID: 7, classIndex: $0, entered: time(1), left: time(5))
            },
            speeds: (0...1).map {
                SegmentSpeed(
                    segment: "S", trackID: 7, classIndex: $0, start: time(1), end: time(3), speedMetersPerSecond: 12.5)
            },
            visits: (0...1).map {
                ZoneVisit(zone: "Z", trackID: 7, classIndex: $0, entered: time(2), left: time(4.5))
            },
            stops: (0...1).map {
                ZoneStop(zone: "Z", trackID: 7, classIndex: $0, began: time(3), ended: time(4.25))
            })
    }

    @Test func eventsAsJSON() throws {
        var json = JSONWriter()
        json.events(events, since: .seconds(100), classes: classes, camera: "gate")
        #expect(
            String(decoding: json.bytes, as: UTF8.self) == """
                {"event":"crossing","camera":"gate","time_s":1.000,"time":"2026-05-04T05:00:01.000Z","line":"L, west","direction":"in",\
                "speed_kmh":36.0,"class":"car","track":7}
                {"event":"crossing","camera":"gate","time_s":1.000,"time":"2026-05-04T05:00:01.000Z","line":"L, west","direction":"in",\
                "class":"person"}
                {"event":"speed","camera":"gate","time_s":3.000,"time":"2026-05-04T05:00:03.000Z","segment":"S","speed_kmh":45.0,\
                "class":"car","track":7}
                {"event":"movement","camera":"gate","time_s":5.000,"time":"2026-05-04T05:00:05.000Z","from":"N","to":"E",\
                "entered_s":1.000,"class":"car","track":7}
                {"event":"movement","camera":"gate","time_s":5.000,"time":"2026-05-04T05:00:05.000Z","from":"N","to":"E",\
                "class":"person"}
                {"event":"visit","camera":"gate","time_s":2.000,"time":"2026-05-04T05:00:02.000Z","zone":"Z","dwell_s":2.500,\
                "class":"car","track":7}
                {"event":"visit","camera":"gate","time_s":2.000,"time":"2026-05-04T05:00:02.000Z","zone":"Z","class":"person"}
                {"event":"stop","camera":"gate","time_s":3.000,"time":"2026-05-04T05:00:03.000Z","zone":"Z","stopped_s":1.250,\
                "class":"car","track":7}

                """)
    }

    @Test func eventsAsTables() throws {
        let folder = try ScratchFolder()
        let header = RunHeader(
            programVersion: "0", policyVersion: "2", policyDigest: "d", model: nil, source: "clip.mp4", scene: "s",
            start: nil)
        let recorder = try RunRecorder(
            folder: folder.path + "/out", header: header, classes: classes, recordsSpeeds: true, recordsVisits: true,
            pictures: nil)
        var totals = CountTotals(
            directions: [("L, west", "in")], movements: [("N", "E"), ("N", "N")])
        for movement in events.movements { totals.add(movement, classes: classes) }
        totals.observed = .seconds(60)
        let stamp = FrameStamp(index: 0, time: FrameTime(monotonic: .seconds(100)))
        try recorder.record(FrameResult(stamp: stamp, elapsed: .zero), picture: nil, counts: totals)
        try recorder.record(events)
        try recorder.finish(counts: totals)
        func file(_ name: String) throws -> String {
            try String(contentsOfFile: folder.path + "/out/" + name, encoding: .utf8)
        }
        let policy = ClassPolicy.digest
        #expect(
            try file("speeds.csv") == """
                time_s,time,kind,name,direction,class,track,speed_kmh,policy
                1.000,2026-05-04T05:00:01.000Z,line,"L, west",in,car,7,36.0,\(policy)
                3.000,2026-05-04T05:00:03.000Z,segment,S,,car,7,45.0,\(policy)

                """)
        #expect(
            try file("visits.csv") == """
                time_s,time,zone,class,track,dwell_s,policy
                2.000,2026-05-04T05:00:02.000Z,Z,car,7,2.500,\(policy)
                2.000,2026-05-04T05:00:02.000Z,Z,person,,,\(policy)

                """)
        #expect(
            try file("stops.csv") == """
                time_s,time,zone,class,track,stopped_s,policy
                3.000,2026-05-04T05:00:03.000Z,Z,car,7,1.250,\(policy)

                """)
        #expect(
            try file("movements.csv") == """
                from,to,class,count,observed_s,policy
                N,E,car,1,60.0,\(policy)
                N,E,person,1,60.0,\(policy)
                N,N,,0,60.0,\(policy)

                """)
    }

    @Test func aSceneWithoutSuchThingsHasNoSuchFiles() throws {
        let folder = try ScratchFolder()
        let header = RunHeader(
            programVersion: "0", policyVersion: "2", policyDigest: "d", model: nil, source: "clip.mp4", scene: "s",
            start: nil)
        let recorder = try RunRecorder(folder: folder.path, header: header, classes: classes, pictures: nil)
        try recorder.finish(counts: CountTotals(directions: [("L", "in")]))
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        #expect(names == ["counts.csv", "detections.jsonl"])
    }
}
