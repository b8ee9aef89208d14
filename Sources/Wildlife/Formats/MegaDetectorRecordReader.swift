import Formats

/// Reads one element of `images` in a MegaDetector file.
struct MegaDetectorRecordReader {
    private static let mostDetections = 100_000
    private static let mostFrames = 10_000_000
    private static let mostClassifications = 1000
    private static let videoEndings: Set<String> = [
        "mp4", "m4v", "avi", "mov", "mkv", "mpg", "mpeg", "wmv", "asf", "webm", "3gp", "mts", "flv",
    ]

    let categories: MegaDetectorCategories
    /// Ends with a slash.
    let root: String?

    /// Without its deployment, which the path decides.
    func record(_ json: inout JSONTokenizer) throws -> MediaRecord {
        var path: String?
        var detections: [MediaDetection]?
        var failure: String?
        var metadata = MediaMetadata()
        var frameRate: Double?
        var frames: [Int] = []
        do {
            try MegaDetectorText.object(&json) { key, json in
                switch key {
                case "file": path = try relative(MegaDetectorText.text(&json, key))
                case "detections": detections = try readDetections(&json)
                case "failure": failure = try MegaDetectorText.optionalText(&json, key)
                case "frame_rate": frameRate = try MegaDetectorText.optionalNumber(&json, key)
                case "frames_processed": frames = try readFrames(&json)
                case "datetime": readTime(try MegaDetectorText.optionalText(&json, key), .dateTimeOriginal, &metadata)
                case "exif_metadata": try readExif(&json, &metadata)
                case "width": metadata.width = try side(&json, key)
                case "height": metadata.height = try side(&json, key)
                default: try json.skipValue()
                }
            }
            guard path != nil else { throw MegaDetectorText.Problem("the key \"file\" is missing") }
        } catch let problem as MegaDetectorText.Problem {
            throw MegaDetectorText.Problem(
                "picture \(path.map { "\"\($0)\"" } ?? "without a name yet"): \(problem.message)")
        }
        let file = path ?? ""
        let isVideo =
            frameRate != nil || Self.videoEndings.contains(file.split(separator: ".").last?.lowercased() ?? "")
        let outcome: MediaRecord.Outcome =
            if let failure {
                .failure(failure)
            } else if let detections {
                .detections(detections)
            } else {
                .failure("its results have neither detections nor a failure")
            }
        return MediaRecord(
            path: file, deployment: "", kind: isVideo ? .video : .picture, metadata: metadata, outcome: outcome,
            video: frameRate.flatMap { $0 > 0 ? MediaRecord.VideoFrames(frameRate: $0, processed: frames) : nil })
    }

    // MARK: Detections

    /// nil where there is null.
    private func readDetections(_ json: inout JSONTokenizer) throws -> [MediaDetection]? {
        switch try json.next() {
        case .null: return nil
        case .beginArray: break
        default: throw MegaDetectorText.Problem("detections is no list")
        }
        var detections: [MediaDetection] = []
        try MegaDetectorText.elements(&json) { json in
            guard detections.count < Self.mostDetections else {
                throw MegaDetectorText.Problem("it has more than \(Self.mostDetections) detections")
            }
            if let detection = try readDetection(&json) { detections.append(detection) }
        }
        return detections
    }

    /// nil for a detection of nothing.
    private func readDetection(_ json: inout JSONTokenizer) throws -> MediaDetection? {
        var category: String?
        var confidence: Double?
        var box: NormalizedBox?
        var frame: Int?
        var classifications: [(id: String, confidence: Double)] = []
        try MegaDetectorText.object(&json) { key, json in
            switch key {
            case "category": category = try MegaDetectorText.text(&json, key)
            case "conf": confidence = abs(try MegaDetectorText.number(&json, key))
            case "bbox": box = try readBox(&json)
            case "frame_number":
                frame = try MegaDetectorText.optionalNumber(&json, key).flatMap { Int(exactly: $0) }.map { max($0, 0) }
            case "classifications": classifications = try readClassifications(&json)
            default: try json.skipValue()
            }
        }
        guard let category, let meaning = categories.detected(category) else {
            throw MegaDetectorText.Problem("the category \"\(category ?? "")\" is not in detection_categories")
        }
        guard let confidence, confidence <= 1 else { throw MegaDetectorText.Problem("conf is missing or beyond 1") }
        guard let box else { throw MegaDetectorText.Problem("a detection has no bbox") }
        guard case .index(let index) = meaning else { return nil }
        return detection(
            MediaDetection(classIndex: index, confidence: confidence, box: box, frameNumber: frame),
            classified: classifications)
    }

    /// What the second model says belongs to things: a person stays bare, and what it takes for a person becomes one.
    private func detection(_ bare: MediaDetection, classified: [(id: String, confidence: Double)]) -> MediaDetection {
        guard bare.classIndex != categories.personIndex else { return bare }
        var detection = bare
        for (rank, one) in classified.sorted(by: { $0.confidence > $1.confidence }).enumerated() {
            switch categories.classified(one.id) {
            case .index(let index):
                detection.classifications.append(
                    MediaDetection.Classification(classIndex: index, confidence: one.confidence))
            case .person:
                guard rank == 0, let person = categories.personIndex else { continue }
                detection.classIndex = person
                detection.classifications = []
                return detection
            case .nothing, nil: continue
            }
        }
        return detection
    }

    private func readClassifications(_ json: inout JSONTokenizer) throws -> [(id: String, confidence: Double)] {
        switch try json.next() {
        case .null: return []
        case .beginArray: break
        default: throw MegaDetectorText.Problem("classifications is no list")
        }
        var classifications: [(id: String, confidence: Double)] = []
        try MegaDetectorText.elements(&json) { json in
            guard classifications.count < Self.mostClassifications else {
                throw MegaDetectorText.Problem("a detection has more than \(Self.mostClassifications) classifications")
            }
            var pair: (id: String?, confidence: Double?)
            var place = 0
            try MegaDetectorText.array(&json) { json in
                switch place {
                case 0: pair.id = try MegaDetectorText.text(&json, "a classification's category")
                case 1: pair.confidence = try MegaDetectorText.number(&json, "a classification's confidence")
                default: try json.skipValue()
                }
                place += 1
            }
            guard let id = pair.id, let confidence = pair.confidence, (0...1).contains(confidence) else {
                throw MegaDetectorText.Problem("a classification is no pair of a category and a confidence up to 1")
            }
            guard categories.classified(id) != nil else {
                throw MegaDetectorText.Problem("the category \"\(id)\" is not in classification_categories")
            }
            classifications.append((id, confidence))
        }
        return classifications
    }

    private func readBox(_ json: inout JSONTokenizer) throws -> NormalizedBox {
        var sides: [Double] = []
        try MegaDetectorText.array(&json) { json in
            guard sides.count < 4 else { throw MegaDetectorText.Problem("bbox has more than four numbers") }
            sides.append(try MegaDetectorText.number(&json, "bbox"))
        }
        guard sides.count == 4 else { throw MegaDetectorText.Problem("bbox has \(sides.count) numbers, not four") }
        guard sides.allSatisfy({ abs($0) <= 2 }) else {
            throw MegaDetectorText.Problem("bbox is in pixels; the format has parts of the picture, 0 to 1")
        }
        return NormalizedBox(x: sides[0], y: sides[1], width: sides[2], height: sides[3])
    }

    // MARK: The file

    private func readFrames(_ json: inout JSONTokenizer) throws -> [Int] {
        switch try json.next() {
        case .null: return []
        case .beginArray: break
        default: throw MegaDetectorText.Problem("frames_processed is no list")
        }
        var frames: [Int] = []
        try MegaDetectorText.elements(&json) { json in
            guard frames.count < Self.mostFrames,
                let frame = Int(exactly: try MegaDetectorText.number(&json, "frames_processed")), frame >= 0
            else { throw MegaDetectorText.Problem("frames_processed holds what is no frame's number") }
            frames.append(frame)
        }
        return frames.sorted()
    }

    /// A list or an object of EXIF's tags; only the times are read.
    private func readExif(_ json: inout JSONTokenizer, _ metadata: inout MediaMetadata) throws {
        switch try json.next() {
        case .beginObject:
            while case .key(let key) = try json.next() {
                let source = CaptureTime.Source(rawValue: key.prefix(1).lowercased() + key.dropFirst())
                guard let source, [.dateTimeOriginal, .dateTimeDigitized, .dateTime].contains(source) else {
                    try json.skipValue()
                    continue
                }
                if case .string(let text) = try json.scalar() { readTime(text, source, &metadata) }
            }
        case .beginArray: try MegaDetectorText.elements(&json) { try $0.skipValue() }
        default: break
        }
    }

    /// A better source keeps its time.
    private func readTime(_ text: String?, _ source: CaptureTime.Source, _ metadata: inout MediaMetadata) {
        let ladder: [CaptureTime.Source] = [.dateTimeOriginal, .dateTimeDigitized, .dateTime]
        guard let seconds = text.flatMap(CameraDate.seconds) else { return }
        if let known = metadata.captureTime, let rank = ladder.firstIndex(of: known.source),
            rank <= ladder.firstIndex(of: source) ?? .max
        {
            return
        }
        metadata.captureTime = CaptureTime(localSeconds: seconds, source: source)
    }

    private func side(_ json: inout JSONTokenizer, _ key: String) throws -> Int {
        let value = try MegaDetectorText.optionalNumber(&json, key) ?? 0
        guard value >= 0, value <= 1e6 else { throw MegaDetectorText.Problem("\(key) is no count of pixels") }
        return Int(value)
    }

    /// With forward slashes, within the batch's root.
    private func relative(_ name: String) throws -> String {
        var path = name.contains("/") ? name : name.replacing("\\", with: "/")
        if let root, path.hasPrefix(root) { path.removeFirst(root.count) }
        while path.hasPrefix("./") { path.removeFirst(2) }
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        guard !path.isEmpty else { throw MegaDetectorText.Problem("file is empty") }
        guard !path.hasPrefix("/"), !parts[0].hasSuffix(":") else {
            throw MegaDetectorText.Problem(
                "\"\(name)\" is an absolute path; say which folder the results belong to, so that they become relative")
        }
        guard !parts.contains("..") else {
            throw MegaDetectorText.Problem("\"\(name)\" leads out of the folder that the results belong to")
        }
        return path
    }
}
