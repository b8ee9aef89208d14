import ClassPolicy
import Formats
import Imaging
import Recording
import Values

/// Prints what `detect` finds, picture by picture.
protocol DetectionPrinter {
    /// - Parameter species: What the second stage says of each detection; nil where there is none.
    mutating func print(
        _ file: String, mapping: PictureMapping, detections: [Detection], species: [SecondStage.Answer?]?) throws
    mutating func print(_ file: String, unreadable message: String) throws
    mutating func finish() throws
}

struct TextDetectionPrinter: DetectionPrinter {
    let classes: ClassList

    func print(
        _ file: String, mapping: PictureMapping, detections: [Detection], species: [SecondStage.Answer?]?
    ) throws {
        var lines = [
            "\(file): \(mapping.pictureWidth)x\(mapping.pictureHeight)" + (detections.isEmpty ? ", nothing found" : "")
        ]
        for (index, detection) in detections.enumerated() {
            let box = detection.box
            let corner = "\(Double(box.x).fixed(0)),\(Double(box.y).fixed(0))"
            let size = "\(Double(box.width).fixed(0))x\(Double(box.height).fixed(0))"
            let answer = species?[index].map { ": \($0.name) \(Double($0.score).fixed(2))" } ?? ""
            lines.append(
                "  \(classes[detection.classIndex].name) \(Double(detection.score).fixed(2)) at \(corner), \(size)\(answer)"
            )
        }
        try StandardOutput.line(lines.joined(separator: "\n"))
    }

    func print(_ file: String, unreadable message: String) { Console.say("wayside: \(file): \(message)") }
    func finish() {}
}

struct JSONDetectionPrinter: DetectionPrinter {
    let classes: ClassList
    private var json = JSONWriter()

    init(classes: ClassList) { self.classes = classes }

    mutating func print(
        _ file: String, mapping: PictureMapping, detections: [Detection], species: [SecondStage.Answer?]?
    ) throws {
        json.beginObject()
        json.member("file", file)
        json.member("width", mapping.pictureWidth)
        json.member("height", mapping.pictureHeight)
        json.beginArray("detections")
        for (index, detection) in detections.enumerated() {
            guard let species else {
                json.detection(detection, classes: classes)
                continue
            }
            json.detection(detection, classes: classes) { json in
                // A person has nothing more to it.
                guard !classes.personFlags[detection.classIndex] else { return }
                json.key("classification")
                if let answer = species[index] { answer.write(to: &json) } else { json.null() }
            }
        }
        json.endArray()
        try endLine()
    }

    mutating func print(_ file: String, unreadable message: String) throws {
        json.beginObject()
        json.member("file", file)
        json.key("width")
        json.null()
        json.key("height")
        json.null()
        json.key("detections")
        json.null()
        json.member("error", message)
        try endLine()
    }

    func finish() {}

    private mutating func endLine() throws {
        json.endObject()
        json.endLine()
        try StandardOutput.write(json.bytes)
        json.removeAll()
    }
}

/// COCO's results format: one array of `{"image_id", "category_id", "bbox", "score"}`.
struct COCODetectionPrinter: DetectionPrinter {
    private let categories: [Int]
    private let usesNumbers: Bool
    private var json = JSONWriter()

    /// - Parameter categories: COCO's category number of each class.
    init(files: [String], categories: [Int]) {
        self.categories = categories
        usesNumbers = files.allSatisfy { Self.number(in: $0) != nil }
        json.beginArray()
    }

    mutating func print(
        _ file: String, mapping: PictureMapping, detections: [Detection], species: [SecondStage.Answer?]?
    ) throws {
        for detection in detections {
            json.beginObject()
            json.key("image_id")
            if usesNumbers, let number = Self.number(in: file) { json.integer(number) } else { json.string(file) }
            json.member("category_id", categories[detection.classIndex])
            json.beginArray("bbox")
            for value in [detection.box.x, detection.box.y, detection.box.width, detection.box.height] {
                json.number(Double(value), decimals: 2)
            }
            json.endArray()
            json.member("score", Double(detection.score), decimals: 5)
            json.endObject()
        }
        try StandardOutput.write(json.bytes)
        json.flushed()
    }

    func print(_ file: String, unreadable message: String) { Console.say("wayside: \(file): \(message)") }

    mutating func finish() throws {
        json.endArray()
        json.endLine()
        try StandardOutput.write(json.bytes)
    }

    private static func number(in file: String) -> Int? {
        let name = file.split(separator: "/").last ?? ""
        let stem = name.prefix { $0 != "." }
        return stem.allSatisfy { $0.isASCII && $0.isNumber } ? Int(stem) : nil
    }
}
