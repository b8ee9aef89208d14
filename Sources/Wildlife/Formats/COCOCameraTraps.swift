import Civil
import ClassPolicy
import Formats

/// Writes a batch as COCO Camera Traps JSON 1.00, the annotation format of LILA: pictures with their events as sequences, boxes in pixels.
///
/// Category 0 is `empty`, an annotation of each picture in which nothing is seen but repeats. Repeats carry the key `repeat`. A box of a
/// picture whose size isn't known can't be written in pixels: its annotation has none. Videos are left out, for the format has frames
/// only. The batch is gone through twice.
public struct COCOCameraTraps {
    private let options: EventOptions
    private let repeats: RepeatedPlaces

    public init(events options: EventOptions = EventOptions(), repeats: RepeatedPlaces = .none) {
        self.options = options
        self.repeats = repeats
    }

    /// Hands on the file in pieces.
    public func write(_ catalogue: some MediaCatalogue, to sink: ([UInt8]) throws -> Void) throws {
        let events = MediaEvents(catalogue, options: options, repeats: repeats)
        let names = Self.names(catalogue.classes)
        let ids = Dictionary(names.enumerated().map { ($1, $0 + 1) }, uniquingKeysWith: { first, _ in first })
        var json = JSONWriter()
        func flush() throws {
            guard json.bytes.count >= 1 << 16 else { return }
            try sink(json.bytes)
            json.flushed()
        }
        json.beginObject()
        json.beginObject("info")
        json.member("version", "1.0")
        json.member("description", "detections of " + catalogue.origin.detector)
        json.member("contributor", catalogue.origin.program)
        json.endObject()
        json.beginArray("categories")
        for (id, name) in (["empty"] + names).enumerated() {
            json.beginObject()
            json.member("id", id)
            json.member("name", name)
            json.endObject()
        }
        json.endArray()
        json.beginArray("images")
        var frame = (event: "", number: 0)
        try events.forEach { record, event in
            guard record.kind == .picture else { return }
            frame = (event, frame.event == event ? frame.number + 1 : 0)
            json.lineFeed()
            write(image: record, event: event, frame: frame.number, &json)
            try flush()
        } event: { _ in
        }
        json.endLine()
        json.endArray()
        json.beginArray("annotations")
        try events.forEach { record, _ in
            guard record.kind == .picture, record.failure == nil else { return }
            json.lineFeed()
            write(annotationsOf: record, events.reader.findings(in: record), ids, &json)
            try flush()
        } event: { _ in
        }
        json.endLine()
        json.endArray()
        json.endObject()
        json.endLine()
        try sink(json.bytes)
    }

    private static func names(_ classes: MediaClasses) -> [String] {
        var seen: Set<String> = []
        return (classes.detected.classes + classes.species.classes).map(\.name).filter { seen.insert($0).inserted }
    }

    private func write(image record: MediaRecord, event: String, frame: Int, _ json: inout JSONWriter) {
        json.beginObject()
        json.member("id", StableID.of("media", record.path))
        json.member("file_name", record.path)
        if record.metadata.width > 0, record.metadata.height > 0 {
            json.member("width", record.metadata.width)
            json.member("height", record.metadata.height)
        }
        json.member("location", record.deployment)
        if let time = record.metadata.captureTime {
            let civil = CivilTime(seconds: time.localSeconds, offset: 0)
            json.member("datetime", "\(civil.dateText) \(civil.secondText)")
            json.member("seq_id", event)
            json.member("frame_num", frame)
        }
        if record.failure != nil { json.member("corrupt", true) }
        json.endObject()
    }

    private func write(
        annotationsOf record: MediaRecord, _ findings: [Finding], _ ids: [String: Int], _ json: inout JSONWriter
    ) {
        let image = StableID.of("media", record.path)
        var number = 0
        func begin(_ category: Int) {
            number += 1
            json.beginObject()
            json.member("id", "\(image)_\(number)")
            json.member("image_id", image)
            json.member("category_id", category)
            json.member("sequence_level_annotation", false)
        }
        if findings.allSatisfy(\.isRepeat) {
            begin(0)
            json.endObject()
        }
        for finding in findings {
            begin(ids[finding.name] ?? 0)
            let (width, height) = (Double(record.metadata.width), Double(record.metadata.height))
            if width > 0, height > 0 {
                let box = finding.detection.box
                json.beginArray("bbox")
                for (side, size) in [(box.x, width), (box.y, height), (box.width, width), (box.height, height)] {
                    json.number((side.isFinite ? min(max(side, 0), 1) : 0) * size, decimals: 1)
                }
                json.endArray()
            }
            json.member("score", min(max(finding.confidence, 0), 1), decimals: 4)
            if let place = finding.repeatedPlace { json.member("repeat", place.id) }
            json.endObject()
        }
    }
}
