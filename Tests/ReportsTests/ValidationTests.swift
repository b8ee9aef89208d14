import ClassPolicy
import Foundation
import Reports
import Store
import Testing

/// Our counts beside a manual count.
struct ValidationTests {
    @Test(arguments: [
        (0.0, 0.0, 0.0), (100, 100, 0), (120, 100, 1.9069), (0, 50, 10), (1100, 1000, 3.0861), (50, 0, 10),
    ])
    func geh(measured: Double, counted: Double, value: Double) {
        #expect(abs(GEH.value(measured: measured, counted: counted) - value) < 1e-4)
    }

    /// Two quarters of an hour of cars and trucks.
    private func store() throws -> TestStore {
        let store = try TestStore()
        try store.watch("2026-05-04T07:00", "2026-05-04T07:30")
        for second in 0..<30 { try store.cross(store.time("2026-05-04T07:02").addingTimeInterval(Double(second))) }
        for second in 0..<10 {
            try store.cross(store.time("2026-05-04T07:17").addingTimeInterval(Double(second)), as: "truck")
        }
        try store.turn(store.time("2026-05-04T07:20"), from: "N", to: "E")
        return store
    }

    private func validate(_ rows: [String], header: String = "start,end,name,direction,class,count") throws
        -> Validation
    {
        try Validation(
            manual: ([header] + rows).joined(separator: "\n"), file: "manual.csv", store: store().reader(),
            request: ReportRequest())
    }

    @Test func countsAreCompared() throws {
        let validation = try validate([
            "2026-05-04T07:00,2026-05-04T07:15,L1,in,car,32", "2026-05-04T07:15,2026-05-04T07:30,L1,in,car,0",
            "2026-05-04T07:15,2026-05-04T07:30,L1,in,truck,9", "2026-05-04T07:00,2026-05-04T07:30,N>E,,,1",
            "2026-05-04T07:00,2026-05-04T07:30,N>S,,,",
        ])
        #expect(validation.comparisons.count == 3 && validation.notCounted == 1 && validation.notWatched == 0)
        #expect(validation.manual == 42 && validation.measured == 41)
        #expect(validation.wape == 3.0 / 42 && validation.signedError == -1.0 / 42)
        // 30 and 32 in a quarter are 120 and 128 an hour.
        #expect(abs(validation.comparisons[0].geh - GEH.value(measured: 120, counted: 128)) < 1e-12)
        #expect(validation.share(below: 5) == 1 && validation.passes && validation.verdict.contains("85 %"))
        let link = try #require(validation.links.first { $0.title == "L1 in" })
        #expect(link.hours == 0.5 && link.manual == 41 && link.measured == 40)
        #expect(abs(link.geh - GEH.value(measured: 80, counted: 82)) < 1e-12)
        #expect(validation.classes.map(\.name) == ["car", "truck"])
        #expect(validation.classes.map(\.absoluteError) == [2, 1])
    }

    @Test func whatIsFarOffFails() throws {
        let validation = try validate([
            "2026-05-04T07:00,2026-05-04T07:15,L1,in,,120", "2026-05-04T07:15,2026-05-04T07:30,L1,in,,10",
        ])
        #expect(validation.share(below: 5) == 0.5 && !validation.passes && validation.verdict.hasPrefix("fails"))
    }

    @Test func whatNobodyWatchedIsLeftOut() throws {
        let validation = try validate([
            "2026-05-04T07:00,2026-05-04T07:15,L1,in,,30", "2026-05-04T07:15,2026-05-04T07:45,L1,in,,20",
            "2026-05-04T09:00,2026-05-04T09:15,L1,in,,20",
        ])
        #expect(validation.comparisons.count == 1 && validation.notWatched == 2 && validation.wape == 0)
    }

    @Test func nothingToCompareIsAnError() throws {
        #expect(throws: ReportError.self) { try validate([]) }
        #expect(throws: ReportError.self) { try validate(["2026-05-04T09:00,2026-05-04T09:15,L1,in,,20"]) }
    }

    /// The table of `report --format csv` is our count as well, and a manual count.
    @Test func aTableIsReadBack() throws {
        let store = try store()
        let table = TidyCSV.text(try store.report(.fiveMinutes))
        let validation = try Validation(
            manual: TidyCSV.text(try store.report()), file: "manual.csv", counts: table, countsFile: "ours.csv",
            zone: nil)
        #expect(validation.wape == 0 && validation.manual == validation.measured && validation.manual >= 41)
        #expect(validation.comparisons.allSatisfy { $0.geh == 0 })
        // Bins that don't make up the time that was counted.
        let error = #expect(throws: ReportError.self) {
            try Validation(
                manual: "start,end,name,direction,count\n2026-05-04T07:02,2026-05-04T07:12,L1,in,3\n",
                file: "manual.csv",
                counts: table, countsFile: "ours.csv", zone: "Europe/Berlin")
        }
        #expect(error?.message.contains("manual.csv:2: columns start, end") == true)
        #expect(throws: ReportError.self) {
            try Validation(
                manual: "start,end,name,direction,count\n2026-05-04T07:00,2026-05-04T07:15,L1,in,3\n",
                file: "manual.csv",
                counts: table, countsFile: "ours.csv", zone: nil)
        }
    }

    @Test(arguments: [
        ("2026-05-04T07:00,2026-05-04T07:15,L9,in,,3", ":2: column name: there is no \"L9\""),
        ("2026-05-04T07:00,2026-05-04T07:15,N>W,,,3", ":2: column name: there is no \"N>W\""),
        ("2026-05-04T07:00,2026-05-04T07:15,L1,up,,3", ":2: column direction: there is no \"up\""),
        ("2026-05-04T07:00,2026-05-04T07:15,L1,,,3", ":2: column direction: \"L1\" may be \"in\", \"out\""),
        ("2026-05-04T07:00,2026-05-04T07:15,L1,in,tram,3", ":2: column class: nothing counts \"tram\""),
        ("2026-05-04T07:00,2026-05-04T07:15,L1,in,,-3", ":2: column count: \"-3\" is no whole number"),
        ("2026-05-04T07:00,2026-05-04T07:15,L1,in,,many", ":2: column count"),
        ("2026-05-04T07:00,2026-05-04T07:00,L1,in,,3", ":2: column end: is not after start"),
        ("noon,2026-05-04T07:15,L1,in,,3", ":2: column start: \"noon\" is no time"),
        ("2026-03-29T02:30,2026-03-29T03:15,L1,in,,3", ":2: column start: 2026-03-29T02:30 does not exist"),
        ("2026-05-04T07:00,2026-05-04T07:15,L1", ":2: the row has 3 columns"),
        ("2026-05-04T07:00,2026-05-04T07:15,\"L1,in,,3", "a quote is not closed"),
        (
            "2026-05-04T07:00,2026-05-04T07:15,L1,in,,3\n2026-05-04T07:00,2026-05-04T07:15,L1,in,,4",
            ":3: column name: counts the same as line 2"
        ),
        (
            "2026-05-04T07:00,2026-05-04T07:15,L1,in,,3\n2026-05-04T07:00,2026-05-04T07:15,L1,in,car,4",
            ":3: column class: line 2"
        ),
    ])
    func badRowsAreNamed(row: String, message: String) throws {
        let error = #expect(throws: ReportError.self) { try validate([row]) }
        #expect(error?.message.hasPrefix("manual.csv") == true, "\(error?.message ?? "")")
        #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
    }

    @Test func columnsThatAreMissingOrUnknownAreNamed() throws {
        let missing = #expect(throws: ReportError.self) { try validate([], header: "start,end,count") }
        #expect(missing?.message.contains("no column \"name\"") == true)
        let unknown = #expect(throws: ReportError.self) { try validate([], header: "start,end,name,count,colour") }
        #expect(unknown?.message.contains("\"colour\" is not known") == true)
        let twice = #expect(throws: ReportError.self) { try validate([], header: "start,end,name,count,count") }
        #expect(twice?.message.contains("stands twice") == true)
    }
}
