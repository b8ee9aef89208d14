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
        json.key("images")
        json.beginArray()
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
        json.key("info")
        json.beginObject()
        json.key("format_version"); json.string("1.6")
        json.key("detector"); json.string(origin.detector)
        if let completed { json.key("detection_completion_time"); json.string(completed) }
        json.key("detector_metadata")
        json.beginObject()
        json.key("megadetector_version"); json.string("unknown")
        json.key("typical_detection_threshold"); json.number(options.typicalThreshold, decimals: 3)
        json.key("conservative_detection_threshold"); json.number(options.conservativeThreshold, decimals: 3)
        json.endObject()
        if hasClassifications {
            json.key("classifier"); json.string(origin.classifier ?? origin.detector)
            if let completed { json.key("classification_completion_time"); json.string(completed) }
            json.key("classifier_metadata")
            json.beginObject()
            json.key("typical_classification_threshold"); json.number(options.classificationThreshold, decimals: 3)
            json.endObject()
        }
        json.key("program"); json.string(origin.program)
        if let hash = origin.networkHash { json.key("network_sha256"); json.string(hash) }
        json.key("least_score"); json.number(origin.leastScore, decimals: 4)
        if !repeats.all.isEmpty {
            json.key("repeated_places")
            json.beginArray()
            for place in repeats.all { write(place, &json) }
            json.endArray()
        }
        json.endObject()
    }

    private func write(_ place: RepeatedPlace, _ json: inout JSONWriter) {
        json.beginObject()
        json.key("id"); json.string(place.id)
        json.key("deployment"); json.string(place.deployment)
        json.key("name"); json.string(place.name)
        json.key("bbox"); write(place.box, &json)
        json.key("pictures"); json.integer(place.pictures)
        json.key("occasions"); json.integer(place.occasions)
        json.key("concentration"); json.number(place.concentration, decimals: 3)
        json.key("days"); json.integer(place.days)
        json.endObject()
    }

    private func writeCategories(_ classes: MediaClasses, _ names: ClassificationNames, _ json: inout JSONWriter) {
        json.key("detection_categories")
        json.beginObject()
        json.key("1"); json.string("animal")
        json.key("2"); json.string("person")
        json.key("3"); json.string("vehicle")
        if classes.detected.classes.contains(where: { MediaSubject($0) == .object }) {
            json.key("4"); json.string("object")
        }
        json.endObject()
        guard !names.isEmpty else { return }
        json.key("classification_categories")
        json.beginObject()
        for (id, name) in names.names.enumerated() { json.key(dynamic: String(id)); json.string(name) }
        json.endObject()
    }

    private func write(
        _ record: MediaRecord, _ classes: MediaClasses, _ names: ClassificationNames, _ json: inout JSONWriter
    ) {
        json.beginObject()
        json.key("file"); json.string(record.path)
        switch record.outcome {
        case .failure(let reason):
            json.key("failure"); json.string(reason)
            json.key("detections"); json.null()
        case .detections(let detections):
            json.key("detections")
            json.beginArray()
            for detection in detections {
                write(detection, in: record, classes, names, &json)
            }
            json.endArray()
        }
        if record.kind == .video {
            // A rate of 0 would cost the file all its detections in Timelapse; MegaDetector writes -1 for a video that failed.
            let rate = record.video?.frameRate ?? 0
            json.key("frame_rate"); json.number(rate.isFinite && rate > 0 ? rate : -1, decimals: 3)
            json.key("frames_processed")
            json.beginArray()
            for frame in record.video?.processed ?? [] { json.integer(frame) }
            json.endArray()
        }
        if let time = record.metadata.captureTime {
            json.key("datetime"); json.string(time.exifText)
        }
        if record.metadata.width > 0, record.metadata.height > 0 {
            json.key("width"); json.integer(record.metadata.width)
            json.key("height"); json.integer(record.metadata.height)
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
        json.key("category"); json.string(Self.category(of: subject))
        json.key("conf")
        json.number(Self.part(detection.confidence), decimals: 4)
        json.key("bbox"); write(detection.box, &json)
        if record.kind == .video { json.key("frame_number"); json.integer(detection.frameNumber ?? 0) }
        let classifications = names.classifications(of: detection, subject: subject)
        if !classifications.isEmpty {
            json.key("classifications")
            json.beginArray()
            for one in classifications {
                json.beginArray()
                json.string(String(one.id))
                json.number(Self.part(one.confidence), decimals: 4)
                json.endArray()
            }
            json.endArray()
        }
        if let place { json.key("repeat"); json.string(place.id) }
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
