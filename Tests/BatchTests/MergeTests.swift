import Batch
import Foundation
import TestSupport
import Testing

struct MergeTests {
    @Test func shardsMakeTheWhole() throws {
        let card = try Card()
        try card.fill(20)
        try card.write(Data(), to: "north/empty.jpg")
        _ = try card.run(card.options("whole"))
        for number in 1...3 {
            var options = try card.options("part\(number)")
            options.shard = Shard(number: number, of: 3)
            _ = try card.run(options)
        }
        // In whatever order they are named.
        let parts = [3, 1, 2].map { card.scratch.path + "/part\($0)" }
        let summary = try BatchMerge(parts: parts, output: card.scratch.path + "/joint").run(results: ResultOptions())
        #expect(summary.progress.total == 21 && summary.progress.failures == 1)
        #expect(try card.records("whole") == card.records("joint"))

        let missing = #expect(throws: BatchError.self) {
            try BatchMerge(parts: Array(parts[..<2]), output: card.scratch.path + "/other").run(
                results: ResultOptions())
        }
        #expect(missing?.message.contains("2/3") == true)
        #expect(throws: BatchError.self, "a shard twice") {
            try BatchMerge(parts: parts + [parts[0]], output: card.scratch.path + "/other").run(
                results: ResultOptions())
        }
        #expect(throws: BatchError.self, "a folder that is taken") {
            try BatchMerge(parts: parts, output: card.scratch.path + "/joint").run(results: ResultOptions())
        }
    }

    @Test func cardsOfTwoMachinesAreJoinedUnlessTheyHoldTheSameFile() throws {
        let card = try Card()
        try card.fill(4)
        for folder in ["north", "south"] {
            var options = try card.options(folder)
            options.folders = [card.root + "/" + folder]
            _ = try card.run(options)
        }
        let parts = ["north", "south"].map { card.scratch.path + "/" + $0 }
        let error = #expect(throws: BatchError.self) {
            try BatchMerge(parts: parts, output: card.scratch.path + "/joint").run(results: ResultOptions())
        }
        #expect(error?.message.contains("DCIM/100TRAPS/IMG_0.JPG is in another part too") == true)
        // A merge that failed can be done again.
        _ = try BatchMerge(parts: [parts[0]], output: card.scratch.path + "/joint").run(results: ResultOptions())
        #expect(try card.list("joint").count == 2)
    }

    @Test func whatIsNotFinishedIsNotMerged() throws {
        let card = try Card()
        try card.fill(12)
        let stop = BatchStop()
        _ = try Batch(card.options("half"), stop: stop).run(results: ResultOptions()) {
            if $0.doneNow > 1 { stop.raise() }
        }
        let error = #expect(throws: BatchError.self) {
            try BatchMerge(parts: [card.scratch.path + "/half"], output: card.scratch.path + "/joint")
                .run(results: ResultOptions())
        }
        #expect(error?.message.contains("--resume") == true)
    }
}
