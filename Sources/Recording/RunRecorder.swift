public import ClassPolicy
import FoundationEssentials
public import Imaging
public import Values

/// Writes what a run finds into a folder: `detections.jsonl`, `counts.csv`, and annotated pictures or a clip where asked for.
///
/// `detections.jsonl` begins with a line that says what made it; each further line is one frame, written whole.  `counts.csv` is
/// replaced as a whole every minute and at the end, so that a reader never meets half a table.
public final class RunRecorder {
    private static let refreshInterval = Duration.seconds(60)

    private let folder: String
    private let classes: ClassList
    private let detections: OutputFile
    private var pictures: (any PictureRecorder)?
    private var totals: CountTotals
    private let countsFile: String?
    private var json = JSONWriter()
    private var lastRefresh = Duration.zero
    private var elapsed = Duration.zero

    /// - Parameters:
    ///   - folder: Made where it doesn't exist.
    ///   - directions: Every direction of every line that is counted; empty for a run without a scene, which then has no `counts.csv`.
    ///   - pictures: What becomes of the pictures; nil to store none.
    public init(
        folder: String, header: RunHeader, classes: ClassList, directions: [(line: String, direction: String)],
        pictures: (any PictureRecorder)?
    ) throws {
        self.folder = folder
        self.classes = classes
        self.pictures = pictures
        totals = CountTotals(directions: directions)
        countsFile = directions.isEmpty ? nil : folder + "/counts.csv"
        try OutputFile.createFolder(folder)
        detections = try OutputFile(path: folder + "/detections.jsonl")
        json.beginObject()
        json.key("event")
        json.string("start")
        header.write(to: &json)
        json.endObject()
        json.endLine()
        try detections.write(json.bytes)
    }

    /// - Parameter picture: The frame's whole picture where pictures are stored; persons in it are hidden and it is drawn on.
    public func record(_ result: FrameResult, picture: RGBPicture?) throws {
        json.removeAll()
        result.write(to: &json, classes: classes)
        try detections.write(json.bytes)
        for crossing in result.crossings { totals.add(crossing, classes: classes) }
        if let picture { try pictures?.record(result, picture: picture) }
        elapsed = result.elapsed
        if elapsed - lastRefresh >= Self.refreshInterval {
            lastRefresh = elapsed
            try detections.flush()
            try writeCounts()
        }
    }

    /// Takes crossings that became certain only at the end.
    public func recordLate(_ crossings: [LineCrossing]) {
        for crossing in crossings { totals.add(crossing, classes: classes) }
    }

    /// Completes all files.
    public func finish() throws {
        try detections.close()
        try writeCounts()
        try pictures?.finish()
    }

    private func writeCounts() throws(RecordingError) {
        guard let countsFile else { return }
        try OutputFile.replace(countsFile, with: Array(totals.csv(observed: elapsed).utf8))
    }
}

/// Stores pictures of a run.
public protocol PictureRecorder: AnyObject {
    /// The recorder may draw on the picture.
    func record(_ result: FrameResult, picture: RGBPicture) throws
    func finish() throws
}
