public import ClassPolicy
public import Imaging

/// What a network file is, as the YAML file beside it says: where it comes from, what it wants to see, what it answers.
///
/// ```yaml
/// name: yolox-nano            # this file is yolox-nano.yaml
/// description: YOLOX-Nano on COCO, 416 x 416
/// licence: Apache-2.0
/// source: https://github.com/Megvii-BaseDetection/YOLOX
/// file: yolox_nano.onnx
/// sha256: e8af074932d4ed7e232278e3055cefcdea3edf178874a3694ae292649fb464dd
/// task: detect
/// inputs: picture
/// input:
///   width: 416
///   height: 416
///   layout: nchw              # or nhwc
///   element: float32          # or uint8, without mean and deviation
///   channels: bgr             # or rgb
///   mean: [0, 0, 0]           # in the order of channels: (sample - mean) / deviation, samples 0...255
///   deviation: [1, 1, 1]
///   fit: letterbox            # or letterbox-centered, or stretch without padding
///   padding: 114
///   large: {width: 640, height: 640, from: 600}  # optional, of a network of open size: for pictures with a side of 600 and more
/// output:
///   layout: yolox             # see OutputLayout
///   strides: [8, 16, 32]
///   nms-iou: 0.65
/// classes: [person, bicycle]  # in the order of the network's outputs
/// category-ids: [1, 2]        # optional: COCO's numbers of these classes
/// mappings:                   # optional: classes of another language or of your own, as the taxonomy calls them
///   Rothirsch: cervus elaphus
/// ```
///
/// A classifier of crops (``CropClassifier``) has `task: classify`, and says which crops it is for:
///
/// ```yaml
/// task: classify
/// inputs: animal-crop         # or vehicle-crop, generic-crop; crops of persons don't exist
/// crops-of: [bird]            # optional: the detector's classes of which crops are taken
/// output:
///   layout: class-scores
///   activation: softmax       # or none: a softmax is still to be taken
/// ```
///
/// Every key is required where it has a meaning and refused where it has none. Class names are taken as they are written: `no` and
/// `12` are text.
public struct ModelManifest: Hashable, Sendable {
    /// Lower-case letters, digits, `.`, `_` and `-`; the manifest's own file name without `.yaml`.
    public let name: String
    public let description: String
    public let licence: String
    /// Where the network file was published.
    public let source: String
    /// The network's file name, without a folder.
    public let networkFile: String
    /// Of the network file, 64 lower-case hexadecimal digits.
    public let sha256: String
    public let task: RecognitionTask
    public let inputs: RecognitionInput
    /// What the network sees; of ``inputChoice`` the standard one.
    public private(set) var input: NetworkInput
    private let largeInput: InputChoice.Large?
    public let output: OutputLayout
    /// Of two boxes of one class that overlap more than this, the lower score goes; nil where the network suppresses by itself.
    public let suppressionThreshold: Float?
    /// The class names as written, not judged yet: ``ClassPolicy/ClassPolicy/admit(_:inputs:task:)`` makes classes of them.
    public let labels: [String]
    /// What a user says that labels of the list mean, in names of the taxonomy. The policy judges both sides, and results record it.
    public let mappings: [String: String]
    /// COCO's number of each class, for its results format: the key `category-ids`, without which they are 1, 2, 3 and so on.
    public let categoryIDs: [Int]
    /// Of a classifier: the detector's classes of which crops are taken; empty for all that ``inputs`` allows.
    public let cropsOf: [String]

    /// Reads a manifest's text.
    ///
    /// - Parameter path: Where the text comes from, for messages, and for the name that it must carry.
    /// - Throws: ``ModelError`` of ``ModelError/Reason/invalidManifest`` with file, key and what is expected there.
    public init(yaml: String, path: String) throws(ModelError) {
        let root = try ManifestSection(yaml: yaml, file: path)
        try root.expectKeys(
            [
                "name", "description", "licence", "source", "file", "sha256", "task", "inputs", "input", "output",
                "classes",
            ], optional: ["category-ids", "crops-of", "mappings"])
        name = try root.text("name")
        let fileName = String(path.split(separator: "/").last ?? "")
        guard Self.isPlainName(name), fileName == name + ".yaml" else {
            throw root.wrong(
                "name", "this file's name without .yaml: small letters, digits, '.', '_', '-'", found: name)
        }
        description = try root.text("description")
        licence = try root.text("licence")
        source = try root.text("source")
        networkFile = try root.text("file")
        guard networkFile.hasSuffix(".onnx") || networkFile.hasSuffix(".tflite"), !networkFile.contains("/") else {
            throw root.wrong("file", "the plain name of an .onnx or .tflite file, without a folder", found: networkFile)
        }
        sha256 = try root.text("sha256").lowercased()
        guard sha256.utf8.count == 64, sha256.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) })
        else {
            throw root.wrong("sha256", "64 hexadecimal digits", found: sha256)
        }
        task = try root.choice("task", of: [.detect, .classify])
        let isDetector = task == .detect
        inputs = try root.choice("inputs", of: isDetector ? [.picture] : [.genericCrop, .vehicleCrop, .animalCrop])
        (input, largeInput) = try Self.readInput(root.section("input"), task: task)
        (output, suppressionThreshold) = try Self.readOutput(root.section("output"), input: input, task: task)
        // A single number for a crop is a measure of something, not one of several kinds.
        labels = try root.texts("classes", count: (isDetector ? 1 : 2)...10_000)
        for key in ["category-ids", "crops-of"] where root.has(key) && isDetector == (key == "crops-of") {
            throw root.wrong(key, "no such key in the manifest of a \(isDetector ? "detector" : "classifier")")
        }
        mappings = try root.has("mappings") ? root.pairs("mappings") : [:]
        if let stray = Set(mappings.keys).subtracting(labels).min() {
            throw root.wrong("mappings", "labels that stand in classes", found: stray)
        }
        cropsOf = try root.has("crops-of") ? root.texts("crops-of", count: 1...1000) : []
        categoryIDs =
            try root.has("category-ids")
            ? root.integers("category-ids", count: labels.count...labels.count, in: 0...1_000_000)
            : Array(1...labels.count)
        guard Set(categoryIDs).count == categoryIDs.count else {
            throw root.wrong("category-ids", "a number of its own for each class")
        }
    }

    /// Reads a manifest file.
    ///
    /// - Throws: ``ModelError`` of ``ModelError/Reason/notFound`` or ``ModelError/Reason/invalidManifest``.
    public init(contentsOf path: String) throws(ModelError) {
        let bytes: [UInt8]
        do {
            bytes = try BoundedFile.read(path, limit: 1 << 20)
        } catch {
            throw ModelError(
                model: path, reason: error == .absent ? .notFound : .invalidManifest,
                message: "\(error.message(for: "a model manifest"))")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw ModelError(
                model: path, reason: .invalidManifest, message: "is not UTF-8 text; expected a YAML manifest")
        }
        try self.init(yaml: text, path: path)
    }

    /// The classes, once the policy has admitted every one of them.
    ///
    /// - Parameter outputs: How many classes the network's own tensors have, once it is known: a list of another length is refused.
    /// - Throws: ``ModelError`` of ``ModelError/Reason/refusedByPolicy``.
    func classes(outputs: NetworkStructure.ClassOutputs? = nil) throws(ModelError) -> ClassList {
        let cropped: ClassList
        let classes: ClassList
        do throws(PolicyRefusal) {
            // Crops are named by classes too. There are none of persons.
            cropped =
                cropsOf.isEmpty ? .empty : try ClassPolicy.current.admit(cropsOf, inputs: .picture, task: .detect)
            classes = try ClassPolicy.current.admit(
                labels, mappings: mappings, inputs: inputs, task: task, outputCount: outputs?.count)
        } catch {
            let tensor = outputs.map { "the network's output \($0.tensor), read as \(output.name): " } ?? ""
            throw ModelError(
                model: name, reason: .refusedByPolicy, message: tensor + error.description + wayOut(of: error),
                refusal: error)
        }
        guard !cropped.personFlags.contains(true) else {
            throw ModelError(
                model: name, reason: .invalidManifest,
                message: "key 'crops-of': crops of persons don't exist; name generic classes")
        }
        return classes
    }

    private func wayOut(of refusal: PolicyRefusal) -> String {
        if refusal.offending.isEmpty {
            return
                "\n  the way out: correct the classes in the manifest, one for each that the network has, in its order"
        }
        // The tool cuts ONNX detectors.
        let tool =
            task == .detect && networkFile.hasSuffix(".onnx")
            ? "models/strip cuts these classes out of the network itself and keeps the others (models/strip/README.md)"
            : "take a model without these classes"
        return "\n  the way out: \(tool); if a label here is generic, that is a bug: report it"
    }

    /// The sizes at which the network is run.
    public var inputChoice: InputChoice { InputChoice(standard: input, large: largeInput) }

    /// The same network at another of its sizes.
    func at(_ input: NetworkInput) -> ModelManifest {
        var other = self
        other.input = input
        return other
    }

    static func isPlainName(_ name: String) -> Bool {
        guard let first = name.utf8.first, first != UInt8(ascii: "."), first != UInt8(ascii: "-") else { return false }
        return name.utf8.allSatisfy {
            (97...122).contains($0) || (48...57).contains($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "_")
                || $0 == UInt8(ascii: "-")
        }
    }
}

extension ModelManifest {
    private enum FitName: String, CaseIterable {
        case letterbox, stretch
        case letterboxCentered = "letterbox-centered"
    }

    private static func readInput(
        _ section: ManifestSection, task: RecognitionTask
    ) throws(ModelError) -> (NetworkInput, InputChoice.Large?) {
        let element = try section.choice("element", of: [NetworkInput.Element.float32, .uint8])
        let fit = try section.choice("fit", of: FitName.allCases)
        try section.expectKeys(
            ["width", "height", "layout", "element", "channels", "fit"]
                + (element == .float32 ? ["mean", "deviation"] : []) + (fit == .stretch ? [] : ["padding"]),
            optional: task == .detect ? ["large"] : [])
        let padding = fit == .stretch ? 0 : UInt8(try section.integer("padding", in: 0...255))
        let input = NetworkInput(
            width: try section.integer("width", in: 32...4096),
            height: try section.integer("height", in: 32...4096),
            layout: try section.choice("layout", of: [.nchw, .nhwc]),
            element: element,
            channelOrder: try section.choice("channels", of: [.rgb, .bgr]),
            fit: fit == .stretch ? .stretch : .letterbox(padding: padding, centered: fit == .letterboxCentered),
            mean: element == .uint8 ? .zero : try section.triple("mean", in: -1e6...1e6),
            deviation: element == .uint8 ? .one : try section.triple("deviation", in: 1e-6...1e6))
        return (input, section.has("large") ? try readLarge(section.section("large"), beside: input) : nil)
    }

    private static func readLarge(
        _ section: ManifestSection, beside input: NetworkInput
    ) throws(ModelError) -> InputChoice.Large {
        try section.expectKeys(["width", "height", "from"])
        var large = input
        large.width = try section.integer("width", in: input.width + 1...4096)
        large.height = try section.integer("height", in: input.height...4096)
        return InputChoice.Large(input: large, fromSide: try section.integer("from", in: 1...65_536))
    }

    private static func readOutput(
        _ section: ManifestSection, input: NetworkInput, task: RecognitionTask
    ) throws(ModelError) -> (OutputLayout, Float?) {
        let name = try section.choice(
            "layout", of: OutputLayout.Name.allCases.filter { ($0 == .classScores) == (task == .classify) })
        let keys: [String] =
            switch name {
            case .yolox, .fastestDet: ["strides", "nms-iou"]
            case .yolov5, .yolov8: ["nms-iou"]
            case .gfl: ["strides", "bins", "center-offset", "nms-iou"]
            case .nmsInGraph: []
            case .detr, .classScores: ["activation"]
            }
        try section.expectKeys(["layout"] + keys)
        let strideRange = 1...min(input.width, input.height)
        let layout: OutputLayout =
            switch name {
            case .yolox: .yolox(strides: try section.integers("strides", count: 1...8, in: strideRange))
            case .yolov5: .yolov5
            case .yolov8: .yolov8
            case .gfl:
                .gfl(
                    strides: try section.integers("strides", count: 1...8, in: strideRange),
                    bins: try section.integer("bins", in: 2...64),
                    centerOffset: try section.number("center-offset", in: -512...512))
            case .fastestDet: .fastestDet(stride: try section.integers("strides", count: 1...1, in: strideRange)[0])
            case .nmsInGraph: .nmsInGraph
            case .detr: .detr(try section.choice("activation", of: OutputLayout.QueryActivation.allCases))
            case .classScores: .classScores(try section.choice("activation", of: ScoreActivation.allCases))
            }
        return (layout, !keys.contains("nms-iou") ? nil : try section.number("nms-iou", in: 0.01...1))
    }
}
