import ClassPolicy
import Detection
import Foundation
import Imaging
import TestSupport
import Testing
@_spi(PersonSearch) import Values

/// The second stage: what it looks at, what it can't be given, and which networks it isn't.
struct CropClassifierTests {
    private static let softmax = ["layout: class-scores", "activation: softmax"]
    private static let plain = ["layout: class-scores", "activation: none"]

    /// A classifier of three kinds whose scores never change.
    private static func fixture(
        _ scores: [Float] = [0.1, 0.7, 0.2], output: [String] = softmax, inputs: String = "animal-crop",
        classes: [String] = ["great tit", "blue jay", "barn owl"], more: [String] = [], shape: [Int]? = nil
    ) throws -> ModelFixture {
        var manifest = ManifestText().setting("task", "classify").setting("inputs", inputs).classes(classes)
            .output(output).setting("  width", "32").setting("  height", "32")
        manifest.lines += more
        let tensor = TinyNetwork.Tensor(name: "scores", shape: shape ?? [1, scores.count], values: scores)
        return try ModelFixture(manifest, network: TinyNetwork(outputs: [tensor]).bytes)
    }

    private static func load(_ fixture: ModelFixture) throws -> CropClassifier {
        try CropClassifier(
            model: ModelStore(folders: []).model(fixture.manifestPath), options: DetectorOptions(compileCache: .none))
    }

    /// What a detector of persons, birds and cars finds: one of each, side by side, 64 x 64 pixels.
    private static func findings(minScore: Float = 0.1) throws -> PictureFindings {
        let rows: [Float] = [
            0, 0, 0, 10, 30, 0, 0.9, 0, 12, 0, 22, 30, 1, 0.8, 0, 24, 0, 31, 30, 2, 0.7,
        ]
        let manifest = ManifestText().classes(["person", "bird", "car"]).output(["layout: nms-in-graph"])
            .setting("  width", "32").setting("  height", "32")
        let network = TinyNetwork(outputs: [.init(name: "boxes", shape: [3, 7], values: rows)])
        let detector = try ModelFixture(manifest, network: network.bytes).load()
        var findings = PictureFindings()
        let mapping = PictureMapping(pictureWidth: 64, pictureHeight: 64, scaleX: 0.5, scaleY: 0.5)
        try detector.detect(detector.makeInput(), mapping: mapping, minScore: minScore, into: &findings)
        return findings
    }

    private static func generic(_ findings: PictureFindings, _ name: String) -> GenericDetection? {
        findings.subjects.lazy.compactMap { subject in
            if case .generic(let detection) = subject, detection.recognizedClass.name == name { detection } else { nil }
        }.first
    }

    private static func picture(hiding boxes: [BoundingBox] = []) -> RedactedPicture {
        RedactedPicture(RGBPicture(width: 64, height: 64, color: .white), hiding: PersonBoxes(boxes))
    }

    /// A person's detection is a box and nothing else: `classify` takes no such thing.
    @Test func aPersonHasNoCrop() throws {
        let findings = try Self.findings()
        #expect(findings.detections.count == 3)
        let persons = findings.subjects.compactMap { subject -> BoundingBox? in
            if case .person(let box) = subject { box } else { nil }
        }
        #expect(persons == [BoundingBox(x: 0, y: 0, width: 20, height: 60)])
        #expect(findings.persons?.boxes == persons)
        for case .generic(let detection) in findings.subjects { #expect(!detection.recognizedClass.isPerson) }
    }

    /// Somebody who looked only for what is sure has not looked for persons.
    @Test func findingsOfSureThingsAloneTellNothingOfPersons() throws {
        #expect(try Self.findings(minScore: 0.3).persons == nil)
        #expect(try Self.findings(minScore: PersonBoxes.leastScore).persons != nil)
        #expect(PictureFindings().persons == nil)
        var findings = try Self.findings()
        findings.removeDetections(below: 0.75)
        #expect(findings.detections.count == 2)
        #expect(findings.persons == nil, "a person may have been among what was left out")
    }

    @Test func aCropOfAnAnimalIsClassified() throws {
        let classifier = try Self.load(Self.fixture())
        let findings = try Self.findings()
        let bird = try #require(Self.generic(findings, "bird"))
        let answer = try classifier.classify(bird, in: Self.picture())
        #expect(answer == Classification(classIndex: 1, score: 0.7))
        // A car is no animal.
        let car = try #require(Self.generic(findings, "car"))
        #expect(try classifier.classify(car, in: Self.picture()) == nil)
        #expect(try Self.load(Self.fixture(inputs: "vehicle-crop")).classify(bird, in: Self.picture()) == nil)
        #expect(try Self.load(Self.fixture(inputs: "generic-crop")).classify(car, in: Self.picture()) != nil)
        #expect(try Self.load(Self.fixture(more: ["crops-of: [dog]"])).classify(bird, in: Self.picture()) == nil)
    }

    /// Where a person may be there is nothing to look at.
    @Test func aCropThatIsMostlyHiddenIsNotLookedAt() throws {
        let classifier = try Self.load(Self.fixture())
        let bird = try #require(Self.generic(try Self.findings(), "bird"))
        let box = bird.detection.box
        var part = box
        #expect(try classifier.classify(bird, in: Self.picture(hiding: [part])) == nil)
        part.height = box.height / 4
        #expect(try classifier.classify(bird, in: Self.picture(hiding: [part])) != nil)
    }

    @Test func aBoxOutsideThePictureIsNotRead() throws {
        let classifier = try Self.load(Self.fixture())
        let bird = try #require(Self.generic(try Self.findings(), "bird"))
        let small = RedactedPicture(RGBPicture(width: 12, height: 12, color: .white), hiding: PersonBoxes([]))
        #expect(try classifier.classify(bird, in: small) == nil)
    }

    /// The crop and nothing beside it reaches the network: this one answers with the brightest pixel that it sees.
    @Test func aSoftmaxIsTakenWhereTheNetworkHasNone() throws {
        let classifier = try Self.load(Self.fixture([1000, 1000 + log(3), -5], output: Self.plain))
        let bird = try #require(Self.generic(try Self.findings(), "bird"))
        let answer = try #require(try classifier.classify(bird, in: Self.picture()))
        #expect(answer.classIndex == 1 && abs(answer.score - 0.75) < 1e-5)
    }

    /// Several labels at once is what attribute models give; their scores don't add up to 1.
    @Test(arguments: [[0.9, 0.8, 0.7], [0.1, 0.2, 0.1], [1.5, -0.5, 0], [.nan, 0.5, 0.5]] as [[Float]])
    func scoresThatAreNotOneAnswerAreRefused(_ scores: [Float]) throws {
        let classifier = try Self.load(Self.fixture(scores))
        let bird = try #require(Self.generic(try Self.findings(), "bird"))
        let error = #expect(throws: ModelError.self) { try classifier.classify(bird, in: Self.picture()) }
        #expect(error?.reason == .inference)
    }

    /// An embedding is no list of classes, an age is no kind, and a second head could be anything.
    @Test func otherNetworksAreRefused() throws {
        let embedding = #expect(throws: ModelError.self) {
            try Self.load(Self.fixture([Float](repeating: 0, count: 128)))
        }
        #expect(embedding?.reason == .refusedByPolicy)
        #expect(embedding?.message.contains("scores float32 [1, 128]") == true)
        let map = #expect(throws: ModelError.self) {
            try Self.load(Self.fixture([Float](repeating: 0, count: 12), shape: [1, 3, 2, 2]))
        }
        #expect(map?.reason == .structureMismatch)
        let scalar = #expect(throws: ModelError.self) { try Self.load(Self.fixture([35], classes: ["dog"])) }
        #expect(scalar?.reason == .invalidManifest)
        var network = TinyNetwork(outputs: [.init(name: "scores", shape: [1, 3], values: [0.1, 0.7, 0.2])])
        network.outputs.append(.init(name: "features", shape: [1, 64], values: [Float](repeating: 0, count: 64)))
        let good = try Self.fixture()
        let text = try String(contentsOfFile: good.manifestPath, encoding: .utf8).split(separator: "\n").map(
            String.init)
        var manifest = ManifestText()
        manifest.lines = text
        let second = try ModelFixture(manifest, network: network.bytes)
        let error = #expect(throws: ModelError.self) { try Self.load(second) }
        #expect(error?.reason == .structureMismatch)
        #expect(error?.message.contains("features float32 [1, 64]") == true)
    }

    @Test func classesThatDescribePersonsAreRefused() throws {
        let error = #expect(throws: ModelError.self) {
            try Self.load(Self.fixture(classes: ["young", "middle-aged", "elderly person"]))
        }
        #expect(error?.reason == .refusedByPolicy)
    }

    /// Nothing in a manifest makes a crop of a person.
    @Test(arguments: [
        ("inputs", "picture", nil), ("inputs", "person-crop", nil), ("inputs", "animal-crop", "crops-of: [person]"),
        ("inputs", "animal-crop", "crops-of: [bird, Mensch]"), ("inputs", "animal-crop", "crops-of: [woman]"),
        ("task", "multi-label", nil), ("task", "detect", "crops-of: [bird]"),
    ])
    func noManifestAsksForCropsOfPersons(key: String, value: String, more: String?) throws {
        var manifest = ManifestText().setting("task", "classify").setting("inputs", "animal-crop")
            .classes(["great tit", "blue jay"]).output(Self.softmax).setting(key, value)
        if let more { manifest.lines.append(more) }
        let fixture = try ModelFixture(manifest, network: nil)
        let error = #expect(throws: ModelError.self) { try Self.load(fixture) }
        #expect(error?.reason == .invalidManifest || error?.reason == .refusedByPolicy)
    }

    @Test func aDetectorIsNoClassifierAndTheOtherWayRound() throws {
        let classifier = try Self.fixture()
        #expect(throws: ModelError.self) { try classifier.load() }
        let detector = try ModelFixture.tiny(
            TinyNetwork(outputs: [.init(name: "out", shape: [1, 1, 7], values: [16, 16, 8, 4, 1, 0.9, 0.1])]),
            output: ["layout: yolov5", "nms-iou: 0.5"])
        let error = #expect(throws: ModelError.self) { try Self.load(detector) }
        #expect(error?.reason == .anotherTask)
    }

    /// None of the public detectors here has a class of insects, so the classifier is asked whom it would look at.
    @Test(.enabled(if: SharedFiles.arePresent))
    func theInsectsOfINaturalistAreForDetectorsOfInsects() throws {
        let store = ModelStore(folders: [
            SharedFiles.packageRoot.appendingPathComponent("models").path, SharedFiles.path("models"),
        ])
        let classifier = try CropClassifier(
            model: store.model("inat-insects"), options: DetectorOptions(compileCache: .none))
        #expect(classifier.classes.count == 1022)
        let (classes, expected) = (["butterfly", "animal", "bird", "deer", "car"], [true, true, false, false, false])
        let list = try ClassPolicy.current.admit(classes, inputs: .picture, task: .detect)
        #expect(list.classes.map(classifier.covers) == expected)
    }

    /// The birds of iNaturalist, a TensorFlow Lite file with bytes in and out, on crops of birds.
    @Test(.enabled(if: SharedFiles.arePresent))
    func aRealClassifierSeesBirds() throws {
        let store = ModelStore(folders: [
            SharedFiles.packageRoot.appendingPathComponent("models").path, SharedFiles.path("models"),
        ])
        let options = DetectorOptions(compileCache: .none)
        let classifier = try CropClassifier(model: store.model("inat-birds"), options: options)
        #expect(classifier.classes.count == 965)
        let detector = try Detector(model: store.model("picodet-s-416"), options: options)
        let picture = RGBPicture()
        try SharedFiles.data("coco128/images/000000000143.jpg").withUnsafeBytes {
            try JPEGDecoder().decode($0, into: picture)
        }
        let input = try detector.makeInput()
        let mapping = try picture.withBytes { bytes in
            try input.fill(
                from: Frame(
                    layout: .contiguous(.rgb24, width: picture.width, height: picture.height), bytes: bytes,
                    stamp: FrameStamp(index: 0, time: FrameTime(monotonic: .zero))),
                by: InputPreparer())
        }
        var findings = PictureFindings()
        try detector.detect(input, mapping: mapping, minScore: 0.1, into: &findings)
        let redacted = RedactedPicture(picture, hiding: try #require(findings.persons))
        var names: [String: Int] = [:]
        for case .generic(let detection) in findings.subjects where detection.detection.score > 0.4 {
            guard let answer = try classifier.classify(detection, in: redacted) else { continue }
            #expect(detection.recognizedClass.name == "bird")
            names[classifier.classes[answer.classIndex].name, default: 0] += 1
        }
        // A flock of waxwings.
        let most = names.max { $0.value < $1.value }
        #expect(most?.key == "Bombycilla cedrorum (Cedar Waxwing)", "\(names)")
    }
}
