import Detection
import Formats
import Foundation
import Imaging
import Motion
import Recording
import Values

/// Processor time of the motion gate beside what it saves: on a luma plane of 640x360, and on Motion JPEG frames of 1280x720, of which it
/// decodes the luma alone.
struct GateBench {
    /// Milliseconds for a plane of 640x360: reading it and judging it.
    private static let limit = 0.1
    /// Share of a core that an idle camera of five such JPEG frames a second may take, the regular looks included.
    private static let idleLimit = 0.02
    private static let idleRate = 5.0
    private static let lookRate = 1 / MotionGate.Options().lookInterval.seconds

    let model: Model
    let precision: DetectorOptions.Precision
    let clip: String
    let rounds: Int

    private struct Costs {
        var planeRead: [Double] = []
        var judge: [Double] = []
        var lumaRead: [Double] = []
        var fullDecode: [Double] = []
        var prepare: [Double] = []
        var network: [Double] = []
    }

    func write(to json: inout JSONWriter) throws {
        let detector = try Detector(model: model, options: DetectorOptions(precision: precision))
        let jpegs = try JPEGFrames(clip: clip, width: 1280, height: 720)
        let planes = try greyFrames()
        var costs = Costs()
        try measure(planes, jpegs, detector, into: &costs)
        costs = Costs()
        for _ in 0..<rounds { try measure(planes, jpegs, detector, into: &costs) }

        let gate = zip(costs.planeRead, costs.judge).map { $0 + $1 }
        let luma = zip(costs.lumaRead, costs.judge).map { $0 + $1 }
        let look = zip(costs.prepare, costs.network).map { $0 + $1 }
        let idle = zip(luma, look).map { (Self.idleRate * $0 + Self.lookRate * $1) / 1000 }
        json.beginObject("gate")
        json.member(
            "what",
            "processor ms a frame on one processor; JPEG frames of 1280x720, "
                + "\(jpegs.frames.reduce(0) { $0 + $1.count } / jpegs.frames.count / 1000) kB each")
        func number(_ key: StaticString, _ values: [Double], decimals: Int = 3) {
            json.member(key, values.median, decimals: decimals)
        }
        number("plane_640x360_read_ms", costs.planeRead, decimals: 4)
        number("plane_640x360_judge_ms", costs.judge, decimals: 4)
        number("plane_640x360_ms", gate, decimals: 4)
        json.member("plane_640x360_limit_ms", Self.limit, decimals: 2)
        number("jpeg_luma_read_ms", costs.lumaRead)
        number("jpeg_full_decode_ms", costs.fullDecode)
        number("jpeg_prepare_ms", costs.prepare)
        number("network_ms", costs.network)
        number("gate_to_full_decode", zip(luma, costs.fullDecode).map { $0 / $1 })
        number("gate_to_look", zip(luma, look).map { $0 / $1 })
        number("idle_share_of_a_core", idle, decimals: 4)
        json.member("idle_limit", Self.idleLimit, decimals: 2)
        json.endObject()
    }

    private func measure(
        _ planes: [[UInt8]], _ jpegs: JPEGFrames, _ detector: Detector, into costs: inout Costs
    ) throws {
        let reader = LumaReader()
        let plane = LumaPlane()
        let grey = FrameLayout.contiguous(.grey, width: 640, height: 360)
        let jpeg = FrameLayout.contiguous(.jpeg, width: jpegs.width, height: jpegs.height)
        func milliseconds(_ frames: [[UInt8]], _ layout: FrameLayout, _ work: (Frame) throws -> Void) throws -> Double {
            let start = Machine.processorTime
            for bytes in frames {
                try bytes.withUnsafeBytes {
                    try work(
                        Frame(
                            layout: layout, bytes: $0,
                            stamp: FrameStamp(index: 0, time: FrameTime(monotonic: .zero))))
                }
            }
            return (Machine.processorTime - start).seconds * 1000 / Double(frames.count)
        }
        costs.planeRead.append(try milliseconds(planes, grey) { try reader.read($0, into: plane) })
        costs.judge.append(try judgeMilliseconds(planes, grey, reader))
        costs.lumaRead.append(try milliseconds(jpegs.frames, jpeg) { try reader.read($0, into: plane) })
        let decoder = PictureDecoder()
        let picture = RGBPicture()
        costs.fullDecode.append(try milliseconds(jpegs.frames, jpeg) { try decoder.decode($0, into: picture) })
        let input = try detector.makeInput()
        let preparer = InputPreparer()
        costs.prepare.append(try milliseconds(jpegs.frames, jpeg) { _ = try input.fill(from: $0, by: preparer) })
        costs.network.append(try milliseconds(jpegs.frames, jpeg) { _ in try detector.infer(input) })
    }

    /// The gate alone, on planes that were read before.
    private func judgeMilliseconds(_ frames: [[UInt8]], _ layout: FrameLayout, _ reader: LumaReader) throws -> Double {
        let planes = try frames.map { bytes in
            let plane = LumaPlane()
            try bytes.withUnsafeBytes {
                try reader.read(
                    Frame(layout: layout, bytes: $0, stamp: FrameStamp(index: 0, time: FrameTime(monotonic: .zero))),
                    into: plane)
            }
            return plane
        }
        let gate = MotionGate()
        var looks = 0
        let start = Machine.processorTime
        for (index, plane) in planes.enumerated() {
            if gate.judge(plane, at: .milliseconds(200 * index), isFollowing: false) != .still { looks += 1 }
        }
        let spent = Machine.processorTime - start
        guard looks > 0 else { throw BenchError(message: "the gate never opened") }
        return spent.seconds * 1000 / Double(planes.count)
    }

    /// The clip's frames as grey pictures of 640x360.
    private func greyFrames() throws -> [[UInt8]] {
        let decoder = PictureDecoder()
        let picture = RGBPicture()
        let jpegs = try JPEGFrames(clip: clip, width: 640, height: 360)
        let layout = FrameLayout.contiguous(.jpeg, width: jpegs.width, height: jpegs.height)
        return try jpegs.frames.map { bytes in
            try bytes.withUnsafeBytes {
                try decoder.decode(
                    Frame(layout: layout, bytes: $0, stamp: FrameStamp(index: 0, time: FrameTime(monotonic: .zero))),
                    into: picture)
            }
            return picture.withBytes { samples in
                stride(from: 1, to: samples.count, by: 3).map { samples[$0] }
            }
        }
    }
}
