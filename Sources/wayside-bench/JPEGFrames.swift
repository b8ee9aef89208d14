import Capture
import Foundation
import Imaging
import Synchronization
import Values

/// A clip's first frames as JPEG pictures in memory, as a camera would send them.
struct JPEGFrames: Sendable {
    let width: Int
    let height: Int
    let frames: [[UInt8]]

    var first: [UInt8] { frames[0] }

    init(clip: String, width: Int, height: Int) throws {
        (self.width, self.height) = (width, height)
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("wayside-bench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let ffmpeg = Process()
        ffmpeg.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        ffmpeg.arguments = [
            "ffmpeg", "-v", "error", "-nostdin", "-i", clip, "-vf", "scale=\(width):\(height)", "-q:v", "3",
            "-frames:v", "60",
            folder.path + "/%05d.jpg",
        ]
        try ffmpeg.run()
        ffmpeg.waitUntilExit()
        frames = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map {
            [UInt8](try Data(contentsOf: folder.appendingPathComponent($0)))
        }
        guard !frames.isEmpty else { throw BenchError(message: "ffmpeg made no frames of \(clip)") }
    }
}

/// Plays such frames as a recording at 25 frames a second of media time, as fast as they are taken.
final class MemorySource: FrameSource {
    let info: SourceInfo
    private let frames: JPEGFrames
    private let state = Mutex((next: 0, isCancelled: false))

    init(_ frames: JPEGFrames) {
        self.frames = frames
        info = SourceInfo(
            name: "memory", kind: .video, width: frames.width, height: frames.height, format: "JPEG",
            nominalFrameRate: 25, frameCount: frames.frames.count)
    }

    func next(_ body: (Frame) throws -> Void) throws -> Bool {
        let index = state.withLock { state -> Int? in
            guard !state.isCancelled, state.next < frames.frames.count else { return nil }
            defer { state.next += 1 }
            return state.next
        }
        guard let index else { return false }
        let stamp = FrameStamp(index: index, time: FrameTime(monotonic: .milliseconds(40 * index)))
        let layout = FrameLayout.contiguous(.jpeg, width: frames.width, height: frames.height)
        try frames.frames[index].withUnsafeBytes { try body(Frame(layout: layout, bytes: $0, stamp: stamp)) }
        return true
    }

    func cancel() { state.withLock { $0.isCancelled = true } }
}
