import Civil
import ClassPolicy
import Formats

/// Writes the results of a batch as MegaDetector's batch JSON, format 1.6, which Timelapse, AddaxAI and others open.
///
/// The detection categories are MegaDetector's: 1 animal, 2 person, 3 vehicle, and 4 object where the detector knows other things. What
/// the detector or a second model says beyond that is a classification, never of a person. Besides what the format asks for, pictures
/// carry `datetime` (the camera's clock), `width` and `height`, as MegaDetector's own options write them.
///
/// A detection at a repeated place keeps its confidence and gets the key `repeat` with the place's ID; `info.repeated_places` lists the
/// places. Programs that don't know the key show it like any other.
public struct MegaDetectorWriter {
    public struct Options: Hashable, Sendable {
        /// What readers show at first, 0...1.
        public var typicalThreshold = 0.2
        /// What they should not go below, 0...1.
        public var conservativeThreshold = 0.05
        public var classificationThreshold = 0.5
        /// When the detector was done, seconds since 1970; left out where nil.
        public var completed: Int?

        public init() {}
    }

    private let options: Options
    private let repeats: RepeatedPlaces

    public init(options: Options = Options(), repeats: RepeatedPlaces = .none) {
        self.options = options
        self.repeats = repeats
    }

    /// Hands on the file in pieces of about 64 KiB.
    public func write(_ catalogue: some MediaCatalogue, to sink: ([UInt8]) throws -> Void) throws {
        let names = ClassificationNames(catalogue.classes)
        var json = JSONWriter()
        json.beginObject()
        write(info: catalogue.origin, hasClassifications: !names.isEmpty, &json)
        writeCategories(catalogue.classes, names, &json)
        json.beginArray("images")
        try catalogue.forEachByPath { record in
            // A line a picture: of a million of them, a person can still look at one.
            json.lineFeed()
            write(record, catalogue.classes, names, &json)
            if json.bytes.count >= 1 << 16 {
                try sink(json.bytes)
                json.flushed()
            }
        }
        json.endLine()
        json.endArray()
        json.endObject()
        json.endLine()
        try sink(json.bytes)
    }

    private func write(info origin: MediaOrigin, hasClassifications: Bool, _ json: inout JSONWriter) {
        let completed = options.completed.map { CivilTime(seconds: $0, offset: 0) }.map {
            "\($0.dateText) \($0.secondText)"
        }
        json.beginObject("info")
        json.member("format_version", "1.6")
        json.member("detector", origin.detector)
        if let completed { json.member("detection_completion_time", completed) }
        json.beginObject("detector_metadata")
        json.member("megadetector_version", "unknown")
        json.member("typical_detection_threshold", options.typicalThreshold, decimals: 3)
        json.member("conservative_detection_threshold", options.conservativeThreshold, decimals: 3)
        json.endObject()
        if hasClassifications {
            json.member("classifier", origin.classifier ?? origin.detector)
            if let completed { json.member("classification_completion_time", completed) }
            json.beginObject("classifier_metadata")
            json.member("typical_classification_threshold", options.classificationThreshold, decimals: 3)
            json.endObject()
        }
        json.member("program", origin.program)
        if let hash = origin.networkHash { json.member("network_sha256", hash) }
        json.member("least_score", origin.leastScore, decimals: 4)
        if !repeats.all.isEmpty {
            json.beginArray("repeated_places")
            for place in repeats.all { write(place, &json) }
            json.endArray()
        }
        json.endObject()
    }

    private func write(_ place: RepeatedPlace, _ json: inout JSONWriter) {
        json.beginObject()
        json.member("id", place.id)
        json.member("deployment", place.deployment)
        json.member("name", place.name)
        json.key("bbox"); write(place.box, &json)
        json.member("pictures", place.pictures)
        json.member("occasions", place.occasions)
        json.member("concentration", place.concentration, decimals: 3)
        json.member("days", place.days)
        json.endObject()
    }

    private func writeCategories(_ classes: MediaClasses, _ names: ClassificationNames, _ json: inout JSONWriter) {
        json.beginObject("detection_categories")
        json.member("1", "animal")
        json.member("2", "person")
        json.member("3", "vehicle")
        if classes.detected.classes.contains(where: { MediaSubject($0) == .object }) {
            json.member("4", "object")
        }
        json.endObject()
        guard !names.isEmpty else { return }
        json.beginObject("classification_categories")
        for (id, name) in names.names.enumerated() { json.key(dynamic: String(id)); json.string(name) }
        json.endObject()
    }

    private func write(
        _ record: MediaRecord, _ classes: MediaClasses, _ names: ClassificationNames, _ json: inout JSONWriter
    ) {
        json.beginObject()
        json.member("file", record.path)
        switch record.outcome {
        case .failure(let reason):
            json.member("failure", reason)
            json.key("detections"); json.null()
        case .detections(let detections):
            json.beginArray("detections")
            for detection in detections {
                write(detection, in: record, classes, names, &json)
            }
            json.endArray()
        }
        if record.kind == .video {
            // A rate of 0 would cost the file all its detections in Timelapse; MegaDetector writes -1 for a video that failed.
            let rate = record.video?.frameRate ?? 0
            json.member("frame_rate", rate.isFinite && rate > 0 ? rate : -1, decimals: 3)
            json.beginArray("frames_processed")
            for frame in record.video?.processed ?? [] { json.integer(frame) }
            json.endArray()
        }
        if let time = record.metadata.captureTime {
            json.member("datetime", time.exifText)
        }
        if record.metadata.width > 0, record.metadata.height > 0 {
            json.member("width", record.metadata.width)
            json.member("height", record.metadata.height)
        }
        json.endObject()
    }

    private func write(
        _ detection: MediaDetection, in record: MediaRecord, _ classes: MediaClasses, _ names: ClassificationNames,
        _ json: inout JSONWriter
    ) {
        let subject = classes.subject(of: detection)
        let place = subject == .person ? nil : repeats.place(of: detection, in: record.deployment)
        json.beginObject()
        json.member("category", Self.category(of: subject))
        json.member("conf", Self.part(detection.confidence), decimals: 4)
        json.key("bbox"); write(detection.box, &json)
        if record.kind == .video { json.member("frame_number", detection.frameNumber ?? 0) }
        let classifications = names.classifications(of: detection, subject: subject)
        if !classifications.isEmpty {
            json.beginArray("classifications")
            for one in classifications {
                json.beginArray()
                json.string(String(one.id))
                json.number(Self.part(one.confidence), decimals: 4)
                json.endArray()
            }
            json.endArray()
        }
        if let place { json.member("repeat", place.id) }
        json.endObject()
    }

    private func write(_ box: NormalizedBox, _ json: inout JSONWriter) {
        json.beginArray()
        for side in [box.x, box.y, box.width, box.height] { json.number(Self.part(side), decimals: 4) }
        json.endArray()
    }

    private static func category(of subject: MediaSubject) -> String {
        switch subject {
        case .animal: "1"
        case .person: "2"
        case .vehicle: "3"
        case .object: "4"
        }
    }

    /// 0...1, also for what is no number: the format knows no null here.
    private static func part(_ value: Double) -> Double { value.isFinite ? min(max(value, 0), 1) : 0 }
}
