import TestSupport
import Testing
import Wildlife

struct RepeatFinderTests {
    private static let hour = 3600
    private static let day = 86_400

    /// Numbers around 0 with a deviation of 1, the same in every run.
    private struct Noise {
        var generator = SeededGenerator(seed: 7)

        /// The sum of twelve uniform numbers, less 6.
        mutating func next() -> Double {
            (0..<12).reduce(-6.0) { sum, _ in sum + Double.random(in: 0..<1, using: &generator) }
        }

        /// An animal, or what is taken for one, whose box differs by that part of its size.
        mutating func seen(
            _ name: String, x: Double = 0.4, y: Double = 0.5, size: Double = 0.15, deviation: Double
        ) -> MediaDetection {
            let (width, height) = (size * (1 + next() * deviation), size * (1 + next() * deviation))
            return WildlifeTests.seen(
                name, 0.6, x: x + next() * deviation * size, y: y + next() * deviation * size, width: width,
                height: height)
        }
    }

    private func places(_ records: [MediaRecord]) throws -> [RepeatedPlace] {
        try RepeatedPlaces(in: ListCatalogue(records)).all
    }

    @Test(arguments: [0.02, 0.06, 0.15, 0.4])
    func aStumpInNineHundredPicturesIsFound(size: Double) throws {
        var noise = Noise()
        var pictures: [MediaRecord] = []
        // Grass triggers the camera all day long, for three weeks; a deer passes now and then.
        for number in 0..<900 {
            var detections = [noise.seen(number % 7 == 0 ? "cow" : "deer", size: size, deviation: 0.04)]
            if number % 10 == 0 { detections.append(noise.seen("deer", x: 0.45, size: 0.2, deviation: 1)) }
            pictures.append(
                picture("\(number).jpg", at: number / 43 * Self.day + number % 43 * 600, detections))
        }
        let places = try RepeatedPlaces(in: ListCatalogue(pictures))
        let place = try #require(places.all.first)
        #expect(places.all.count == 1)
        #expect(place.name == "deer")
        #expect(place.days == 21)
        #expect(place.occasions >= 21)
        #expect(place.examples.count == 12)
        #expect(abs(place.box.x - 0.4) < 0.01)
        let marked = pictures.count { places.place(of: $0.detections[0], in: "site") != nil }
        let taken = pictures.count { $0.detections.count > 1 && places.place(of: $0.detections[1], in: "site") != nil }
        #expect(marked > 870)
        #expect(taken < 3)
        #expect(places.place(of: pictures[0].detections[0], in: "elsewhere") == nil)
    }

    @Test(arguments: [10, 6 * 60])
    func anAnimalThatRestsIsNone(minutes: Int) throws {
        var noise = Noise()
        let pictures = (0..<minutes * 2).map { (number: Int) in
            picture("\(number).jpg", at: number * 30, [noise.seen("deer", deviation: 0.01)])
        }
        #expect(try places(pictures) == [])
    }

    @Test func anAnimalThatRestsWithLongPausesIsNone() throws {
        var noise = Noise()
        let pictures = (0..<12).map { (number: Int) in
            picture("\(number).jpg", at: number * 2400, [noise.seen("deer", deviation: 0.01)])
        }
        #expect(try places(pictures) == [])
    }

    @Test(arguments: [0.15, 0.3])
    func animalsAtAFeederAreNone(deviation: Double) throws {
        var noise = Noise()
        var pictures: [MediaRecord] = []
        for visit in 0..<240 {
            for number in 0..<20 {
                pictures.append(
                    picture(
                        "\(visit)-\(number).jpg", at: visit / 4 * Self.day + visit % 4 * 5 * Self.hour + number * 30,
                        [noise.seen("deer", size: 0.25, deviation: deviation)]))
            }
        }
        #expect(try places(pictures) == [])
    }

    @Test func oneVideoAndBurstsCountOnce() throws {
        var video = picture("v.mp4", at: 0)
        video.kind = .video
        video.outcome = .detections((0..<500).map { seen("deer", frame: $0) })
        let bursts = [1, 2].flatMap { day in
            (0..<30).map { picture("\(day)-\($0).jpg", at: day * Self.day + $0, [seen("deer")]) }
        }
        #expect(try places([video] + bursts) == [])
    }

    @Test func personsAreNotLookedAtAndPicturesWithoutATimeTeachNothing() throws {
        let persons = (0..<50).map { (number: Int) in
            picture("\(number).jpg", at: number * Self.day / 2, [seen("person")])
        }
        #expect(try places(persons) == [])
        let undated = (0..<50).map { (number: Int) in picture("\(number).jpg", at: nil, [seen("deer")]) }
        #expect(try places(undated) == [])
    }

    @Test func eachDeploymentHasItsOwn() throws {
        let pictures = ["a", "b"].flatMap { site in
            (0..<8).map { picture("\($0).jpg", at: $0 * Self.day, site: site, [seen("deer")]) }
        }
        let some = try places(pictures + [picture("x.jpg", at: 0, site: "c", [seen("deer")])])
        #expect(some.map(\.deployment) == ["a", "b"])
        #expect(Set(some.map(\.id)).count == 2)
        #expect(some.map(\.occasions) == [8, 8])
    }

    @Test func aStumpIsFoundAmongManyOtherBoxes() throws {
        var noise = Noise()
        let pictures = (0..<4000).map { (number: Int) in
            // Everywhere else something passes, so that the memory for candidates fills again and again.
            let passing = seen(
                "bird", x: abs(noise.next()) * 0.3, y: abs(noise.next()) * 0.3, width: 0.03, height: 0.03)
            return picture(
                "\(number).jpg", at: number * Self.hour, number % 50 == 0 ? [passing, seen("deer", x: 0.7)] : [passing])
        }
        let some = try places(pictures)
        #expect(some.map(\.name) == ["deer"])
        #expect(some.first?.pictures == 80)
    }

    @Test func hostileBoxesDontTrap() throws {
        let pictures = [Double.nan, .infinity, -1e300, 1e300].enumerated().map { index, value in
            picture("\(index).jpg", at: index * Self.day, [seen("deer", x: value), seen("deer", width: value)])
        }
        #expect(try places(pictures) == [])
    }
}
