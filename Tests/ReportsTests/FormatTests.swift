import Civil
import ClassPolicy
import Foundation
import Reports
import Store
import TestSupport
import Testing

/// The field's formats, letter by letter.
struct FormatTests {
    /// A junction with the arms N, E, S and W: what comes from the south travels north.
    @Test func utdf() throws {
        let arms = ["N", "E", "S", "W"]
        let store = try TestStore(
            layout: CountingLayout(movements: arms.flatMap { from in arms.map { .init(from: from, to: $0) } }))
        try store.watch("2026-05-04T07:00", "2026-05-04T07:15")
        try store.watch("2026-05-04T07:30", "2026-05-04T07:45")
        // from, to, how many
        let turns = [
            ("S", "W", 1), ("S", "N", 2), ("S", "E", 3), ("N", "E", 4), ("N", "S", 5), ("N", "W", 6), ("W", "N", 7),
            ("W", "E", 8), ("W", "S", 9), ("E", "S", 10), ("E", "W", 11), ("E", "N", 12), ("N", "N", 2),
        ]
        for (from, to, count) in turns {
            for second in 0..<count {
                try store.turn(store.time("2026-05-04T07:01").addingTimeInterval(Double(second)), from: from, to: to)
            }
        }
        try store.turn(store.time("2026-05-04T07:31"), from: "S", to: "N", as: "person")
        let file = try UTDFFile(try store.report(), intersection: 12)
        #expect(
            file.text == """
                Turning Movement Count
                15 Minute Counts
                DATE,TIME,INTID,NBL,NBT,NBR,SBL,SBT,SBR,EBL,EBT,EBR,WBL,WBT,WBR
                05/04/2026,="0700",12,1,2,3,6,5,6,7,8,9,10,11,12
                05/04/2026,="0730",12,0,0,0,0,0,0,0,0,0,0,0,0

                """)
        #expect(file.notes.contains { $0.contains("2 U-turns") })
        #expect(file.notes.contains { $0.contains("1 quarters of an hour that nobody watched") })
    }

    @Test func utdfMarksMovementsThatDoNotExist() throws {
        let layout = CountingLayout(movements: [.init(from: "Mill Road", to: "N"), .init(from: "Mill Road", to: "E")])
        let store = try TestStore(layout: layout)
        try store.watch("2026-05-04T07:00", "2026-05-04T07:15")
        let error = #expect(throws: ReportError.self) { try UTDFFile(try store.report()) }
        #expect(error?.message.contains("--arms \"Mill Road=N\"") == true)
        let file = try UTDFFile(try store.report(), arms: ["Mill Road": .south])
        #expect(file.text.hasSuffix("\n05/04/2026,=\"0700\",1,*,0,0,*,*,*,*,*,*,*,*,*\n"))
        #expect(throws: ReportError.self) { try UTDFFile(try store.report(.hour), arms: ["Mill Road": .south]) }
        let lines = try TestStore(layout: CountingLayout(lines: [.init(line: "A", direction: "in")]))
        try lines.watch("2026-05-04T07:00", "2026-05-04T07:15")
        #expect(throws: ReportError.self) { try UTDFFile(try lines.report()) }
    }

    @Test func otAnalytics() throws {
        let store = try TestStore(layout: CountingLayout(movements: [.init(from: "N", to: "E")]))
        try store.watch("2026-05-04T07:00", "2026-05-04T07:15")
        try store.watch("2026-05-04T07:30", "2026-05-04T07:45")
        try store.turn(store.time("2026-05-04T07:01"), from: "N", to: "E")
        let file = try OTAnalyticsFile(try store.report())
        #expect(
            file.text == """
                start time,start occurrence date,start occurrence time,end time,end occurrence date,end occurrence time,\
                classification,flow,from section,to section,count
                2026-05-04 07:00:00,2026-05-04,07:00:00,2026-05-04 07:15:00,2026-05-04,07:15:00,car,N --> E,N,E,1
                2026-05-04 07:00:00,2026-05-04,07:00:00,2026-05-04 07:15:00,2026-05-04,07:15:00,truck,N --> E,N,E,0
                2026-05-04 07:30:00,2026-05-04,07:30:00,2026-05-04 07:45:00,2026-05-04,07:45:00,car,N --> E,N,E,0
                2026-05-04 07:30:00,2026-05-04,07:30:00,2026-05-04 07:45:00,2026-05-04,07:45:00,truck,N --> E,N,E,0

                """)
        #expect(file.notes.count == 1)
    }

    @Test func openDataCam() throws {
        let store = try TestStore()
        try store.watch("2026-05-04T07:00", "2026-05-04T07:15")
        let time = try store.time("2026-05-04T07:03").addingTimeInterval(0.125)
        try store.cross(time, track: 17)
        try store.cross(time.addingTimeInterval(1), direction: "out", as: "person", track: 18)
        try store.run.recordVisit(
            zone: "BOX", as: store.classes[1], track: 19, entered: time.addingTimeInterval(2),
            left: time.addingTimeInterval(5))
        #expect(
            try OpenDataCamFile.text(ReportRequest(), from: store.reader()) == """
                frameId,timestamp,area,name,id,bearing,countingDirection,angleWithCountingLine
                ,2026-05-04T05:03:00.125Z,L1,car,17,,leftright_topbottom,
                ,2026-05-04T05:03:01.125Z,L1,person,,,rightleft_bottomtop,
                ,2026-05-04T05:03:02.125Z,BOX,truck,19,,entering_zone,
                ,2026-05-04T05:03:05.125Z,BOX,truck,19,,leaving_zone,

                """)
    }

    @Test func tidyTable() throws {
        let store = try TestStore(
            camera: "=Gate, \"north\"",
            layout: CountingLayout(
                lines: [.init(line: "-L", direction: "@in", arm: "S", role: .entry)],
                movements: [.init(from: "S", to: "N")]))
        try store.watch("2026-10-25T02:45:00+02:00", "2026-10-25T02:05:00+01:00")
        try store.cross(store.time("2026-10-25T02:50:00+02:00"), line: "-L", direction: "@in")
        let report = try store.report { $0.only = ["car"] }
        let rows = TidyCSV.text(report).split(separator: "\n").map(String.init)
        let provenance =
            try String(repeating: ",", count: 22) + store.reader().runs()[0].policyDigest + ",tiny@abababababab"
        #expect(
            rows == [
                "start,end,camera,kind,name,direction,leg,class,count,coverage_s,speed_count,mean_kmh,median_kmh,v85_kmh,"
                    + "headway_count,headway_mean_s,headway_median_s,headway_min_s,gap_count,gap_mean_s,gap_median_s,gap_min_s,"
                    + "occupancy,mean_inside,max_inside,queue_share,queue_mean,queue_max,queue_max_m,stopped_count,stopped_mean_s,"
                    + "policy,model",
                "2026-10-25T02:45:00+02:00,2026-10-25T02:00:00+01:00,\"'=Gate, \"\"north\"\"\",line,'-L,'@in,S,car,1,900"
                    + provenance,
                "2026-10-25T02:00:00+01:00,2026-10-25T02:15:00+01:00,\"'=Gate, \"\"north\"\"\",line,'-L,'@in,S,car,0,300"
                    + provenance,
                "2026-10-25T02:45:00+02:00,2026-10-25T02:00:00+01:00,\"'=Gate, \"\"north\"\"\",movement,S>N,NB,S,car,0,900"
                    + provenance,
                "2026-10-25T02:00:00+01:00,2026-10-25T02:15:00+01:00,\"'=Gate, \"\"north\"\"\",movement,S>N,NB,S,car,0,300"
                    + provenance,
            ])
    }

    // MARK: Chart

    /// Well-formed XML, checked by another program, whatever things are called.
    @Test func chart() throws {
        let store = try TestStore(camera: "<Gate> & \"Söhne\"\u{1}")
        try store.watch("2026-05-04T07:00", "2026-05-04T09:10")
        for minute in 0..<90 {
            try store.turn(store.time("2026-05-04T07:00").addingTimeInterval(Double(minute) * 60), from: "N", to: "S")
        }
        let svg = try DayChart.svg(
            try store.report { $0.span = CivilText("2026-05-04").map { .day($0) } ?? .everything })
        #expect(svg.contains("url(#unknown)") && svg.contains("peak 07:00") && svg.contains("class policy"))
        let folder = try ScratchFolder()
        let path = try folder.write(svg, to: "day.svg")
        let check = Process()
        check.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        check.arguments = ["python3", "-c", "import sys, xml.dom.minidom as m; m.parse(sys.argv[1])", path]
        try check.run()
        check.waitUntilExit()
        #expect(check.terminationStatus == 0)
    }

    @Test func aChartOfNothingAndOfTooMuch() throws {
        let store = try TestStore()
        try store.watch("2026-05-04T07:00", "2026-05-06T07:15")
        #expect(try DayChart.svg(try store.report()).contains("0 counted"))
        #expect(throws: ReportError.self) { try DayChart.svg(try store.report(.oneMinute)) }
    }
}
