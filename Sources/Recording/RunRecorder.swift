public import ClassPolicy
import Formats
import FoundationEssentials
public import Imaging
public import Values

/// Writes what a run finds into a folder: `detections.jsonl`, `counts.csv`, `movements.csv`, `speeds.csv`, `visits.csv` and `stops.csv` as far
/// as the scene counts such things, of a live source `gaps.csv`, and annotated pictures or a clip where asked for.
///
/// `detections.jsonl` begins with a line that says what made it; each further line is one frame, written whole. The totals in
/// `counts.csv` and `movements.csv` are replaced as a whole every minute and at the end, so that a reader never meets half a table. A
/// gap stands in `gaps.csv` as soon as it has ended.
public final class RunRecorder {
    private static let refreshInterval = Duration.seconds(60)

    private let folder: String
    private let classes: ClassList
    private let detections: OutputFile
    private var pictures: (any PictureRecorder)?
    private let gaps: OutputFile?
    private let events: EventTables
    private var start: Duration?
    private var json = JSONWriter()
    private var lastRefresh = Duration.zero

    /// - Parameters:
    ///   - folder: Made where it doesn't exist.
    ///   - recordsGaps: Of a live source; the file is there from the start, so that an empty table says that there was no gap.
    ///   - recordsSpeeds: Does the scene measure speeds?
    ///   - recordsVisits: Does it have zones, for visits and stops?
    ///   - pictures: What becomes of the pictures; nil to store none.
    public init(
        folder: String, header: RunHeader, classes: ClassList, recordsGaps: Bool = false,
        recordsSpeeds: Bool = false, recordsVisits: Bool = false, pictures: (any PictureRecorder)?
    ) throws {
        self.folder = folder
        self.classes = classes
        self.pictures = pictures
        try OutputFile.createFolder(folder)
        detections = try OutputFile(path: folder + "/detections.jsonl")
        gaps = recordsGaps ? try OutputFile(path: folder + "/gaps.csv") : nil
        events = try EventTables(
            folder: folder, classes: classes, recordsSpeeds: recordsSpeeds, recordsVisits: recordsVisits)
        try gaps?.write(Array(RecordedGap.csvHeader.utf8))
        try gaps?.flush()
        json.beginObject()
        json.member("event", "start")
        header.write(to: &json)
        json.endObject()
        json.endLine()
        try detections.write(json.bytes)
    }

    /// - Parameters:
    ///   - picture: The frame's whole picture where pictures are stored; persons in it are hidden and it is drawn on.
    ///   - counts: All that was counted until now; nil in a run without a scene, which has no `counts.csv`.
    public func record(_ result: FrameResult, picture: RGBPicture?, counts: CountTotals?) throws {
        json.removeAll()
        result.write(to: &json, classes: classes)
        try detections.write(json.bytes)
        if start == nil { start = result.stamp.time.monotonic - result.elapsed }
        try record(result.events)
        if let picture { try pictures?.record(result, picture: picture) }
        if result.elapsed - lastRefresh >= Self.refreshInterval {
            lastRefresh = result.elapsed
            try refresh(counts: counts)
        }
    }

    /// Takes what became certain without a frame.
    public func record(_ events: CountedEvents) throws(RecordingError) {
        if !events.isEmpty { try self.events.write(events, since: start ?? .zero) }
    }

    /// Makes the files complete until now, where nothing may come for long.
    public func refresh(counts: CountTotals?) throws {
        try detections.flush()
        try events.flush()
        try write(counts)
    }

    /// Takes a gap that has ended.
    public func record(_ gap: RecordedGap) throws(RecordingError) {
        try gaps?.write(Array(gap.csvRow.utf8))
        try gaps?.flush()
    }

    /// Completes all files, each of them even where another one can't be.
    ///
    /// - Throws: The first error.
    public func finish(counts: CountTotals?) throws {
        let outcomes: [Result<Void, any Error>] = [
            Result { try detections.close() }, Result { try write(counts) }, Result { try events.close() },
            Result { try gaps?.close() }, Result { try pictures?.finish() },
        ]
        for outcome in outcomes { try outcome.get() }
    }

    private func write(_ counts: CountTotals?) throws(RecordingError) {
        guard let counts else { return }
        try OutputFile.replace(folder + "/counts.csv", with: Array(counts.csv.utf8))
        guard let movements = counts.movementsCSV else { return }
        try OutputFile.replace(folder + "/movements.csv", with: Array(movements.utf8))
    }
}

/// Stores pictures of a run.
public protocol PictureRecorder: AnyObject {
    /// The recorder may draw on the picture.
    func record(_ result: FrameResult, picture: RGBPicture) throws
    func finish() throws
}
