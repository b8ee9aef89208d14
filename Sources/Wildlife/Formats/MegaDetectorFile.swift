import ClassPolicy
import Formats

/// A results file in MegaDetector's batch JSON, formats 1.0 to 1.6, whoever wrote it.
///
/// The file is read twice, for its categories may stand behind its images, and never held: once here for what it says of itself, then
/// for each pass over its records. Its categories go through the class policy like those of any model: a file with one that describes
/// people is refused whole. Keys that are not known are passed over; failures stay failures. A confidence with a minus, MegaDetector's mark
/// for a repeat, is read without it: repeats are found anew.
public struct MegaDetectorFile {
    /// Opens the file and hands out its pieces, nil at its end.
    public typealias Open = () throws -> (() throws -> [UInt8]?)

    public let name: String
    public let formatVersion: String
    public let classes: MediaClasses
    public let origin: MediaOrigin
    /// Pictures and videos.
    public let count: Int

    private let categories: MegaDetectorCategories
    private let root: String?
    private let open: Open

    /// - Parameters:
    ///   - name: For messages.
    ///   - root: The folder that absolute paths in the file begin with; they are read relative to it.
    ///   - mappings: Names of the file that the policy's taxonomy lacks, and its names for them: `Rothirsch` to `cervus elaphus`.
    ///   - program: What reads it, for ``MediaOrigin/program``.
    /// - Throws: ``WildlifeError``; `PolicyRefusal` with every offending category.
    public init(
        name: String, root: String? = nil, mappings: [String: String] = [:], program: String, open: @escaping Open
    ) throws {
        var header = Header()
        try Self.naming(name) { try header.read(JSONTokenizer(try open())) }
        guard let version = Double(header.formatVersion), version >= 1, version < 2 else {
            throw WildlifeError(
                "\(name): info.format_version is \"\(header.formatVersion)\"; MegaDetector's formats 1.0 to 1.6 can be read"
            )
        }
        guard let detected = header.detectionCategories else {
            throw WildlifeError(
                "\(name): detection_categories is missing; is it a results file of MegaDetector's kind?")
        }
        guard let count = header.count else {
            throw WildlifeError("\(name): images is missing; is it a results file of MegaDetector's kind?")
        }
        categories = try MegaDetectorCategories(
            detected: detected, classified: header.classificationCategories ?? [:], mappings: mappings)
        classes = categories.classes
        self.count = count
        formatVersion = header.formatVersion
        origin = MediaOrigin(
            detector: Self.lastComponent(header.detector) ?? "unknown",
            classifier: Self.lastComponent(header.classifier), leastScore: header.leastScore, program: program)
        self.name = name
        self.root = root.map { $0.hasSuffix("/") ? $0 : $0 + "/" }
        self.open = open
    }

    /// Hands on the records in the file's order. Their paths are as unique as the file's.
    ///
    /// - Throws: ``WildlifeError`` with the picture for what the format doesn't allow.
    public func forEachRecord(in deployments: DeploymentTable, _ body: (MediaRecord) throws -> Void) throws {
        var json = JSONTokenizer(try open())
        let reader = MegaDetectorRecordReader(categories: categories, root: root)
        try Self.naming(name) {
            try MegaDetectorText.object(&json) { key, json in
                guard key == "images" else { return try json.skipValue() }
                try MegaDetectorText.array(&json) { json in
                    var record = try reader.record(&json)
                    record.deployment = deployments.id(ofFile: record.path)
                    try body(record)
                }
            }
        }
    }

    private static func naming<Result>(_ name: String, _ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as JSONError {
            throw WildlifeError("\(name): \(error.message)")
        } catch let error as MegaDetectorText.Problem {
            throw WildlifeError("\(name): \(error.message)")
        }
    }

    private static func lastComponent(_ path: String?) -> String? {
        path?.split { $0 == "/" || $0 == "\\" }.last.map(String.init)
    }

    /// What stands outside of the images.
    private struct Header {
        var formatVersion = "1.0"
        var detector: String?
        var classifier: String?
        /// 0 where the file doesn't say it.
        var leastScore = 0.0
        var detectionCategories: [String: String]?
        var classificationCategories: [String: String]?
        var count: Int?

        mutating func read(_ tokenizer: consuming JSONTokenizer) throws {
            var json = tokenizer
            try MegaDetectorText.object(&json) { key, json in
                switch key {
                case "info": try readInfo(&json)
                case "detection_categories": detectionCategories = try MegaDetectorText.names(&json, key)
                case "classification_categories": classificationCategories = try MegaDetectorText.names(&json, key)
                case "images":
                    var count = 0
                    try MegaDetectorText.array(&json) { json in
                        count += 1
                        try json.skipValue()
                    }
                    self.count = count
                default: try json.skipValue()
                }
            }
            guard try json.next() == nil else { throw MegaDetectorText.Problem("something stands behind its end") }
        }

        private mutating func readInfo(_ json: inout JSONTokenizer) throws {
            try MegaDetectorText.object(&json) { key, json in
                switch key {
                case "format_version":
                    switch try json.next() {
                    case .string(let text): formatVersion = text
                    case .number(let number): formatVersion = String(number)
                    default: throw MegaDetectorText.Problem("info.format_version is no text")
                    }
                case "detector": detector = try MegaDetectorText.optionalText(&json, key)
                case "classifier": classifier = try MegaDetectorText.optionalText(&json, key)
                case "least_score": leastScore = min(max(try MegaDetectorText.number(&json, key), 0), 1)
                default: try json.skipValue()
                }
            }
        }
    }
}
