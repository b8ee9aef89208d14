import Imaging
import Motion
import Testing
import Values

@Suite struct MotionGateTests {
    // MARK: What is quiet

    @Test(arguments: [1.0, 3, 12])
    func noiseIsQuietButForTheRegularLook(noise: Double) throws {
        let watch = try Watch(seconds: 30, noise: noise) { _, scene in
            scene.begin()
            scene.finish()
        }
        #expect(watch.answers(0..<2).allSatisfy { $0 == .look(.starting) })
        let quiet = watch.answers(10..<30)
        #expect(quiet.allSatisfy { $0 == .still || $0 == .look(.regular) })
        #expect((4...5).contains(quiet.count { $0 == .look(.regular) }), "once every four seconds")
    }

    @Test func cameraThatShowsNothingIsLookedAtRegularly() throws {
        let watch = try Watch(seconds: 20) { _, scene in
            scene.begin()
            scene.finish(gain: 0)
        }
        #expect(watch.stillShare(2..<20) > 0.9)
    }

    @Test func slowLightIsQuiet() throws {
        let watch = try Watch(seconds: 40) { time, scene in
            scene.begin()
            scene.finish(gain: 1 + 0.4 * min(max(time - 5, 0) / 30, 1))
        }
        #expect(watch.wakes(after: 0) == nil)
    }

    @Test func exposureIsQuietSoon() throws {
        let watch = try Watch(seconds: 20) { time, scene in
            scene.begin()
            scene.finish(gain: 1 + 0.5 * min(max(time - 5, 0) / 0.5, 1))
        }
        #expect(watch.stillShare(10..<20) > 0.9)
    }

    @Test func leavesInTheWindBecomeQuiet() throws {
        let watch = try Watch(seconds: 90) { time, scene in
            scene.begin()
            Self.leaves(time, &scene)
            scene.finish()
        }
        #expect(watch.stillShare(2..<12) < 0.5, "new to it")
        #expect(watch.stillShare(60..<90) > 0.8)
    }

    // MARK: What wakes it

    @Test(arguments: [15.0, 30])
    func smallFastThingWakesAtOnceAndAllAlongItsWay(contrast: Double) throws {
        let watch = try Watch(seconds: 14) { time, scene in
            scene.begin()
            if time >= 10 { scene.addBox(x: 21 + (time - 10) * 150, y: 103, width: 8, height: 8, contrast: contrast) }
            scene.finish()
        }
        #expect(watch.stillShare(5..<10) > 0.8)
        #expect(watch.wakes(after: 5) == 10)
        #expect(watch.stillShare(10..<14) == 0)
    }

    @Test(arguments: [(24.0, 16.0, 40.0), (8, 8, 40), (24, 16, -40)])
    func whatCreepsByAPixelASecondWakes(width: Double, height: Double, contrast: Double) throws {
        let watch = try Watch(seconds: 40) { time, scene in
            scene.begin()
            scene.addBox(x: 300 + time, y: 210, width: width, height: height, contrast: contrast)
            scene.finish()
        }
        #expect(try #require(watch.wakes(after: 2)) < 6)
        #expect(watch.stillShare(4..<40) < 0.2)
    }

    @Test func carBeforeMovingLeavesWakes() throws {
        let watch = try Watch(seconds: 80) { time, scene in
            scene.begin()
            Self.leaves(time, &scene)
            if time >= 70 { scene.addBox(x: (time - 70) * 90 - 60, y: 60, width: 60, height: 40, contrast: 30) }
            scene.finish()
        }
        #expect(watch.stillShare(50..<70) > 0.7)
        #expect(try #require(watch.wakes(after: 70)) <= 70.5)
        #expect(watch.stillShare(70.5..<73) == 0)
    }

    @Test func birdBesideMovingLeavesWakes() throws {
        let watch = try Watch(seconds: 72) { time, scene in
            scene.begin()
            Self.leaves(time, &scene)
            if time >= 70 { scene.addBox(x: 300 + (time - 70) * 150, y: 60, width: 8, height: 8, contrast: 30) }
            scene.finish()
        }
        #expect(try #require(watch.wakes(after: 70)) <= 70.1)
    }

    // MARK: What comes, stands and goes

    @Test func whatComesAndStandsIsQuietUntilItGoes() throws {
        let watch = try Watch(seconds: 60, isFollowing: { $0 > 5.3 && $0 < 10 }) { time, scene in
            scene.begin()
            let x = time < 8 ? (time - 5) * 80 : time < 45 ? 240 : 240 + (time - 45) * 60
            if time > 5 { scene.addBox(x: x, y: 200, width: 50, height: 30, contrast: 45) }
            scene.finish()
        }
        #expect(watch.stillShare(5.2..<10) == 0)
        #expect(watch.stillShare(25..<45) > 0.9)
        #expect(try #require(watch.wakes(after: 25)) <= 45.2)
        #expect(watch.stillShare(45.2..<48) == 0)
        #expect(watch.stillShare(56..<60) > 0.7, "gone, and the place that it left is known again")
    }

    @Test func trackerKeepsItAwake() throws {
        let watch = try Watch(seconds: 12, isFollowing: { $0 >= 5 && $0 < 8 }) { _, scene in
            scene.begin()
            scene.finish()
        }
        #expect(watch.answers(5..<8).allSatisfy { $0 == .look(.following) })
        #expect(watch.stillShare(8..<12) > 0.8)
    }

    // MARK: What must not blind it

    @Test func lightSwitchedOffWakesAndIsQuietSoon() throws {
        let watch = try Watch(seconds: 16) { time, scene in
            scene.begin()
            if time >= 12 { scene.addBox(x: 20 + (time - 12) * 60, y: 100, width: 12, height: 12, contrast: 60) }
            scene.finish(gain: time < 5 ? 1 : 0.5)
        }
        #expect(watch.answers(5..<5.1).first == .look(.flooded))
        #expect(watch.stillShare(5.1..<6) == 0, "for a moment")
        #expect(watch.stillShare(6.1..<12) > 0.9)
        #expect(watch.wakes(after: 7) == 12)
    }

    @Test func shakeWakesAndIsQuietSoon() throws {
        let watch = try Watch(seconds: 20) { time, scene in
            let isShaking = time >= 5 && time < 7
            scene.begin(
                shiftX: isShaking ? Int(time * 37) % 5 - 2 : 0, shiftY: isShaking ? Int(time * 23) % 3 - 1 : 0)
            if time >= 16 { scene.addBox(x: 20 + (time - 16) * 60, y: 100, width: 16, height: 12, contrast: 50) }
            scene.finish()
        }
        #expect(watch.stillShare(5.1..<7) == 0)
        #expect(watch.stillShare(12..<16) > 0.8)
        #expect(try #require(watch.wakes(after: 12)) <= 16.2)
    }

    // MARK: What a camera may send

    @Test func otherSizeBeginsAnew() throws {
        let gate = MotionGate()
        #expect(try judge(gate, grey(64, 48), at: 0) == .look(.starting))
        for index in 1..<40 { _ = try judge(gate, grey(64, 48), at: Double(index) / 10) }
        #expect(try judge(gate, grey(64, 48), at: 4.1) == .still)
        #expect(try judge(gate, grey(48, 64), at: 4.2) == .look(.starting), "as many pixels, another shape")
        #expect(try judge(gate, grey(1, 1), at: 4.3) == .look(.starting))
        #expect(try judge(gate, grey(4000, 1), at: 4.4) == .look(.starting))
    }

    @Test func breakOrClockThatGoesBackBeginsAnew() throws {
        let gate = MotionGate()
        for index in 0..<30 { _ = try judge(gate, grey(64, 48), at: Double(index) / 10) }
        #expect(try judge(gate, grey(64, 48), at: 3) == .still)
        #expect(try judge(gate, grey(64, 48), at: 9) == .look(.starting))
        #expect(try judge(gate, grey(64, 48), at: 11.5) != .look(.starting))
        #expect(try judge(gate, grey(64, 48), at: 1) == .look(.starting))
    }

    @Test func emptyPlaneAndOddTimesAreNoTrap() {
        let gate = MotionGate()
        for time in [Duration.zero, .seconds(Int64.max), .seconds(Int64.min / 2), .nanoseconds(1), .zero, .zero] {
            _ = gate.judge(LumaPlane(), at: time, isFollowing: false)
        }
    }

    @Test func flashesLeaveNothingBehind() throws {
        let gate = MotionGate()
        for index in 0..<100 {
            let plane = try grey(64, 48, value: index % 2 == 0 ? 0 : 255)
            #expect(try judge(gate, plane, at: Double(index) / 10) != .still)
        }
        var answers: [MotionGate.Answer] = []
        for index in 100..<160 { answers.append(try judge(gate, grey(64, 48, value: 90), at: Double(index) / 10)) }
        #expect(answers.suffix(40).count { $0 == .still } > 35)
    }

    @Test func sameFramesGiveTheSameAnswers() throws {
        func watch() throws -> [MotionGate.Answer] {
            try Watch(seconds: 10, isFollowing: { Int($0) % 3 == 0 }) { time, scene in
                scene.begin()
                Self.leaves(time, &scene)
                scene.finish()
            }.answers
        }
        #expect(try watch() == watch())
    }

    private static func leaves(_ time: Double, _ scene: inout MadeScene) {
        let isGust = Int(time / 3) % 2 == 0
        scene.addLeaves(columns: 0..<240, rows: 0..<150, contrast: 20, wind: isGust ? 0.3 : 0.1)
    }

    private func grey(_ width: Int, _ height: Int, value: UInt8 = 100) throws -> LumaPlane {
        let plane = LumaPlane()
        try [UInt8](repeating: value, count: width * height).withUnsafeBytes { bytes in
            try LumaReader().read(
                Frame(
                    layout: .contiguous(.grey, width: width, height: height), bytes: bytes,
                    stamp: FrameStamp(index: 0, time: FrameTime(monotonic: .zero))), into: plane)
        }
        return plane
    }

    private func judge(_ gate: MotionGate, _ plane: LumaPlane, at seconds: Double) throws -> MotionGate.Answer {
        gate.judge(plane, at: .seconds(seconds), isFollowing: false)
    }
}
