import Capture
import Imaging
import Values

/// What a source handed on, without its pictures.
struct Collected {
    var layouts: [FrameLayout] = []
    var stamps: [FrameStamp] = []
    /// Mean of the first plane's samples of each frame.
    var brightness: [Double] = []

    var times: [Duration] { stamps.map(\.time.monotonic) }

    init(_ source: any FrameSource, limit: Int = .max) throws {
        while stamps.count < limit {
            let isThere = try source.next { frame in
                layouts.append(frame.layout)
                stamps.append(frame.stamp)
                let luma = frame.bytes.prefix(max(frame.layout.first.bytesPerRow * frame.layout.height, 1))
                brightness.append(luma.reduce(0.0) { $0 + Double($1) } / Double(luma.count))
            }
            if !isThere { return }
        }
    }
}
