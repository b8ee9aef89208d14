import Capture
import ClassPolicy
import Detection
import Imaging
import Recording
import Values
import Wildlife

/// Looks at one file after the other: reads it, runs the network, makes its thumbnail. One for each thread; a picture is decoded once,
/// and not larger than the network needs.
final class MediaExaminer {
    private let folders: BatchFolders
    private let detector: Detector
    private let personFinder: PersonFinder?
    private let copies: PictureCopies?
    private let videoRate: Double
    private let isStopped: () -> Bool

    private let reader = PictureReader()
    private let preparer = InputPreparer()
    private let input: InputTensor
    private var findings = PictureFindings()
    private let isOfInterest: [Bool]

    /// How long ffmpeg may take for a video's next frame.
    private static let patience = Duration.seconds(60)

    struct Stopped: Error {}

    /// - Parameters:
    ///   - personFinder: Where the detector itself has no class person.
    ///   - copies: nil where no picture may be kept, for nobody looks for persons.
    ///   - videoRate: Frames a second of a video that are looked at.
    ///   - isStopped: Asked between the frames of a video.
    init(
        folders: BatchFolders, detector: Detector, personFinder: PersonFinder?, copies: PictureCopies?,
        videoRate: Double, isStopped: @escaping () -> Bool
    ) throws {
        self.folders = folders
        self.detector = detector
        self.personFinder = personFinder
        self.copies = copies
        self.videoRate = videoRate
        self.isStopped = isStopped
        input = try detector.makeInput()
        isOfInterest = detector.classes.classes.map { MediaSubject($0) != .object }
    }

    /// - Throws: What ends the batch; ``Stopped``. What is wrong with the file itself is a result.
    func examine(_ item: MediaItem) throws -> MediaResult {
        do {
            return item.kind == .picture ? try examinePicture(item) : try examineVideo(item)
        } catch let error as ImagingError {
            return MediaResult(item: item, outcome: .failure(error.message))
        } catch let error as CaptureError {
            // A card that was taken out must not make failures of all the files that are left.
            if let folder = folders.missing() {
                throw BatchError(
                    .gone,
                    "\(folder) is no longer there (a card that was taken out?); put it back, then go on with --resume")
            }
            return MediaResult(item: item, outcome: .failure(error.message))
        }
    }

    private func examinePicture(_ item: MediaItem) throws -> MediaResult {
        try reader.read(folders.file(MediaPath.bytes(of: item.path))) { frame, file in
            var metadata = ExifReader.read(file)
            let look = try look(at: frame, path: item.path, frameNumber: nil)
            (metadata.width, metadata.height) = (look.mapping.pictureWidth, look.mapping.pictureHeight)
            var result = MediaResult(item: item, metadata: metadata, outcome: .detections(look.detections))
            guard let copies, !look.detections.isEmpty || copies.exports,
                let persons = try persons(in: frame)
            else { return result }
            if !look.detections.isEmpty {
                result.thumbnail = try copies.thumbnail(
                    of: frame, by: preparer, mapping: look.mapping, persons: persons,
                    path: item.path)
            }
            try copies.export(frame, persons: persons, path: item.path)
            return result
        }
    }

    private func examineVideo(_ item: MediaItem) throws -> MediaResult {
        let video = try VideoSource(folders.file(MediaPath.bytes(of: item.path)), patience: Self.patience)
        defer { video.cancel() }
        var result = MediaResult(item: item, outcome: .detections([]))
        result.metadata = MediaMetadata(
            captureTime: video.creationTime.flatMap { CaptureTime(ofContainer: $0) },
            width: video.info.width, height: video.info.height)
        var detections: [MediaDetection] = []
        var processed: [Int] = []
        var bestConfidence = 0.0
        var count = 0
        var lastTime = Duration.zero
        let stated = video.info.nominalFrameRate.flatMap { $0 > 0 && $0 < 10_000 ? $0 : nil }
        let step = max(Int(((stated ?? 25) / videoRate).rounded()), 1)
        while try video.next({ frame in
            count += 1
            lastTime = frame.stamp.time.monotonic
            guard frame.stamp.index % step == 0 else { return }
            let look = try look(at: frame, path: item.path, frameNumber: frame.stamp.index)
            processed.append(frame.stamp.index)
            detections += look.detections
            // The thumbnail is of the frame in which something was seen best.
            guard let copies, let best = look.detections.map(\.confidence).max(), best > bestConfidence,
                let persons = try persons(in: frame)
            else { return }
            bestConfidence = best
            result.thumbnail = try copies.thumbnail(
                of: frame, by: preparer, mapping: look.mapping, persons: persons,
                path: item.path)
        }) {
            if isStopped() { throw Stopped() }
        }
        if isStopped() { throw Stopped() }
        guard count > 0 else {
            throw CaptureError(
                source: item.path, reason: .unreadable, message: "it has no frames; check that it is a complete video")
        }
        let measured = lastTime.seconds > 0 ? Double(count - 1) / lastTime.seconds : 1
        result.video = MediaRecord.VideoFrames(frameRate: stated ?? max(measured, 0.001), processed: processed)
        result.outcome = .detections(detections)
        return result
    }

    private func look(
        at frame: Frame, path: String, frameNumber: Int?
    ) throws -> (detections: [MediaDetection], mapping: PictureMapping) {
        let mapping = try input.fill(from: frame, by: preparer)
        try detector.detect(input, mapping: mapping, minScore: PersonBoxes.leastScore, into: &findings)
        let width = Float(mapping.pictureWidth)
        let height = Float(mapping.pictureHeight)
        let detections = findings.detections.lazy.filter { [isOfInterest] in isOfInterest[$0.classIndex] }.map {
            MediaDetection(
                classIndex: $0.classIndex, confidence: Double($0.score),
                box: NormalizedBox(
                    x: Double($0.box.x / width), y: Double($0.box.y / height), width: Double($0.box.width / width),
                    height: Double($0.box.height / height)), frameNumber: frameNumber)
        }
        return (Array(detections), mapping)
    }

    /// Where persons may be in the frame that was looked at last.
    private func persons(in frame: Frame) throws -> PersonBoxes? {
        let others = try personFinder?.persons(in: frame)
        return findings.persons.map { others?.union($0) ?? $0 } ?? others
    }
}
