import Civil
import Foundation
import Reports
import TestSupport
import Testing

/// Bins lie on the site's clock, whatever it does.
struct TimeBinsTests {
    private func bins(_ length: BinLength, _ zone: String, _ day: String) throws -> TimeBins {
        let text = try #require(CivilText(day))
        return try TimeBins(length, zone: zone, from: text.seconds(in: zone), to: text.endOfDay(in: zone))
    }

    @Test(arguments: [
        // Clock forward and back.
        ("Europe/Berlin", "2026-03-29", 23.0), ("Europe/Berlin", "2026-10-25", 25),
        ("America/New_York", "2026-03-08", 23), ("America/New_York", "2026-11-01", 25),
        ("Australia/Lord_Howe", "2026-10-04", 23.5), ("Australia/Lord_Howe", "2026-04-05", 24.5),
        ("Asia/Kolkata", "2026-05-04", 24), ("Asia/Kathmandu", "2026-05-04", 24), ("UTC", "2026-12-31", 24),
        // Days without a midnight.
        ("America/Sao_Paulo", "2017-10-15", 23), ("Africa/Cairo", "2026-04-24", 23),
        // A day that never was: Samoa crossed the date line.
        ("Pacific/Apia", "2011-12-31", 24),
    ])
    func daysAreAsLongAsTheClockMakesThem(zone: String, day: String, hours: Double) throws {
        let days = try bins(.day, zone, day)
        #expect(days.count == 1)
        #expect(Double(try #require(days.first).seconds) == hours * 3600)
    }

    @Test func theHourThatComesTwiceIsTwo() throws {
        let hours = try bins(.hour, "Europe/Berlin", "2026-10-25")
        #expect(hours.count == 25)
        #expect(hours[2].startTime.text == "2026-10-25T02:00:00+02:00")
        #expect(hours[2].endTime.text == "2026-10-25T02:00:00+01:00")
        #expect(hours[3].startTime.text == "2026-10-25T02:00:00+01:00")
        #expect(hours[3].endTime.text == "2026-10-25T03:00:00+01:00")
        #expect(hours.allSatisfy { $0.seconds == 3600 })
    }

    @Test func theHourThatIsSkippedIsNone() throws {
        let hours = try bins(.hour, "Europe/Berlin", "2026-03-29")
        #expect(hours.map(\.startTime.hour) == [0, 1] + Array(3...23))
        #expect(hours[1].endTime.text == "2026-03-29T03:00:00+02:00")
    }

    /// Lord Howe Island sets its clock by half an hour: within an hour.
    @Test func halfAnHourOfDaylightSaving() throws {
        let back = try bins(.hour, "Australia/Lord_Howe", "2026-04-05")
        #expect(back.count == 25)
        #expect(back[1].startTime.text == "2026-04-05T01:00:00+11:00" && back[1].seconds == 3600)
        #expect(back[2].startTime.text == "2026-04-05T01:30:00+10:30" && back[2].seconds == 1800)
        #expect(back[3].startTime.text == "2026-04-05T02:00:00+10:30")
        let forward = try bins(.fifteenMinutes, "Australia/Lord_Howe", "2026-10-04")
        #expect(forward.count == 94)
        #expect(forward[8].startTime.text == "2026-10-04T02:30:00+11:00")
    }

    @Test func halfHourZones() throws {
        let hours = try bins(.hour, "Asia/Kolkata", "2026-05-04")
        #expect(hours.count == 24 && hours[0].start % 3600 == 1800)
        #expect(hours[7].startTime.text == "2026-05-04T07:00:00+05:30")
    }

    /// Whatever the zone, the day and the length: bins follow each other without gaps, begin where the clock shows a multiple of their
    /// length or was just set, and every second is in the bin that it is found in.
    @Test func binsTileTheDay() throws {
        var random = SeededGenerator(seed: 7)
        let zones = [
            "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Africa/Casablanca",
            "America/St_Johns", "Pacific/Chatham", "Africa/Cairo", "America/Sao_Paulo", "Pacific/Apia", "UTC",
        ]
        for round in 0..<300 {
            let zone = zones[round % zones.count]
            let length = BinLength.allCases[round / zones.count % BinLength.allCases.count]
            let start = Int.random(in: 1_200_000_000..<1_900_000_000, using: &random)
            let end = start + Int.random(in: 1..<200_000, using: &random)
            let bins = try TimeBins(length, zone: zone, from: start, to: end)
            let first = try #require(bins.first)
            let last = try #require(bins.last)
            #expect(first.start <= start && start < first.end && last.start < end && end <= last.end)
            for (bin, next) in zip(bins, bins.dropFirst()) {
                #expect(bin.end == next.start && bin.seconds > 0)
            }
            for bin in bins where length != .day {
                let clock = bin.startTime
                let sinceMidnight = clock.hour * 3600 + clock.minute * 60 + clock.second
                let before = bins.clock.time(at: bin.start - 1)
                #expect(sinceMidnight % length.seconds == 0 || before.offset != clock.offset)
                #expect(bin.seconds <= length.seconds)
            }
            for _ in 0..<20 {
                let second = Int.random(in: first.start..<last.end, using: &random)
                let index = try #require(bins.index(at: second))
                #expect(bins[index].start <= second && second < bins[index].end)
            }
            #expect(bins.index(at: first.start - 1) == nil && bins.index(at: last.end) == nil)
            #expect(bins.index(at: first.start) == 0 && bins.index(at: last.end - 1) == bins.count - 1)
        }
    }

    @Test func whatIsNoZoneOrTooMuchIsRefused() {
        for zone in ["Mars/Olympus", "", "CEST", "GMT+2", "../../etc/passwd"] {
            #expect(throws: ReportError.self) { try TimeBins(.hour, zone: zone, from: 0, to: 3600) }
        }
        #expect(throws: ReportError.self) { try TimeBins(.oneMinute, zone: "UTC", from: 0, to: 250_000_000_000) }
        #expect(throws: ReportError.self) { try TimeBins(.hour, zone: "UTC", from: 3600, to: 3600) }
    }
}
