import ClassPolicy
import Foundation
import TestSupport
import Testing

@Suite struct PolicyDigestTests {
    /// The digest is over the rules as they stand. After a change: `make policy`.
    @Test func digestIsOfTheSources() throws {
        let folder = SharedFiles.packageRoot.appendingPathComponent("Sources/ClassPolicy")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(".swift") && $0 != "PolicyDigest.swift" }
            .sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
        #expect(files.count > 10)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/sha256sum")
        let scratch = try ScratchFolder()
        var content = Data()
        for file in files { content += try Data(contentsOf: folder.appendingPathComponent(file)) }
        let copy = scratch.url.appendingPathComponent("policy")
        try content.write(to: copy)
        process.arguments = [copy.path]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(text.hasPrefix(ClassPolicy.digest), "make policy")
        #expect(ClassPolicy.digest.count == 16)
    }
}
