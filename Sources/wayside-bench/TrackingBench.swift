import Formats
import Foundation
import Recording
import Tracking
import Values

/// Processor time of the tracker a frame, at 10, 50 and 200 boxes: things that drive to and fro in lanes, ten frames a second, with
/// trembling boxes and one in twenty missing, on a calibrated scene.
struct TrackingBench {
    /// Milliseconds a frame that each number of boxes may take.
    private static let limits = [(boxes: 10, milliseconds: 0.02), (50, 0.15), (200, 1.0)]
    private static let frames = 600

    let rounds: Int

    func write(to json: inout JSONWriter) {
        json.beginArray("tracking")
        for (boxes, limit) in Self.limits {
            let clip = Self.clip(boxes: boxes)
            let times = (0..<rounds).map { _ in Self.milliseconds(of: clip) }
            json.beginObject()
            json.member("boxes", boxes)
            json.member("ms_a_frame", times.median, decimals: 4)
            json.member("limit_ms", limit, decimals: 2)
            json.endObject()
        }
        json.endArray()
    }

    private static func milliseconds(of clip: [[Detection]]) -> Double {
        // Fifty pixels to the metre everywhere.
        let plane = GroundPlane(
            rows: (SIMD3(0.02, 0, 0), SIMD3(0, 0.02, 0), SIMD3(0, 0, 1)), inFront: SIMD2(640, 360))
        var tracker = Tracker(groundPlane: plane)
        let start = Machine.processorTime
        for (index, detections) in clip.enumerated() {
            tracker.update(
                detections, at: FrameTime(monotonic: .milliseconds(index * 100)), pictureWidth: 1280, pictureHeight: 720
            )
        }
        return (Machine.processorTime - start).seconds * 1000 / Double(clip.count)
    }

    private static func clip(boxes: Int) -> [[Detection]] {
        var state: UInt64 = 1
        func random() -> Float {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Float(state >> 40) / Float(1 << 24)
        }
        let size = (1280 * 720 / Float(boxes) / 6).squareRoot()
        let things = (0..<boxes).map { _ in (x: random() * 1200, y: random() * 660, speed: random() * 60 - 30) }
        return (0..<frames).map { frame in
            things.compactMap { thing in
                guard random() > 0.05 else { return nil }
                let way = (thing.x + thing.speed * Float(frame) / 10).truncatingRemainder(dividingBy: 2400)
                let x = abs(way) > 1200 ? 2400 - abs(way) : abs(way)
                let box = BoundingBox(
                    x: x + random() * 2, y: thing.y + random() * 2, width: size * 1.3, height: size * 0.8)
                return Detection(box: box, score: 0.4 + 0.55 * random(), classIndex: 0)
            }
        }
    }
}
