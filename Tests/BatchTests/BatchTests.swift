import Batch
import Detection
import Foundation
import TestSupport
import Testing
import Wildlife

/// With the model on board and frames of the sample on board.
struct BatchTests {
    @Test func everyFileIsARecordWhateverItHolds() throws {
        let card = try Card()
        try card.fill(4)
        let picture = try #require(try Card.frames.get().first)
        try card.write(picture.prefix(picture.count / 2), to: "bad/truncated.jpg")
        try card.write(Data(), to: "bad/empty.jpg")
        try card.write(Data("no picture".utf8), to: "bad/text.jpg")
        try card.write(picture, to: "bad/really-a-jpeg.png")
        try card.write(Data("no video".utf8), to: "bad/text.mp4")
        try card.write(picture, bytes: [0x42, 0xE4, 0x72] + Array(".jpg".utf8))
        try card.write(picture, to: "new\nline.jpg")
        // A JPEG that claims 60,000 x 60,000 pixels.
        var huge = picture
        let frameHeader = try #require(huge.firstRange(of: Data([0xFF, 0xC0])))
        huge.replaceSubrange(frameHeader.upperBound + 3..<frameHeader.upperBound + 7, with: [0xEA, 0x60, 0xEA, 0x60])
        try card.write(huge, to: "bad/huge.jpg")
        try FileManager.default.createSymbolicLink(
            atPath: card.root + "/bad/gone.jpg", withDestinationPath: "/nonexistent/x.jpg")

        let summary = try card.run(card.options())
        let records = try card.records()
        #expect(summary.isFinished && summary.progress.total == 13 && summary.progress.failures == 6)
        let failures = try card.list("out").filter { $0.failure != nil }.map(\.path)
        #expect(
            failures == [
                "bad/empty.jpg", "bad/gone.jpg", "bad/huge.jpg", "bad/text.jpg", "bad/text.mp4", "bad/truncated.jpg",
            ])
        let good = try card.list("out").filter { $0.failure == nil }
        #expect(good.map(\.path).contains("B%E4r.jpg") && good.map(\.path).contains("new%0Aline.jpg"))
        #expect(good.allSatisfy { $0.metadata.width == 384 && $0.metadata.height > 100 })
        // The same picture under four names is seen the same.
        let same = good.filter { ["B%E4r.jpg", "new%0Aline.jpg", "bad/really-a-jpeg.png"].contains($0.path) }
        #expect(Set(same.map { "\($0.detections)" }).count == 1)
        #expect(same.first?.detections.isEmpty == false)
        #expect(records.byPath.count == 13 && records.byTime.count == 13)
    }

    @Test func detectionsAreOfTheFieldsSubjectsFromALowScoreOn() throws {
        let card = try Card()
        try card.fill(6)
        _ = try card.run(card.options())
        let journal = try MediaJournal(folder: card.scratch.path + "/out")
        var count = 0
        try journal.forEachByPath { record in
            for detection in record.detections {
                count += 1
                #expect(journal.classes.subject(of: detection) != .object)
                #expect(detection.confidence >= 0.1 && detection.confidence <= 1)
                let box = detection.box
                #expect(box.x >= 0 && box.y >= 0 && box.x + box.width <= 1.00001 && box.y + box.height <= 1.00001)
            }
            // Who has a detection has a thumbnail, and nobody else.
            let hasThumbnail = try journal.thumbnail(ofFile: record.path) != nil
            #expect(hasThumbnail == !record.detections.isEmpty)
        }
        #expect(count > 0)
        #expect(journal.origin.leastScore == 0.1 && journal.origin.detector == "wayside-nano.onnx")
        #expect(journal.origin.networkHash?.count == 64)
    }

    @Test func deploymentsAreFoldersAndEndInTheirOwnOrder() throws {
        let card = try Card()
        try card.fill(6)
        _ = try card.run(card.options())
        let records = try card.list("out")
        #expect(records.map(\.path) == records.map(\.path).sorted())
        #expect(Set(records.map(\.deployment)) == ["north", "south"])
        // The zone is the results' alone: it may be said when the batch is gone on with.
        var options = try card.options(resumes: true)
        options.workers = 1
        let summary = try card.run(options, results: ResultOptions(zone: "Europe/Berlin"))
        #expect(summary.isFinished && summary.progress.doneNow == 0)
        let journal = try MediaJournal(folder: card.scratch.path + "/out")
        #expect(journal.deployments.zone == "Europe/Berlin")
    }

    @Test func aBatchThatIsStoppedGoesOnWhereItWas() throws {
        let card = try Card()
        try card.fill(24)
        _ = try card.run(card.options("whole"))
        var seen = 0
        var runs = 0
        while true {
            runs += 1
            try #require(runs < 30)
            let stop = BatchStop()
            let summary = try Batch(card.options("parts", resumes: true), stop: stop).run(results: ResultOptions()) {
                if $0.doneNow >= 3 { stop.raise() }
            }
            seen += summary.progress.doneNow
            if summary.isFinished { break }
        }
        #expect(runs > 2)
        #expect(seen == 24, "no picture twice")
        let (whole, parts) = try (card.records("whole"), card.records("parts"))
        #expect(whole == parts)
        #expect(whole.byPath.count == 24)
    }

    @Test func otherSettingsAreRefusedAndSaid() throws {
        let card = try Card()
        try card.fill(2)
        _ = try card.run(card.options())
        var other = try card.options(resumes: true)
        other.videoRate = 2
        other.detector.inputWidth = 640
        let error = #expect(throws: BatchError.self) { try card.run(other) }
        #expect(error?.kind == .otherSettings)
        #expect(error?.message.contains("frames a second of videos was 1.0, now it is 2.0") == true)
        #expect(error?.message.contains("input size was 416, now it is 640") == true)
        // Not without --resume, and nothing of others.
        #expect(throws: BatchError.self) { try card.run(card.options()) }
        try card.scratch.write("mine", to: "others/notes.txt")
        let foreign = #expect(throws: BatchError.self) { try card.run(card.options("others", resumes: true)) }
        #expect(foreign?.kind == .taken)
        #expect(try String(contentsOfFile: card.scratch.path + "/others/notes.txt", encoding: .utf8) == "mine")
        #expect(throws: (any Error).self) { try card.run(card.options(), results: ResultOptions(zone: "Mars/Olympus")) }
    }

    @Test func aFullDiskEndsItCleanlyAndItGoesOnLater() throws {
        let card = try Card()
        try card.fill(60)
        _ = try card.run(card.options("whole"))
        var options = try card.options()
        options.pageLimit = 60
        let error = #expect(throws: BatchError.self) { try card.run(options) }
        #expect(error?.kind == .full)
        #expect(error?.message.contains("MB more are needed") == true, "\(String(describing: error))")
        let summary = try card.run(card.options(resumes: true))
        #expect(summary.isFinished)
        #expect(try card.records("whole") == card.records())
    }

    @Test func aCardThatIsTakenOutIsNoHeapOfFailures() throws {
        let card = try Card()
        try card.fill(30)
        var isMoved = false
        let error = #expect(throws: BatchError.self) {
            try Batch(card.options()).run(results: ResultOptions()) {
                guard $0.doneNow >= 2, !isMoved else { return }
                isMoved = true
                try? FileManager.default.moveItem(atPath: card.root, toPath: card.scratch.path + "/elsewhere")
            }
        }
        #expect(error?.kind == .gone)
        try FileManager.default.moveItem(atPath: card.scratch.path + "/elsewhere", toPath: card.root)
        let summary = try card.run(card.options(resumes: true))
        #expect(summary.isFinished && summary.progress.failures == 0 && summary.progress.total == 30)
    }

    @Test func aFileThatIsMendedIsSeenWhenTheBatchGoesOn() throws {
        let card = try Card()
        try card.fill(2)
        try card.write(Data(), to: "north/late.jpg")
        #expect(try card.run(card.options()).progress.failures == 1)
        try card.write(try #require(try Card.frames.get().first), to: "north/late.jpg")
        let summary = try card.run(card.options(resumes: true))
        #expect(summary.progress.failures == 0 && summary.progress.doneNow == 1)
    }

    @Test func twoRunsDoNotShareAFolder() throws {
        let card = try Card()
        try card.fill(4)
        var second: BatchError?
        _ = try Batch(card.options()).run(results: ResultOptions()) { _ in
            guard second == nil else { return }
            do { _ = try card.run(card.options(resumes: true)) } catch { second = error as? BatchError }
        }
        #expect(second?.kind == .taken)
    }
}
