import Counting
import Testing
import Values

/// Turning movements of things whose track broke between the two lines of ``GroundTests``'s road (22 and 34 metres ahead).
struct HalfMovementTests {
    private struct Piece {
        var id: Int
        /// Metres to the right of the camera, and ahead of it at the time 0 of the scene.
        var x = 0.5
        var y = 10.0
        /// Between these places it is seen.
        var seen: ClosedRange<Double>
    }

    /// Moves the pieces at 8 m/s, ten frames a second; tracks end three seconds after they were seen last.
    private func movements(_ pieces: [Piece]) throws -> [TurningMovement] {
        let scene = try Scene(yaml: GroundTests.scene(), file: "road.yaml")
        var counter = try SceneCounter(
            scene: scene, classes: TestClasses.list(["car"]), pictureWidth: 1280, pictureHeight: 720)
        var movements: [TurningMovement] = []
        var lastSeen: [Int: Int] = [:]
        for frame in 0..<90 {
            var tracks: [Track] = []
            for piece in pieces {
                let y = piece.y + 0.8 * Double(frame)
                guard piece.seen.contains(y) else { continue }
                lastSeen[piece.id] = frame
                tracks.append(
                    Track(
                        id: piece.id, box: GroundTests.box(piece.x, y, length: 4.4, width: 1.8, height: 1.5),
                        score: 0.9,
                        classIndex: 0, isObserved: true, isConfirmed: true))
            }
            let ended = lastSeen.filter { $0.value == frame - 30 }.map(\.key)
            _ = counter.update(
                tracks: tracks, endedTrackIDs: ended, at: FrameTime(monotonic: .milliseconds(frame * 100)))
            movements += counter.movements
        }
        _ = counter.finish()
        return movements + counter.movements
    }

    @Test func oneThatBreaksOnTheWayIsWhole() throws {
        let movements = try movements([Piece(id: 1, seen: 10...26), Piece(id: 2, seen: 28.5...45)])
        #expect(movements.map { $0.from + $0.to } == ["SN"])
        let movement = try #require(movements.first)
        #expect(abs(movement.entered.monotonic.seconds - 1.5) < 0.15 && abs(movement.left.monotonic.seconds - 3) < 0.15)
    }

    /// What appears in the other lane did not come from this one.
    @Test func anotherLaneIsAnotherThing() throws {
        #expect(try movements([Piece(id: 1, seen: 10...26), Piece(id: 2, x: 4.2, seen: 28.5...45)]).isEmpty)
    }

    /// Two that may both have gone on: nobody knows which did.
    @Test func doubtIsNoMovement() throws {
        let pieces = [
            Piece(id: 1, seen: 10...26), Piece(id: 3, x: -0.8, seen: 10...26), Piece(id: 2, x: -0.2, seen: 28.5...45),
        ]
        #expect(try movements(pieces).isEmpty)
    }

    /// A track that was seen to leave has its movement, and gives none to others.
    @Test func aWholeOneGivesNothingAway() throws {
        let movements = try movements([Piece(id: 1, seen: 10...45), Piece(id: 2, x: 1.5, seen: 28.5...45)])
        #expect(movements.map(\.trackID) == [1])
    }
}
