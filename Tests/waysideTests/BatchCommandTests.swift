import Foundation
import TestSupport
import Testing

/// `wayside batch` as its users run it, and as power cuts end it.
@Suite struct BatchCommandTests {
    private static let results = ["megadetector.json", "detections.csv", "summary.csv"]
    private static let arguments = [
        "--model", "wayside-nano", "--precision", "float32", "--input-size", "416", "--threads", "2",
    ]
    private static let environment = ["WAYSIDE_MODELS": SharedFiles.packageRoot.path + "/models"]

    /// Frames of the sample under many names, two cameras with the same ones, and files that can't be read.
    private func card(_ count: Int) throws -> ScratchFolder {
        let folder = try ScratchFolder()
        let ffmpeg = Process()
        ffmpeg.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        ffmpeg.arguments = [
            "ffmpeg", "-v", "error", "-nostdin", "-i", SharedFiles.packageRoot.path + "/models/sample/road.mp4", "-vf",
            "fps=1,scale=384:-2", folder.path + "/%02d.jpg",
        ]
        try ffmpeg.run()
        ffmpeg.waitUntilExit()
        let files = FileManager.default
        let frames = try files.contentsOfDirectory(atPath: folder.path).sorted()
        for camera in ["north", "south"] {
            try files.createDirectory(atPath: folder.path + "/card/\(camera)", withIntermediateDirectories: true)
            for number in 0..<count / 2 {
                try files.createSymbolicLink(
                    atPath: folder.path + "/card/\(camera)/IMG_\(number).JPG",
                    withDestinationPath: folder.path + "/" + frames[number % frames.count])
            }
        }
        try folder.write("", to: "card/north/empty.jpg")
        try folder.write("no picture", to: "card/south/text.jpeg")
        return folder
    }

    private func batch(_ arguments: [String]) -> Program {
        Program(["batch"] + arguments + Self.arguments, environment: Self.environment)
    }

    private func contents(_ folder: String) throws -> [Data] {
        try Self.results.map { try Data(contentsOf: URL(fileURLWithPath: folder + "/" + $0)) }
    }

    @Test func killedAtAnyMomentItGivesTheSameResults() throws {
        let folder = try card(120)
        let (whole, parts) = (folder.path + "/whole", folder.path + "/parts")
        let undisturbed = try batch([folder.path + "/card", "--out", whole]).run()
        #expect(undisturbed.status == 2, "\(undisturbed.errors)")
        var kills = 0
        for delay in [0.05, 0.9, 0.3, 1.3, 0.7, 1.1] {
            let program = batch([folder.path + "/card", "--out", parts, "--resume"])
            try program.start()
            Thread.sleep(forTimeInterval: delay)
            if program.process.isRunning {
                kill(program.process.processIdentifier, SIGKILL)
                kills += 1
            }
            _ = program.finish()
        }
        #expect(kills > 0)
        let last = try batch([folder.path + "/card", "--out", parts, "--resume"]).run()
        #expect(last.status == 2, "\(last.errors)")
        #expect(try contents(whole) == contents(parts))
    }

    @Test func interruptedItSaysHowToGoOn() throws {
        let folder = try card(400)
        let program = batch([folder.path + "/card", "--out", folder.path + "/out"])
        try program.start()
        Thread.sleep(forTimeInterval: 1.5)
        kill(program.process.processIdentifier, SIGINT)
        let outcome = program.finish()
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("--resume goes on where it was"), "\(outcome.errors)")
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/out/megadetector.json"))
        let again = try batch([folder.path + "/card", "--out", folder.path + "/out"]).run()
        #expect(again.status == 1 && again.errors.contains("--resume"))
    }

    @Test func shardsAndMergeGiveTheSameFiles() throws {
        let folder = try card(30)
        _ = try batch([folder.path + "/card", "--out", folder.path + "/whole"]).run()
        for number in 1...2 {
            _ = try batch([folder.path + "/card", "--out", folder.path + "/part\(number)", "--shard", "\(number)/2"])
                .run()
        }
        let merge = try Program(
            ["batch", "merge", folder.path + "/part2", folder.path + "/part1", "--out", folder.path + "/joint"],
            environment: Self.environment
        ).run()
        #expect(merge.status == 2, "\(merge.errors)")
        #expect(try contents(folder.path + "/whole") == contents(folder.path + "/joint"))
    }

    @Test func mistakesAreSaidInOneSentence() throws {
        let folder = try card(2)
        for (arguments, words, status) in [
            (["/nonexistent", "--out", folder.path + "/a"], "name a folder of pictures", 1),
            ([folder.path + "/card", "--out", "/proc/results"], "/proc/results", 1),
            ([folder.path + "/card", "--out", folder.path], "holds other files", 1),
            ([folder.path + "/card", "--out", folder.path + "/a", "--zone", "Mars/Olympus"], "no time zone", 1),
            ([folder.path + "/card", "--out", folder.path + "/a", "--shard", "3/2"], "--shard", 64),
            ([folder.path + "/card", "--out", folder.path + "/a", "--format", "xml"], "--format", 64),
        ] as [([String], String, Int32)] {
            let outcome = try batch(arguments).run()
            #expect(outcome.status == status, "\(arguments)")
            #expect(outcome.errors.contains(words), "\(arguments): \(outcome.errors)")
        }
    }
}
