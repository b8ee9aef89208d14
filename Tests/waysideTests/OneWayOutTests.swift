import Foundation
import TestSupport
import Testing

/// Pictures leave the program by one way, on which persons are hidden, and a crop is taken at one place, of a generic detection. The
/// types say so (`RedactedPicture`, `PersonBoxes`, `GenericDetection`); these tests read the sources for what could get past them: a
/// call that is open within the package, a second writer, a forged proof.
@Suite struct OneWayOutTests {
    /// Each source file of the program by its path below Sources, without comments. What only renders the sample clip is left out: it
    /// has pictures of its own making alone.
    private static let sources = Result { () throws -> [String: String] in
        let root = SharedFiles.packageRoot.appendingPathComponent("Sources").path
        let paths = try #require(FileManager.default.enumerator(atPath: root)).compactMap { $0 as? String }
        var sources: [String: String] = [:]
        for path in paths where path.hasSuffix(".swift") && !path.hasPrefix("sample-clip/") {
            let text = try String(contentsOfFile: root + "/" + path, encoding: .utf8)
            sources[path] = text.split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("//") }
                .joined(separator: "\n")
        }
        try #require(sources.count > 150)
        return sources
    }

    private func files(with text: String) throws -> Set<String> {
        Set(try Self.sources.get().filter { $0.value.contains(text) }.keys)
    }

    @Test func oneFileCallsTheJPEGEncoder() throws {
        #expect(try files(with: "cjpeg_encoder_encode") == ["Imaging/JPEG/JPEGEncoder.swift"])
        #expect(try files(with: "JPEGEncoder(") == ["Imaging/Pictures/RGBPicture.swift"])
        // Outside Imaging only what is redacted is encoded.
        for (path, text) in try Self.sources.get() where !path.hasPrefix("Imaging/") {
            #expect(!text.contains("JPEGEncoder"), "\(path)")
            for call in text.ranges(of: "jpegData(") {
                #expect(text[..<call.lowerBound].hasSuffix("redacted."), "\(path)")
            }
        }
    }

    /// What a camera or file gives is read by Imaging alone; nobody else has its bytes to store.
    @Test func nobodyReadsAFramesOwnBytes() throws {
        #expect(try files(with: "frame.bytes").allSatisfy { $0.hasPrefix("Imaging/") })
    }

    /// Who writes files and knows pictures.
    @Test func fewFilesWriteFilesAndKnowPictures() throws {
        let calls = [
            "OutputFile.replace(", "OutputFile(path", "createFile(", "forWriting", "write(toFile", "write(to: URL",
            "O_WRONLY", "fwrite(",
        ]
        let writers = try calls.reduce(into: Set<String>()) { $0.formUnion(try files(with: $1)) }
        #expect(
            try writers.intersection(files(with: "import Imaging")) == [
                "Batch/Live/LiveCard.swift", "Batch/Work/PictureCopies.swift", "Recording/ClipRecorder.swift",
                "Recording/PictureFolder.swift",
                "Recording/RunRecorder.swift",
                "wayside/Commands/AnnotatedCopies.swift", "wayside/Scene/SceneCommand.swift",
            ])
    }

    @Test func oneFileHandsPixelsToAnEncoderOfClips() throws {
        let writers = try files(with: "libx264").union(files(with: "\"mpegts\"")).union(files(with: "\"mjpeg\""))
        #expect(writers == ["Recording/ClipRecorder.swift"])
        let text = try #require(try Self.sources.get()["Recording/ClipRecorder.swift"])
        #expect(text.contains("func write(_ picture: RedactedPicture)"))
        #expect(text.ranges(of: "withBytes").count == 1)
    }

    /// Who touches a whole picture at all. A new file here is a new place to look at.
    @Test func fewFilesHoldAPicture() throws {
        let holders = try files(with: "RGBPicture").filter { !$0.hasPrefix("Imaging/") }
        #expect(
            holders == [
                "Batch/Live/LiveCard.swift", "Batch/Work/PictureCopies.swift", "Detection/Findings/PersonFinder.swift",
                "Pipeline/CameraPipeline.swift",
                "Pipeline/Chain/FrameSlot.swift", "Pipeline/Run/RunObserver.swift",
                "Recording/Annotator.swift", "Recording/ClipRecorder.swift", "Recording/PictureFolder.swift",
                "Recording/RunRecorder.swift", "wayside/Commands/AnnotatedCopies.swift",
                "wayside/Commands/DetectCommand.swift", "wayside/Run/Camera/CameraRun.swift",
                "wayside/Scene/SceneCommand.swift", "wayside/Scene/SceneSketch.swift", "wayside-bench/ChainBench.swift",
                "wayside-bench/GateBench.swift",
            ])
        // Its pixels are read by the search for persons, and otherwise of a redacted picture.
        let readers = try files(with: "picture.withBytes").union(files(with: "icture.withMutableBytes"))
        #expect(
            Set(readers.filter { !$0.hasPrefix("Imaging/") }) == [
                "Detection/Classification/CropClassifier.swift", "Detection/Findings/PersonFinder.swift",
                "Recording/ClipRecorder.swift", "wayside-bench/GateBench.swift",
            ])
    }

    /// The two proofs are made where a network's own words are read, and nowhere else.
    @Test func nobodyForgesAProof() throws {
        #expect(
            try files(with: "@_spi(PersonSearch)") == [
                "Values/PersonBoxes.swift", "Detection/Findings/PictureFindings.swift",
            ])
        #expect(
            try files(with: "PersonBoxes(") == ["Values/PersonBoxes.swift", "Detection/Findings/PictureFindings.swift"])
        #expect(try files(with: "GenericDetection(") == ["Detection/Findings/PictureFindings.swift"])
        #expect(try files(with: "RedactedPicture(") == ["Recording/Annotator.swift"])
        #expect(try files(with: "RecognizedClass(") == ["ClassPolicy/ClassPolicy.swift"])
    }

    /// A view of a part of a picture is a frame whose plane begins within it; one function makes such a frame.
    @Test func oneFunctionTakesACrop() throws {
        let framers = try files(with: "Frame(layout:").union(files(with: "Frame(\n"))
            .filter { !$0.hasPrefix("Capture/") && !$0.hasPrefix("wayside-bench/") }
        #expect(
            framers == [
                "Detection/Classification/CropClassifier.swift", "Detection/Findings/PersonFinder.swift",
                "Imaging/Frame.swift", "Imaging/Pictures/RedactedPicture.swift",
            ])
        let frame = try #require(try Self.sources.get()["Imaging/Frame.swift"])
        #expect(
            frame.contains("Frame(layout: layout, bytes: bytes, stamp: stamp, orientation: orientation)"),
            "another stamp, the same picture")
        let finder = try #require(try Self.sources.get()["Detection/Findings/PersonFinder.swift"])
        #expect(finder.contains("layout: .contiguous(") && !finder.contains("offset"))
        #expect(try files(with: "func crop").union(files(with: "Crop(")).isEmpty)
    }
}
