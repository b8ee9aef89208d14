import ClassPolicy
import Wildlife

/// A batch that fits into memory.
struct ListCatalogue: MediaCatalogue {
    var records: [MediaRecord]
    var classes: MediaClasses
    var origin = MediaOrigin(
        detector: "wayside-nano.onnx", leastScore: 0.1, program: "Wayside 0.1.0 (policy 2)", networkHash: "ab12")
    var deployments: DeploymentTable

    static let animals = ["person", "car", "bird", "deer", "cow", "fox", "animal", "bench"]
    static let species = ["Cyanocitta cristata (Blue Jay)", "Grus grus (Common Crane)"]

    init(_ records: [MediaRecord], deployments: DeploymentTable? = nil) throws {
        self.records = records
        classes = MediaClasses(
            detected: try ClassPolicy.current.admit(Self.animals, inputs: .picture, task: .detect),
            species: try ClassPolicy.current.admit(Self.species, inputs: .animalCrop, task: .classify))
        origin.classifier = "inat-birds.tflite"
        self.deployments = try deployments ?? Self.table(["site"])
    }

    /// Deployments with a zone and a place each.
    static func table(_ ids: [String]) throws -> DeploymentTable {
        let rows = ids.enumerated().map { "\($1),5\($0 % 10).5,4.77" }
        return try DeploymentTable(
            csv: "deploymentID,latitude,longitude\n" + rows.joined(separator: "\n"), file: "deployments.csv",
            zone: "Europe/Berlin")
    }

    func forEachByPath(_ body: (MediaRecord) throws -> Void) throws {
        for record in records.sorted(by: { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }) { try body(record) }
    }

    func forEachByTime(_ body: (MediaRecord) throws -> Void) throws {
        func precedes(_ a: MediaRecord, _ b: MediaRecord) -> Bool {
            if a.deployment != b.deployment { return a.deployment.utf8.lexicographicallyPrecedes(b.deployment.utf8) }
            let times = [a, b].map { $0.metadata.captureTime?.localSeconds ?? .max }
            return times[0] != times[1] ? times[0] < times[1] : a.path.utf8.lexicographicallyPrecedes(b.path.utf8)
        }
        for record in records.sorted(by: precedes) { try body(record) }
    }
}

/// 2026-05-04 07:00:00 on the camera's clock.
let morning = 1_777_878_000

/// A picture of `site` so many seconds after seven in the morning; nil for one without a time.
func picture(_ name: String, at seconds: Int?, site: String = "site", _ detections: [MediaDetection] = [])
    -> MediaRecord
{
    MediaRecord(
        path: "\(site)/\(name)", deployment: site, kind: .picture,
        metadata: MediaMetadata(
            captureTime: seconds.map { CaptureTime(localSeconds: morning + $0, source: .dateTimeOriginal) },
            width: 4000, height: 3000, cameraMake: "RECONYX", cameraModel: "HC500"),
        outcome: .detections(detections))
}

/// Pictures of `site` at these seconds that all show the same.
func burst(_ times: some Sequence<Int>, _ detections: [MediaDetection]) -> [MediaRecord] {
    times.map { picture(String($0) + ".jpg", at: $0, detections) }
}

func failure(_ name: String, at seconds: Int?, site: String = "site") -> MediaRecord {
    var record = picture(name, at: seconds, site: site)
    record.outcome = .failure("the file is empty")
    return record
}

/// A detection of a class of ``ListCatalogue``.
func seen(
    _ name: String, _ confidence: Double = 0.9, x: Double = 0.2, y: Double = 0.3, width: Double = 0.2,
    height: Double = 0.3, frame: Int? = nil, species: [(String, Double)] = []
) -> MediaDetection {
    MediaDetection(
        classIndex: ListCatalogue.animals.firstIndex(of: name) ?? 0, confidence: confidence,
        box: NormalizedBox(x: x, y: y, width: width, height: height), frameNumber: frame,
        classifications: species.map { name, confidence in
            MediaDetection.Classification(
                classIndex: ListCatalogue.species.firstIndex { $0.hasPrefix(name) } ?? 0, confidence: confidence)
        })
}

/// Everything that a writer hands on.
func text(_ write: (@escaping ([UInt8]) throws -> Void) throws -> Void) throws -> String {
    let pieces = Pieces()
    try write { pieces.bytes += $0 }
    return String(decoding: pieces.bytes, as: UTF8.self)
}

final class Pieces {
    var bytes: [UInt8] = []
}
