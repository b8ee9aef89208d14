import FoundationEssentials
public import Imaging
import Values

/// Stores annotated pictures as JPEG files: every picture of a folder; of a video or camera those at which something crossed a line,
/// and otherwise one a second while something is seen.
public final class PictureFolder: PictureRecorder {
    private static let interval = Duration.seconds(1)

    private let path: String
    private let annotator: Annotator
    private let provenance: Provenance
    private let storesEvery: Bool
    private var last: Duration?

    /// - Parameter storesEvery: Store every picture.
    public init(
        path: String, annotator: Annotator, provenance: Provenance, storesEvery: Bool
    ) throws(RecordingError) {
        self.path = path
        self.provenance = provenance
        self.annotator = annotator
        self.storesEvery = storesEvery
        try OutputFile.createFolder(path)
    }

    public func record(_ result: FrameResult, picture: RGBPicture) throws {
        guard storesEvery || isWorthStoring(result) else { return }
        last = result.elapsed
        let redacted = try annotator.annotate(picture, with: result)
        let digits = String(result.stamp.index)
        let name = "frame-" + String(repeating: "0", count: max(0, 8 - digits.count)) + digits + ".jpg"
        try OutputFile.replace(path + "/" + name, with: redacted.jpegData(comment: provenance.line))
    }

    public func finish() {}

    private func isWorthStoring(_ result: FrameResult) -> Bool {
        if !result.events.crossings.isEmpty { return true }
        guard !result.detections.isEmpty else { return false }
        return last.map { result.elapsed - $0 >= Self.interval } ?? true
    }
}
