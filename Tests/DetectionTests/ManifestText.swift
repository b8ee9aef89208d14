import Foundation
import TestSupport

/// A manifest to be written by a test: the lines of a good one, changed here and there.
struct ManifestText {
    var lines: [String]

    /// YOLOX-Nano, or another `name` with its `file`.
    init(_ name: String = "fixture", file: String = "fixture.onnx", sha256: String = String(repeating: "0", count: 64))
    {
        lines = [
            "name: \(name)", "description: for a test", "licence: Apache-2.0", "source: made by a test",
            "file: \(file)",
            "sha256: \(sha256)", "task: detect", "inputs: picture", "input:", "  width: 416", "  height: 416",
            "  layout: nchw", "  element: float32", "  channels: bgr", "  mean: [0, 0, 0]", "  deviation: [1, 1, 1]",
            "  fit: letterbox", "  padding: 114", "output:", "  layout: yolox", "  strides: [8, 16, 32]",
            "  nms-iou: 0.65",
            "classes: [\(Self.coco.joined(separator: ", "))]",
        ]
    }

    var text: String { lines.joined(separator: "\n") + "\n" }

    /// `setting("  width", "320")`; nil takes the line away.
    func setting(_ key: String, _ value: String?) -> ManifestText {
        var copy = self
        if let index = lines.firstIndex(where: { $0.hasPrefix(key + ":") }) {
            if let value { copy.lines[index] = "\(key): \(value)" } else { copy.lines.remove(at: index) }
        }
        return copy
    }

    /// Replaces everything below `output:`.
    func output(_ keys: [String]) -> ManifestText {
        var copy = self
        guard let start = lines.firstIndex(of: "output:"),
            let end = lines.firstIndex(where: { $0.hasPrefix("classes:") })
        else { return self }
        copy.lines.replaceSubrange((start + 1)..<end, with: keys.map { "  " + $0 })
        return copy
    }

    func classes(_ names: [String]) -> ManifestText { setting("classes", "[\(names.joined(separator: ", "))]") }

    static let coco: [String] = {
        let shipped = SharedFiles.packageRoot.appendingPathComponent("models/yolox-nano.yaml")
        guard let text = try? String(contentsOf: shipped, encoding: .utf8) else { return [] }
        return text.split(separator: "\n").filter { $0.hasPrefix("  - ") }.map { String($0.dropFirst(4)) }
    }()
}
