import Tracking
import Values

/// A made-up recording of 1280 x 720 pixels: detections by frame.
struct Clip {
    var framesPerSecond = 10.0
    var frames: [[Detection]] = []

    /// A box at each frame in `range`, its centre moving evenly by (`dx`, `dy`) a frame.
    mutating func add(
        frames range: Range<Int>, x: Float, y: Float, dx: Float = 0, dy: Float = 0, width: Float = 60,
        height: Float = 40,
        score: Float = 0.9, classIndex: Int = 0
    ) {
        while frames.count < range.upperBound { frames.append([]) }
        for frame in range {
            let step = Float(frame - range.lowerBound)
            let box = BoundingBox(
                x: x + dx * step - width / 2, y: y + dy * step - height / 2, width: width, height: height)
            frames[frame].append(Detection(box: box, score: score, classIndex: classIndex))
        }
    }

    func time(of frame: Int) -> FrameTime { FrameTime(monotonic: .seconds(Double(frame) / framesPerSecond)) }

    /// All tracks at each frame.
    func tracked(options: TrackerOptions = TrackerOptions()) -> [[Track]] {
        var tracker = Tracker(options: options)
        return frames.enumerated().map { index, detections in
            tracker.update(detections, at: time(of: index), pictureWidth: 1280, pictureHeight: 720)
        }
    }

    /// The ids of all confirmed tracks.
    func confirmedIDs() -> Set<Int> { Set(tracked().joined().filter(\.isConfirmed).map(\.id)) }
}
