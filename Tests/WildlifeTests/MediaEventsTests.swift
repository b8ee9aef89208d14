import Testing
import Wildlife

struct MediaEventsTests {
    private func events(
        _ records: [MediaRecord], options: EventOptions = EventOptions(), repeats: RepeatedPlaces = .none
    )
        throws -> [MediaEvent]
    {
        var events: [MediaEvent] = []
        try MediaEvents(ListCatalogue(records), options: options, repeats: repeats).forEach { events.append($0) }
        return events
    }

    @Test func aGapEndsAnEventAndPicturesWithoutATimeStandApart() throws {
        let events = try events([
            picture("a.jpg", at: 0), picture("b.jpg", at: 120), picture("c.jpg", at: 241), picture("d.jpg", at: nil),
            picture("e.jpg", at: nil), picture("a.jpg", at: 241, site: "other"),
        ])
        #expect(events.map(\.firstPath) == ["other/a.jpg", "site/a.jpg", "site/c.jpg", "site/d.jpg"])
        #expect(events.map(\.pictures) == [1, 2, 1, 2])
        #expect(events.map { $0.span == nil } == [false, false, false, true])
        #expect(events[1].span.map { $0.end.seconds - $0.start.seconds } == 120)
        #expect(events[1].span?.start.text == "2026-05-04T07:00:00+0200")
        #expect(Set(events.map(\.id)).count == 4)
    }

    @Test func theGapIsAnOption() throws {
        let pictures = [picture("a.jpg", at: 0), picture("b.jpg", at: 60), picture("c.jpg", at: 120)]
        #expect(try events(pictures, options: EventOptions(sequenceGap: 59)).count == 3)
        #expect(try events(pictures, options: EventOptions(sequenceGap: 60)).count == 1)
    }

    @Test func aVideoLastsUntilItsLastFrame() throws {
        var video = picture("v.mp4", at: 0)
        video.kind = .video
        video.video = MediaRecord.VideoFrames(frameRate: 30, processed: [0, 30, 1800])
        video.outcome = .detections([seen("deer", frame: 0), seen("deer", frame: 30), seen("deer", x: 0.7, frame: 30)])
        let events = try events([video, picture("w.jpg", at: 170)])
        #expect(events.count == 1)
        #expect(events.first?.vote?.highestCount == 2)
    }

    @Test func hostileVideosDontTrap() throws {
        var video = picture("v.mp4", at: 0)
        video.kind = .video
        video.video = MediaRecord.VideoFrames(frameRate: 1e-300, processed: [.max])
        #expect(try events([video]).first?.span.map { $0.end.seconds - $0.start.seconds } == 86_400)
    }

    @Test func idsDependOnNothingButDeploymentAndFirstFile() throws {
        let one = try events([picture("a.jpg", at: 0, [seen("deer")])])
        let two = try events([picture("a.jpg", at: 500), picture("b.jpg", at: 510, [seen("fox")])])
        #expect(one.map(\.id) == two.map(\.id))
        #expect(one[0].id.count == 16)
    }

    @Test func thePicturesVote() throws {
        let nine = burst(0..<9, [seen("deer", 0.6)])
        let event = try #require(try events(nine + [picture("9.jpg", at: 9, [seen("cow", 0.9)])]).first)
        #expect(event.vote?.name == "deer")
        #expect(event.vote?.pictures == 10)
        #expect(event.counted.count == 1)
        #expect(event.tallies.map(\.isOutvoted) == [false, true])
        #expect(abs((event.vote?.probability ?? 0) - 0.54) < 1e-9)
    }

    @Test func animalsSideBySideAreBothCounted() throws {
        let deer = burst(0..<9, [seen("deer", 0.6), seen("deer", 0.5, x: 0.6)])
        let both = picture("9.jpg", at: 9, [seen("deer"), seen("fox", 0.4, x: 0.7)])
        let event = try #require(try events(deer + [both]).first)
        #expect(event.counted.map(\.name) == ["deer", "fox"])
        #expect(event.counted.map(\.highestCount) == [2, 1])
        // Two names for one box are one animal.
        let doubled = picture("9.jpg", at: 9, [seen("deer"), seen("fox", 0.4, x: 0.21)])
        #expect(try events(deer + [doubled]).first?.counted.map(\.name) == ["deer"])
    }

    @Test func aSecondModelVotesWithAllThatItConsidered() throws {
        let pictures = [
            picture("1.jpg", at: 1, [seen("bird", species: [("Cyanocitta", 0.5), ("Grus", 0.4)])]),
            picture("2.jpg", at: 2, [seen("bird", species: [("Grus", 0.9)])]),
        ]
        let event = try #require(try events(pictures).first)
        #expect(event.vote?.name == "Grus grus (Common Crane)")
        #expect(event.vote?.isSpecies == true)
        #expect(abs((event.vote?.probability ?? 0) - 0.65) < 1e-9)
    }

    @Test func weakDetectionsAndRepeatsDontCount() throws {
        let stump = seen("deer", x: 0.5)
        let place = RepeatedPlace(
            id: "stump", deployment: "site", box: stump.box, name: "deer", pictures: 9, occasions: 9, concentration: 1,
            days: 3, first: CaptureMoment(seconds: 0, offset: 0), last: CaptureMoment(seconds: 0, offset: 0),
            examples: [])
        let pictures = [picture("1.jpg", at: 1, [stump, seen("fox", 0.19, x: 0), seen("bird", .nan, x: 0)])]
        let event = try #require(try events(pictures, repeats: RepeatedPlaces([place])).first)
        #expect(event.isBlank)
        #expect(event.repeats == ["stump"])
    }

    @Test func ofPersonsThereIsACountAndNothingElse() throws {
        let event = try #require(
            try events([picture("1.jpg", at: 1, [seen("person", 0.8), seen("person", 0.5, x: 0.7)])]).first)
        #expect(event.vote == nil)
        #expect(event.tallies.count == 1)
        #expect(event.tallies[0].name == "person")
        #expect(event.tallies[0].highestCount == 2)
        #expect(event.tallies[0].probability == nil)
    }

    @Test func independentEventsAreThoseAfterHalfAnHour() throws {
        let catalogue = try ListCatalogue(
            burst([0, 1000, 2801, 9000], [seen("deer")]) + [
                picture("f.jpg", at: 1500, [seen("fox")]), picture("n.jpg", at: nil, [seen("deer")]),
                picture("p.jpg", at: 3000, [seen("person")]), failure("x.jpg", at: 20), picture("b.jpg", at: 20_000),
            ])
        let table = try text { sink in try SummaryTable().write(catalogue, to: sink) }
        let lines = table.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
        #expect(lines.allSatisfy { $0.count == SummaryTable.columns.count })
        #expect(
            lines.map { $0[1...6].joined(separator: ",") } == [
                "subject,species,events,independent_events,pictures,highest_count", "animal,deer,4,3,5,1",
                "animal,fox,1,1,1,1", "person,person,1,,1,1", "blank,,1,,1,", "failure,,1,,1,",
            ])
        #expect(lines[1][7] == "2026-05-04T07:00:00+0200")
        #expect(lines[1][8] == "2026-05-04T09:30:00+0200")
        #expect(lines[1][16...18] == ["2", "0", "1"])
        #expect(lines[3][7...].joined() == "")
    }
}
