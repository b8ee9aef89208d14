import Capture
import Foundation
import TestSupport
import Testing

@Suite(.enabled(if: Clip.toolsArePresent))
struct NUTReaderTests {
    private let folder: ScratchFolder

    init() throws { folder = try ScratchFolder() }

    private struct Frame: Hashable {
        var time: Int
        var bytes: [UInt8]
    }

    private func read(_ bytes: [UInt8], pieceSize: Int = 4096, frameLimit: Int = 1 << 20) throws -> [Frame] {
        var reader = try NUTReader(Bytes(bytes, pieceSize: pieceSize))
        var frames: [Frame] = []
        while let header = try reader.nextFrame() {
            guard header.byteCount <= frameLimit else { throw NUTError.malformed("too large for this test") }
            var frame = Frame(time: header.presentationTime, bytes: Array(repeating: 0, count: header.byteCount))
            try frame.bytes.withUnsafeMutableBytes { try reader.read(header, into: $0) }
            frames.append(frame)
        }
        return frames
    }

    /// A raw stream of ffmpeg's and the same frames without a container.
    private func stream(
        _ source: String, options: [String] = [], format: [String] = ["-c:v", "rawvideo", "-pix_fmt", "yuv420p"]
    ) throws -> (nut: [UInt8], raw: [UInt8]) {
        let input = ["-f", "lavfi", "-i", source] + options + format
        let nut = try Clip.make(input + ["-f", "nut"], "stream.nut", in: folder)
        let raw = try Clip.make(input + ["-f", "rawvideo"], "stream.raw", in: folder)
        return (
            try [UInt8](Data(contentsOf: URL(fileURLWithPath: nut))),
            try [UInt8](Data(contentsOf: URL(fileURLWithPath: raw)))
        )
    }

    @Test(arguments: [1, 7, 4096, 1 << 20])
    func framesAreTheBytesThatWentIn(pieceSize: Int) throws {
        let (nut, raw) = try stream("testsrc=s=106x60:r=25:d=2")
        let frames = try read(nut, pieceSize: pieceSize)
        #expect(frames.count == 50)
        #expect(frames.flatMap(\.bytes) == raw)
        #expect(Set(zip(frames, frames.dropFirst()).map { $1.time - $0.time }).count == 1)
    }

    /// Frames of up to 4096 bytes may leave out their beginning where it is one of the listed headers.
    @Test func smallFramesOfCodecsWithElidedHeaders() throws {
        let (nut, raw) = try stream("testsrc=s=48x32:r=25:d=4", format: ["-c:v", "mpeg4", "-g", "5"].map { $0 })
        _ = raw
        let elementary = try Clip.make(
            ["-i", folder.path + "/stream.nut", "-c", "copy", "-f", "data", "-map", "0:0"], "stream.m4v", in: folder)
        let joined = try [UInt8](Data(contentsOf: URL(fileURLWithPath: elementary)))
        #expect(try read(nut).flatMap(\.bytes) == joined)
    }

    @Test func sizeAndTimeBase() throws {
        let (nut, _) = try stream("testsrc=s=64x48:r=30000/1001:d=1")
        let stream = try NUTReader(Bytes(nut)).stream
        #expect((stream.width, stream.height) == (64, 48))
        let frame = Duration(
            secondsComponent: 0, attosecondsComponent: Int64(Int128(1001) * 1_000_000_000_000_000_000 / 30000))
        let times = try read(nut).map { stream.timeBase.duration(ofTicks: $0.time) }
        #expect(times[1] - times[0] == frame)
    }

    @Test func timesFarApart() throws {
        let (nut, _) = try stream(
            "testsrc=s=64x48:r=10:d=2", options: ["-vf", "setpts=PTS+gte(N\\,7)*3600/TB", "-fps_mode", "passthrough"])
        let base = try NUTReader(Bytes(nut)).stream.timeBase
        let times = try read(nut).map { base.duration(ofTicks: $0.time) }
        #expect(times == (0..<20).map { .milliseconds($0 * 100 + ($0 >= 7 ? 3_600_000 : 0)) })
    }

    @Test func everyTruncationIsAnEndOrAnError() throws {
        let (nut, raw) = try stream("testsrc=s=16x16:r=5:d=1")
        let whole = try read(nut)
        #expect(whole.flatMap(\.bytes) == raw)
        for length in 0..<nut.count {
            do {
                let frames = try read(Array(nut.prefix(length)))
                #expect(frames.elementsEqual(whole.prefix(frames.count)))
            } catch let error as NUTError {
                #expect(error == .truncated)
            }
        }
    }

    @Test func mutatedBytesNeverHarm() throws {
        let (nut, _) = try stream("testsrc=s=32x16:r=5:d=2")
        var generator = SeededGenerator(seed: 20_261_121)
        var rejected = 0
        for _ in 0..<4_000 {
            var bytes = nut
            // Mostly the headers, where lengths and tables are.
            let reach = Bool.random(using: &generator) ? 300 : bytes.count
            for _ in 0..<Int.random(in: 1...8, using: &generator) {
                let position = Int.random(in: 25..<reach, using: &generator)
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: bytes[position] = .random(in: 0...255, using: &generator)
                case 1: bytes[position] = 0xff
                case 2: bytes[position] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
                default: bytes.removeSubrange(position..<min(position + 3, bytes.count))
                }
                if reach > bytes.count - 24 { break }
            }
            do { _ = try read(bytes) } catch is NUTError { rejected += 1 }
        }
        #expect(rejected > 200)
    }

    @Test(arguments: [[], Array("nut/multimedia container".utf8), Array("RIFF....AVI LIST....hdrl".utf8) + [0, 0]])
    func otherBytesAreNotNUT(bytes: [UInt8]) {
        #expect(throws: NUTError.self) { try NUTReader(Bytes(bytes)) }
    }

    @Test func durationsAreExactAndBounded() throws {
        let base = try #require(TimeBase(1001, 30000))
        #expect(base.duration(ofTicks: 30000) == .seconds(1001))
        #expect(base.duration(ofTicks: -30000) == .seconds(-1001))
        let coarse = try #require(TimeBase(Int(Int32.max), 1))
        #expect(coarse.duration(ofTicks: .max) > .seconds(1 << 60))
        #expect(TimeBase(0, 1) == nil)
        #expect(TimeBase(1, 1 << 31) == nil)
    }
}
