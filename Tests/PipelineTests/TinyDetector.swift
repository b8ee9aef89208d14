import Detection
import Foundation
import TestSupport

/// A detector that sees one car, always in the same place of the picture: from 1/4 to 3/4 of it.
struct TinyDetector {
    private let folder: ScratchFolder
    let detector: Detector

    init(turns: InferenceTurns = InferenceTurns()) throws {
        let network = TinyNetwork(outputs: [.init(name: "boxes", shape: [1, 7], values: [0, 8, 8, 24, 24, 0, 0.9])])
            .bytes
        folder = try ScratchFolder()
        try network.write(to: folder.url.appendingPathComponent("tiny.onnx"))
        let manifest = try folder.write(
            """
            name: tiny
            description: for a test
            licence: Apache-2.0
            source: made by a test
            file: tiny.onnx
            sha256: \(SHA256.hexDigest(of: [UInt8](network)) ?? "")
            task: detect
            inputs: picture
            input: {width: 32, height: 32, layout: nchw, element: float32, channels: bgr, mean: [0, 0, 0],
              deviation: [1, 1, 1], fit: stretch}
            output: {layout: nms-in-graph}
            classes: [car, dog]

            """, to: "tiny.yaml")
        detector = try Detector(
            model: ModelStore(folders: []).model(manifest), options: DetectorOptions(compileCache: .none), turns: turns)
    }
}
