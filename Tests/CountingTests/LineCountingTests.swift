import Counting
import Foundation
import TestSupport
import Testing
import Values

struct LineCountingTests {
    @Test func countsADriveAcrossWithItsTime() throws {
        var course = try Course()
        course.lead([440, 460, 480, 510, 530, 550])
        #expect(course.directions == ["down"])
        let crossing = try #require(course.crossings.first)
        #expect(crossing.trackID == 1 && crossing.line == "L" && crossing.classIndex == 0)
        #expect(abs(crossing.time.monotonic.seconds - (0.2 + 0.1 * 20 / 30)) < 1e-6)
        #expect(course.counter.totals == [LineTotal(line: "L", direction: "down", classIndex: 0, count: 1)])
    }

    @Test func directionsFollowTheOrderOfThePoints() throws {
        // Walking to the right in the picture, left is above: downwards is left to right.
        var course = try Course()
        course.lead([400, 600])
        course.lead([600, 400], id: 2)
        #expect(course.directions == ["down", "up"])
        // Walking the other way, it is the other way round.
        var turned = try Course(points: "[[800, 500], [200, 500]]")
        turned.lead([400, 600])
        #expect(turned.directions == ["up"])
        // Walking down the picture, left is the picture's right side.
        var upright = try Course(points: "[[500, 200], [500, 800]]")
        for x in [600.0, 560, 520, 480, 440] { upright.step([(1, x, 500)]) }
        #expect(upright.directions == ["down"])
    }

    @Test func aDirectionWithoutANameIsNotCounted() throws {
        let scene = try Scene(
            yaml:
                "name: A\nsize: [1000, 1000]\nlines: [{name: L, points: [[200, 500], [800, 500]], left_to_right: down}]",
            file: "a.yaml")
        var counter = try SceneCounter(
            scene: scene, classes: TestClasses.list(), pictureWidth: 1000, pictureHeight: 1000)
        for (frame, y) in [600, 550, 450, 400].enumerated() {
            let track = Track(
                id: 1, box: BoundingBox(x: 460, y: Float(y) - 60, width: 80, height: 60), score: 1, classIndex: 0,
                isObserved: true, isConfirmed: true)
            #expect(counter.update(tracks: [track], at: FrameTime(monotonic: .milliseconds(frame * 100))).isEmpty)
        }
        #expect(counter.totals.isEmpty)
    }

    @Test func aVehicleThatStopsOnTheLineCountsOnce() throws {
        var course = try Course()
        course.lead([430, 460, 490])
        // Half a minute of trembling across the line, then it drives on.
        course.lead((0..<300).map { 500 + 5 * sin(Double($0) * 1.7) })
        #expect(course.crossings.isEmpty)
        course.lead([520, 560, 600])
        #expect(course.directions == ["down"])
    }

    @Test func aVehicleThatTremblesJustBehindTheLineCountsOnce() throws {
        var course = try Course()
        course.lead([430, 460, 490, 515])
        // Its box shrinks and grows again, as when others hide it: the anchor goes to and fro across the whole band.
        course.lead((0..<200).map { 500 + 25 * sin(Double($0) * 0.9) })
        course.lead([520, 560, 600])
        #expect(course.directions == ["down"])
    }

    @Test func aVehicleThatCreepsCountsOnce() throws {
        var course = try Course()
        course.lead((0...400).map { 480 + Double($0) * 0.1 })
        #expect(course.directions == ["down"])
    }

    @Test func turningBackOnTheLineCountsNothing() throws {
        var course = try Course()
        course.lead([430, 470, 495, 503, 495, 470, 430])
        #expect(course.crossings.isEmpty)
    }

    @Test func comingBackFromFarAwayCountsBothWays() throws {
        var course = try Course()
        course.lead([430, 470, 530, 600, 700, 600, 530, 470, 430])
        #expect(course.directions == ["down", "up"])
    }

    @Test func twoAtOnce() throws {
        var course = try Course()
        for y in stride(from: 400.0, through: 600, by: 20) { course.step([(1, 400, y), (2, 600, 1000 - y)]) }
        #expect(Set(course.crossings.map { "\($0.trackID) \($0.direction)" }) == ["1 down", "2 up"])
        #expect(course.crossings.count == 2)
    }

    @Test func passingBesideTheEndsIsNotCrossing() throws {
        var course = try Course()
        course.lead([400, 450, 500, 550, 600], x: 100)
        course.lead([400, 450, 500, 550, 600], x: 900, id: 2)
        #expect(course.crossings.isEmpty)
        // A little beyond the end is still the same road.
        course.lead([400, 450, 500, 550, 600], x: 190, id: 3)
        #expect(course.directions == ["down"])
    }

    @Test func aroundTheEndAndBackAcrossTheLine() throws {
        var course = try Course()
        for (x, y) in [(100, 400), (100, 450), (100, 550), (100, 600), (500, 600), (500, 550), (500, 450), (500, 400)] {
            course.step([(1, Double(x), Double(y))])
        }
        #expect(course.directions == ["up"])
    }

    @Test func aLineAtTheLowerEdgeOfThePicture() throws {
        // The box is cut off by the edge at first, so its foot stands still at the edge.
        var course = try Course(points: "[[200, 994], [800, 994]]")
        course.lead([1000, 1000, 999, 992, 980, 960])
        #expect(course.directions == ["up"])
        // One that leaves never gets past the band on the far side.
        course.lead([940, 960, 980, 996, 1000, 1000], id: 2)
        course.step([], ended: [2])
        #expect(course.directions == ["up", "down"])
    }

    @Test func theEndOfTheSourceSettlesWhatIsOnTheLine() throws {
        var course = try Course()
        course.lead([440, 470, 504])
        #expect(course.crossings.isEmpty)
        #expect(course.counter.finish().map(\.direction) == ["down"])
        #expect(course.counter.finish().isEmpty)
    }

    @Test func aGapAcrossTheLineIsBridged() throws {
        var course = try Course()
        course.lead([400, 420, 440])
        for _ in 0..<5 { course.step([]) }
        course.lead([560, 580])
        #expect(course.directions == ["down"])
        let time = try #require(course.crossings.first).time.monotonic.seconds
        #expect(abs(time - 0.5) < 1e-6)
    }

    @Test func predictedBoxesDoNotCount() throws {
        var course = try Course()
        course.lead([440, 470])
        for y in [510, 540, 600] {
            let track = Track(
                id: 1, box: BoundingBox(x: 460, y: Float(y) - 60, width: 80, height: 60), score: 0.9, classIndex: 0,
                isObserved: false, isConfirmed: true)
            let crossings = course.counter.update(tracks: [track], at: FrameTime(monotonic: .seconds(1)))
            #expect(crossings.isEmpty)
        }
    }

    @Test func provisionalTracksCountOnceConfirmed() throws {
        var course = try Course()
        for y in [440.0, 480, 520] { course.step([(1, 500, y), (2, 700, y)], isConfirmed: false) }
        #expect(course.crossings.isEmpty)
        course.step([(1, 500, 560)])
        #expect(course.crossings.map(\.trackID) == [1])
        #expect(abs(course.crossings[0].time.monotonic.seconds - 0.15) < 1e-6)
        course.step([(1, 500, 600)], ended: [2])
        #expect(course.crossings.count == 1)
    }

    @Test func otherClassesAreNotCounted() throws {
        var course = try Course()
        for (frame, y) in [440, 480, 520, 560].enumerated() {
            for classIndex in [1, 2, -1, 99] {
                let track = Track(
                    id: classIndex + 10, box: BoundingBox(x: 460, y: Float(y) - 60, width: 80, height: 60), score: 0.9,
                    classIndex: classIndex, isObserved: true, isConfirmed: true)
                #expect(
                    course.counter.update(tracks: [track], at: FrameTime(monotonic: .milliseconds(frame * 100))).isEmpty
                )
            }
        }
    }

    @Test func aLineOfSeveralPieces() throws {
        // A roof: up to the middle, then down again.
        var course = try Course(points: "[[200, 600], [500, 400], [800, 600]]")
        course.lead([300, 340, 380, 420, 460, 500], x: 500)
        course.lead([440, 480, 520, 560, 600], x: 350, id: 2)
        course.lead([600, 560, 520, 480, 440], x: 650, id: 3)
        // From below one arm to below the other, under the roof: no crossing.
        for x in stride(from: 300.0, through: 700, by: 40) { course.step([(4, x, 640)]) }
        #expect(course.crossings.map { "\($0.trackID) \($0.direction)" } == ["1 down", "2 down", "3 up"])
    }

    /// Three sides of a square: its ends go on without end, so that inside and outside stay two sides everywhere near it.
    @Test func aLineAroundACorner() throws {
        var course = try Course(points: "[[400, 300], [400, 600], [700, 600], [700, 300]]")
        // In at the bottom, about inside, and out on the right: the walker has the inside on the left.
        for (x, y) in [(550, 680), (550, 640), (550, 560), (500, 480), (600, 450), (660, 450), (740, 450), (800, 450)] {
            course.step([(1, Double(x), Double(y))])
        }
        #expect(course.directions == ["up", "down"])
        // Far outside, and from above into the open side and out again: no crossing.
        for x in stride(from: 100.0, through: 900, by: 20) { course.step([(2, x, 900)]) }
        for y in [100.0, 200, 300, 400, 500, 400, 300, 200, 100] { course.step([(3, 550, y)]) }
        #expect(course.crossings.count == 2)
    }

    @Test func theAnchorCanBeTheMiddle() throws {
        var options = CountingOptions()
        options.anchor = .center
        var course = try Course(options: options)
        course.lead([500, 520, 540, 560, 580])
        #expect(course.directions == ["down"])
        let time = try #require(course.crossings.first).time.monotonic.seconds
        #expect(abs(time - 0.15) < 1e-6)
    }

    @Test func civilTimeIsInterpolatedToo() throws {
        var course = try Course()
        var crossings: [LineCrossing] = []
        for (frame, y) in [450, 550].enumerated() {
            let track = Track(
                id: 1, box: BoundingBox(x: 460, y: Float(y) - 60, width: 80, height: 60), score: 0.9, classIndex: 0,
                isObserved: true, isConfirmed: true)
            let time = FrameTime(
                monotonic: .seconds(frame), civil: Date(timeIntervalSinceReferenceDate: Double(frame)))
            crossings += course.counter.update(tracks: [track], at: time)
        }
        let civil = try #require(crossings.first?.time.civil)
        #expect(abs(civil.timeIntervalSinceReferenceDate - 0.5) < 1e-6)
    }

    @Test func coordinatesAreScaledToThePicture() throws {
        let scene = try Scene(
            yaml: "name: A\nlines: [{name: L, points: [[0.2, 0.5], [0.8, 0.5]], left_to_right: down}]", file: "a.yaml")
        var counter = try SceneCounter(scene: scene, classes: TestClasses.list(), pictureWidth: 100, pictureHeight: 40)
        var count = 0
        for (frame, y) in [10, 15, 25, 30].enumerated() {
            let track = Track(
                id: 1, box: BoundingBox(x: 50, y: Float(y) - 6, width: 8, height: 6), score: 0.9, classIndex: 0,
                isObserved: true, isConfirmed: true)
            count += counter.update(tracks: [track], at: FrameTime(monotonic: .seconds(frame))).count
        }
        #expect(count == 1)
    }

    /// Whatever a track does, on one line its counts in the two directions alternate as its sides do: they differ by one at most
    /// unless it turned back without being counted, and never exceed the number of times it really changed sides.
    @Test func neverMoreCountsThanChangesOfSide() throws {
        var random = SeededGenerator(seed: 7)
        for _ in 0..<300 {
            var course = try Course()
            var y = Double.random(in: 300...700, using: &random)
            var changes = 0
            for _ in 0..<200 {
                let before = y
                y += .random(in: -60...60, using: &random)
                if (before < 500) != (y < 500) { changes += 1 }
                course.step([(1, 500, y)])
            }
            course.crossings += course.counter.finish()
            #expect(course.crossings.count <= changes)
            for (crossing, next) in zip(course.crossings, course.crossings.dropFirst()) {
                #expect(crossing.time.monotonic <= next.time.monotonic)
            }
        }
    }

    @Test func boxesThatAreNotFinite() throws {
        var course = try Course()
        for (frame, value) in [Float.nan, .infinity, -.infinity, 0, .greatestFiniteMagnitude].enumerated() {
            let track = Track(
                id: 1, box: BoundingBox(x: value, y: value, width: value, height: value), score: .nan, classIndex: 0,
                isObserved: true, isConfirmed: true)
            _ = course.counter.update(tracks: [track], at: FrameTime(monotonic: .seconds(frame)))
        }
        course.lead([440, 480, 520, 560], id: 2)
        #expect(course.directions == ["down"])
    }
}
