import Civil
public import ClassPolicy
public import Detection
import FoundationEssentials
public import Imaging
public import Recording
import Values
import Wildlife

/// Makes a camera trap of a live camera, or of a recording: a picture a second while an animal is in view, and the journal of a card on
/// which they lie, so that events, repeats, formats and the review page are those of ``Batch``.
///
/// Persons are hidden in every picture, and a person alone takes none. Without a scene an animal is what takes pictures; with one, what
/// the scene counts, but for persons.
///
/// A power cut costs nothing that was told: the journal has each picture as soon as it lies in its folder, and `wayside batch export`
/// makes the results of it.
public final class LiveCard: PictureRecorder {
    public struct Options: Sendable {
        /// The card's folder.
        public var folder: String
        /// The deployment: the camera's name.
        public var camera: String
        /// The site's zone, an IANA name.
        public var zone: String
        public var model: Model
        /// Finds persons where ``model`` has no class for them.
        public var personModel: Model?
        /// Which classes take pictures; nil for all animals.
        public var takes: [Bool]?
        /// Detections below it aren't in the results, 0...1.
        public var minScore: Float

        public init(
            folder: String, camera: String, zone: String, model: Model, personModel: Model?, takes: [Bool]?,
            minScore: Float
        ) {
            self.folder = folder
            self.camera = camera
            self.zone = zone
            self.model = model
            self.personModel = personModel
            self.takes = takes
            self.minScore = minScore
        }
    }

    private static let interval = Duration.seconds(1)
    private static let thumbnailSide = 320

    private let options: Options
    private let annotator: Annotator
    private let provenance: Provenance
    private let journal: BatchJournal
    private let takes: [Bool]
    private let isOfInterest: [Bool]
    private let zone: TimeZone
    private let preparer = InputPreparer()
    private let small = RGBPicture()
    private var last: Duration?
    private var madeFolder = ""

    /// Begins a new card.
    ///
    /// - Parameter annotator: Hides the persons.
    /// - Throws: ``BatchError``, also where the folder holds something already; ``Recording/RecordingError``.
    public init(_ options: Options, classes: ClassList, annotator: Annotator, provenance: Provenance) throws {
        guard let zone = SiteZone.named(options.zone) else {
            throw BatchError(
                .missing, "there is no time zone \"\(options.zone)\"; give its IANA name, such as Europe/Berlin")
        }
        self.options = options
        self.annotator = annotator
        self.provenance = provenance
        self.zone = zone
        isOfInterest = classes.classes.map { MediaSubject($0) != .object }
        takes = zip(options.takes ?? classes.classes.map { MediaSubject($0) == .animal }, classes.personFlags)
            .map { $0 && !$1 }
        var settings = JournalSettings(
            model: options.model, personModel: options.personModel, leastScore: options.minScore)
        settings.add("shard", "all")
        settings.add("folders", "")
        journal = try ResultFolder(options.folder, resumes: false)
            .journal(settings: settings, model: options.model, pageLimit: nil)
    }

    public func record(_ result: FrameResult, picture: RGBPicture) throws {
        guard isWorthTaking(result), last.map({ result.elapsed - $0 >= Self.interval }) ?? true else { return }
        last = result.elapsed
        let time = result.stamp.time.civil.map(civilTime)
        let path = Self.path(camera: options.camera, time: time, stamp: result.stamp)
        let detections = detections(in: result, picture)
        let redacted = try annotator.redact(picture, persons: result.persons, of: path)
        var jpeg = try redacted.jpegData(comment: provenance.line)
        if let time { jpeg = ExifWriter.adding(model: options.camera, time: time, to: jpeg) }
        let thumbnail = try thumbnail(of: redacted)
        try store(jpeg, at: path)
        try journal.add([
            MediaResult(
                item: MediaItem(id: 0, path: path, kind: .picture),
                metadata: MediaMetadata(
                    captureTime: time.map { CaptureTime(localSeconds: $0.local, source: .liveCamera) },
                    width: redacted.width, height: redacted.height, cameraMake: "Wayside", cameraModel: options.camera),
                outcome: .detections(detections), thumbnail: thumbnail)
        ])
    }

    /// Writes the results of the card.
    public func finish() throws {
        _ = try BatchEnd(
            journal: journal, output: options.folder,
            results: ResultOptions(zone: options.zone, minScore: Double(options.minScore)).remembered(in: journal)
        ).finish(notes: [])
    }

    // MARK: One picture

    private func isWorthTaking(_ result: FrameResult) -> Bool {
        result.tracks.contains { $0.isConfirmed && $0.isObserved && takes[$0.classIndex] }
    }

    private func civilTime(_ date: Date) -> CivilTime {
        CivilTime(seconds: Int(date.timeIntervalSince1970.rounded(.down)), offset: zone.secondsFromGMT(for: date))
    }

    /// A folder a day, below one that says nothing of the place, as cameras have it: the deployment is the camera.
    private static func path(camera: String, time: CivilTime?, stamp: FrameStamp) -> String {
        // A name that could lead elsewhere, or be hidden, is none.
        let camera = String(camera.map { "/\\%".contains($0) || $0.isNewline ? "_" : $0 })
        let folder = (camera.hasPrefix(".") ? "_" : "") + camera + "/DCIM/"
        let digits = String(stamp.index)
        let number = String(repeating: "0", count: max(0, 8 - digits.count)) + digits
        guard let time else { return folder + "undated/\(number).jpg" }
        return folder + "\(time.dateText)/\(time.secondText.filter { $0 != ":" })-\(number).jpg"
    }

    private func detections(in result: FrameResult, _ picture: RGBPicture) -> [MediaDetection] {
        let (width, height) = (Double(max(picture.width, 1)), Double(max(picture.height, 1)))
        return result.detections.lazy.filter { [isOfInterest] in isOfInterest[$0.classIndex] }.map {
            MediaDetection(
                classIndex: $0.classIndex, confidence: Double($0.score),
                box: NormalizedBox(
                    x: Double($0.box.x) / width, y: Double($0.box.y) / height, width: Double($0.box.width) / width,
                    height: Double($0.box.height) / height))
        }
    }

    private func thumbnail(of picture: RedactedPicture) throws -> [UInt8] {
        let redacted = try picture.copy(longerSide: Self.thumbnailSide, by: preparer, into: small)
        return try redacted.jpegData(quality: 70, comment: provenance.line)
    }

    private func store(_ jpeg: [UInt8], at path: String) throws {
        let file = options.folder + "/" + path
        if let slash = file.lastIndex(of: "/"), file[..<slash] != madeFolder {
            madeFolder = String(file[..<slash])
            try OutputFile.createFolder(madeFolder)
        }
        try OutputFile.replace(file, with: jpeg)
    }
}
