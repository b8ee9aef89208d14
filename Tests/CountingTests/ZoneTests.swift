import ClassPolicy
import Counting
import Foundation
import Testing
import Values

/// Visits, and what stands in a zone: seen from above, twenty pixels a metre, or in a scene without a calibration.
struct ZoneTests {
    /// One zone of a picture of 1000 x 1000 pixels, and cars of 80 x 40 pixels that drive to the right.
    private struct Road {
        var counter: SceneCounter
        var visits: [ZoneVisit] = []
        var stops: [ZoneStop] = []
        private var frame = 0
        private let classIndex: Int

        init(
            corners: String = "[[300, 400], [700, 400], [700, 600], [300, 600]]", isCalibrated: Bool = true,
            className: String = "car"
        ) throws {
            let calibration = """
                calibration:
                  points:
                    - {picture: [0, 0], ground: [0, 50]}
                    - {picture: [1000, 0], ground: [50, 50]}
                    - {picture: [1000, 1000], ground: [50, 0]}
                    - {picture: [0, 1000], ground: [0, 0]}
                """
            let scene = try Scene(
                yaml: """
                    name: Road
                    size: [1000, 1000]
                    classes: [car, person]
                    zones:
                      - {name: Z, points: \(corners)}
                    \(isCalibrated ? calibration : "")
                    """, file: "road.yaml")
            let classes = try TestClasses.list(["car", "person"])
            classIndex = className == "car" ? 0 : 1
            counter = try SceneCounter(scene: scene, classes: classes, pictureWidth: 1000, pictureHeight: 1000)
        }

        /// The next frame, ten a second: the middles of the boxes.
        mutating func step(_ things: [(id: Int, x: Double, y: Double)], ended: [Int] = []) {
            let tracks = things.map {
                Track(
                    id: $0.id, box: BoundingBox(x: Float($0.x) - 40, y: Float($0.y) - 20, width: 80, height: 40),
                    score: 0.9, classIndex: classIndex, isObserved: true, isConfirmed: true)
            }
            _ = counter.update(
                tracks: tracks, endedTrackIDs: ended, at: FrameTime(monotonic: .milliseconds(frame * 100)))
            collect()
            frame += 1
        }

        /// Drives from one place to another at that many pixels a second (twenty are a metre).
        mutating func drive(from start: Double, to end: Double, speed: Double, y: Double = 500) {
            var x = start
            while x < end {
                step([(1, x, y)])
                x += speed / 10
            }
        }

        mutating func stand(at x: Double, y: Double = 500, seconds: Int) {
            for _ in 0..<seconds * 10 { step([(1, x, y)]) }
        }

        mutating func finish() {
            _ = counter.finish()
            collect()
        }

        private mutating func collect() {
            visits += counter.visits
            stops += counter.stops
        }
    }

    // MARK: Stops

    @Test(arguments: [true, false]) func whatStandsMakesOneStop(isCalibrated: Bool) throws {
        var road = try Road(isCalibrated: isCalibrated)
        road.drive(from: 100, to: 500, speed: 160)
        road.stand(at: 500, seconds: 20)
        road.drive(from: 500, to: 900, speed: 160)
        road.finish()
        let stop = try #require(road.stops.first)
        #expect(road.stops.count == 1 && stop.zone == "Z" && stop.trackID == 1)
        #expect(abs(stop.began.monotonic.seconds - 2.5) < 1.5 && abs(stop.ended.monotonic.seconds - 22.5) < 1)
        #expect(road.visits.count == 1)
        guard isCalibrated else {
            #expect(stop.place == nil)
            return
        }
        let place = try #require(stop.place)
        #expect(abs(place.start.x - 25) < 1.5 && abs(place.end.x - 25) < 1.5 && abs(place.start.y - 25) < 1)
        #expect(abs(place.length.x - 4) < 1 && abs(place.length.y) < 0.3)
    }

    /// A queue that creeps is a queue: less than 10 km/h is no going on, less than 5 km/h has to be for a second.
    @Test func whatCreepsGoesOnStanding() throws {
        var road = try Road()
        road.drive(from: 100, to: 400, speed: 160)
        road.stand(at: 400, seconds: 5)
        road.drive(from: 400, to: 500, speed: 40)
        road.stand(at: 500, seconds: 5)
        road.drive(from: 500, to: 900, speed: 160)
        road.finish()
        let stop = try #require(road.stops.first)
        #expect(road.stops.count == 1 && abs(stop.duration.seconds - 12.5) < 1)
        #expect(abs((stop.place?.start.x ?? 0) - 20) < 1.5 && abs((stop.place?.end.x ?? 0) - 25) < 1.5)
        var slow = try Road()
        slow.drive(from: 100, to: 900, speed: 40)
        slow.finish()
        #expect(slow.stops.isEmpty && slow.visits.count == 1, "7 km/h is slow, and no queue")
    }

    /// Where it is hidden it stands on, as long as the tracker keeps it.
    @Test func whatIsHiddenWhileItStandsIsInTheQueue() throws {
        var road = try Road()
        road.drive(from: 100, to: 500, speed: 160)
        road.stand(at: 500, seconds: 3)
        for _ in 0..<300 { road.step([]) }
        road.stand(at: 503, seconds: 2)
        road.drive(from: 503, to: 900, speed: 160)
        road.finish()
        #expect(road.stops.count == 1 && road.visits.count == 1)
        let stop = try #require(road.stops.first)
        #expect(abs(stop.duration.seconds - 35) < 1)
    }

    @Test func aStopIsWithinTheStay() throws {
        var road = try Road()
        road.drive(from: 100, to: 250, speed: 160)
        road.stand(at: 250, seconds: 10)
        // Into the zone at walking pace.
        road.drive(from: 250, to: 350, speed: 40)
        road.stand(at: 350, seconds: 5)
        road.step([], ended: [1])
        let (visit, stop) = (try #require(road.visits.first), try #require(road.stops.first))
        #expect(road.stops.count == 1 && stop.began == visit.entered && stop.ended == visit.left)
        #expect(abs(stop.duration.seconds - 6.3) < 0.7)
    }

    /// What is parked, or a false detection that never goes away, is no queue; what stood there from the beginning and goes on was one.
    @Test func whatNeverMovedIsInNoQueue() throws {
        var road = try Road()
        for frame in 0..<300 { road.step([(1, 500 + Double(frame * 7 % 13) - 6, 500)]) }
        road.step([], ended: [1])
        #expect(road.stops.isEmpty && road.visits.count == 1)
        var queue = try Road()
        queue.stand(at: 500, seconds: 10)
        queue.drive(from: 500, to: 900, speed: 160)
        let stop = try #require(queue.stops.first)
        #expect(queue.stops.count == 1 && abs(stop.duration.seconds - 10) < 1)
    }

    /// Nobody looks how long a person stands.
    @Test func aPersonMakesNoStop() throws {
        var road = try Road(className: "person")
        road.drive(from: 250, to: 500, speed: 40)
        road.stand(at: 500, seconds: 20)
        road.finish()
        #expect(road.visits.count == 1 && road.stops.isEmpty)
    }

    // MARK: Visits

    @Test(arguments: [true, false]) func whatTremblesOnTheBorderMakesOneVisitOrNone(isCalibrated: Bool) throws {
        var road = try Road(isCalibrated: isCalibrated)
        road.drive(from: 100, to: 297, speed: 160)
        for second in 0..<60 { road.stand(at: second % 2 == 0 ? 298 : 302, seconds: 1) }
        #expect(road.visits.isEmpty)
        road.finish()
        #expect(road.visits.count <= 1)
        var through = try Road(isCalibrated: isCalibrated)
        through.drive(from: 100, to: 900, speed: 160)
        through.finish()
        let visit = try #require(through.visits.first)
        #expect(through.visits.count == 1)
        #expect(
            abs(visit.entered.monotonic.seconds - 1.25) < 0.15 && abs(visit.dwell.seconds - 2.5) < 0.25,
            "coming and going are at the border, not at the band")
    }

    /// Narrower than the band, and passed at speed.
    @Test func aNarrowZoneIsVisited() throws {
        var road = try Road(corners: "[[498, 400], [502, 400], [502, 600], [498, 600]]", isCalibrated: false)
        road.drive(from: 100, to: 900, speed: 20)
        road.finish()
        #expect(road.visits.count == 1)
    }

    @Test func goingAndComingAgainAreTwoVisits() throws {
        var road = try Road()
        road.drive(from: 250, to: 320, speed: 80)
        for x in stride(from: 320.0, to: 250, by: -8) { road.step([(1, x, 500)]) }
        road.drive(from: 250, to: 320, speed: 80)
        road.finish()
        #expect(road.visits.count == 2)
    }

    /// NaN boxes, clocks that go back.
    @Test func badPlacesAndTimesDoNoHarm() throws {
        var road = try Road()
        road.drive(from: 250, to: 500, speed: 160)
        road.step([(1, .nan, 500)])
        road.step([(1, .infinity, .nan)])
        road.stand(at: 500, seconds: 3)
        for seconds in [100.0, 1, 1, -50, 1e9] {
            let track = Track(
                id: 2, box: BoundingBox(x: 460, y: 480, width: 80, height: 40), score: 0.9, classIndex: 0,
                isObserved: true, isConfirmed: true)
            _ = road.counter.update(tracks: [track], at: FrameTime(monotonic: .seconds(seconds)))
        }
        road.finish()
        #expect(road.visits.allSatisfy { $0.dwell >= .zero })
    }
}
