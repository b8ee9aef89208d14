import Foundation
import Recording
import TestSupport
import Testing

@Suite struct OutputFileTests {
    @Test func whatIsWrittenIsThere() throws {
        let folder = try ScratchFolder()
        let file = try OutputFile(path: folder.path + "/a")
        let line = [UInt8](repeating: UInt8(ascii: "x"), count: 999) + [0x0A]
        for _ in 0..<200 { try file.write(line) }
        try file.close()
        #expect(try Data(contentsOf: folder.url.appendingPathComponent("a")).count == 200_000)
    }

    /// A limit on the size of files stands for a full disk: the write that passes it is cut short, the next one fails.
    @Test func aFullDiskLeavesWholeLines() throws {
        let folder = try ScratchFolder()
        let path = folder.path + "/full"
        var before = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &before)
        // SIGXFSZ would end the process; other tests that write at the same time stay far below the limit.
        signal(SIGXFSZ, SIG_IGN)
        var limit = rlimit(rlim_cur: 100_000_500, rlim_max: before.rlim_max)
        setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
        defer { setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &before) }
        let file = try OutputFile(path: path)
        let line = [UInt8](repeating: UInt8(ascii: "x"), count: 999) + [0x0A]
        let failure = #expect(throws: RecordingError.self) {
            for _ in 0..<200_000 { try file.write(line) }
        }
        #expect(failure?.description.contains(path) == true)
        let size = try #require(FileManager.default.attributesOfItem(atPath: path)[.size] as? Int)
        #expect(size > 0 && size <= 100_000_500 && size.isMultiple(of: 1000))
    }

    @Test func replacingLeavesNothingElse() throws {
        let folder = try ScratchFolder()
        try OutputFile.replace(folder.path + "/a", with: Array("one".utf8))
        try OutputFile.replace(folder.path + "/a", with: Array("two".utf8))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a"])
        #expect(try String(contentsOf: folder.url.appendingPathComponent("a"), encoding: .utf8) == "two")
        let failure = #expect(throws: RecordingError.self) {
            try OutputFile.replace(folder.path + "/none/a", with: [])
        }
        #expect(failure?.path == folder.path + "/none/a", "not the name that it has meanwhile")
        #expect(failure?.message.contains("there is no folder \(folder.path)/none") == true)
    }

    @Test func aFileIsNoFolder() throws {
        let folder = try ScratchFolder()
        let file = try folder.write("x", to: "file")
        let failure = #expect(throws: RecordingError.self) { try OutputFile.createFolder(file) }
        #expect(failure?.message.contains("not a folder") == true)
    }
}
