import ClassPolicy
import Formats
import Imaging
import Recording
import Testing
@_spi(PersonSearch) import Values

@Suite struct AnnotatorTests {
    private func picture() -> RGBPicture {
        let picture = RGBPicture(width: 200, height: 200, color: .black)
        picture.withMutableBytes { bytes in
            for index in bytes.indices { bytes[index] = UInt8(truncatingIfNeeded: index &* 31 ^ index >> 3) }
        }
        return picture
    }

    /// The failure to fear most: a person that can be seen in what is stored. The box stands among the weak detections only, and is not
    /// drawn at all.
    @Test func everyPersonIsHiddenWeakDetectionsToo() throws {
        let classes = try ClassPolicy.current.admit(["person", "car"], inputs: .picture, task: .detect)
        let picture = picture()
        let box = BoundingBox(x: 60, y: 40, width: 40, height: 100)
        let result = FrameResult(
            stamp: FrameStamp(index: 0, time: FrameTime(monotonic: .zero)), elapsed: .zero, detections: [],
            persons: PersonBoxes([box]))
        _ = try Annotator(classes: classes).annotate(picture, with: result)
        var colors: Set<RGBColor> = []
        for x in 60..<100 { for y in 40..<140 { if let color = picture.color(x: x, y: y) { colors.insert(color) } } }
        #expect(colors == [.redaction])
        #expect(picture.color(x: 10, y: 10) != .redaction)
    }

    /// A second model's persons are hidden beside the detector's own, and where neither looked nothing is to be had of the picture.
    @Test func withoutASearchForPersonsNothingComesOut() throws {
        let classes = try ClassPolicy.current.admit(["car"], inputs: .picture, task: .detect)
        let result = FrameResult(stamp: FrameStamp(index: 3, time: FrameTime(monotonic: .zero)), elapsed: .zero)
        let error = #expect(throws: RecordingError.self) {
            _ = try Annotator(classes: classes).annotate(picture(), with: result)
        }
        #expect(error?.message.contains("--person-model") == true)

        let boxes = [
            BoundingBox(x: 10, y: 10, width: 20, height: 20), BoundingBox(x: 100, y: 100, width: 30, height: 60),
        ]
        let annotator = Annotator(classes: classes, findPersons: { _ in PersonBoxes([boxes[1]]) })
        for (own, hidden) in [(nil, [boxes[1]]), (PersonBoxes([boxes[0]]), boxes)] as [(PersonBoxes?, [BoundingBox])] {
            let picture = picture()
            let redacted = try annotator.redact(picture, persons: own, of: "a picture")
            for box in hidden {
                #expect(picture.color(x: Int(box.centerX), y: Int(box.centerY)) == .redaction)
                #expect(redacted.hiddenPart(of: box) == 1)
            }
            #expect((picture.color(x: 20, y: 20) == .redaction) == (own != nil))
        }
        struct Broken: Error {}
        #expect(throws: Broken.self) {
            _ = try Annotator(classes: classes, findPersons: { _ in throw Broken() }).annotate(picture(), with: result)
        }
    }

    @Test func aTrackedPersonGetsNoNumber() throws {
        let classes = try ClassPolicy.current.admit(["person", "car"], inputs: .picture, task: .detect)
        let box = BoundingBox(x: 60, y: 40, width: 40, height: 100)
        let track = Track(id: 7, box: box, score: 0.9, classIndex: 0, isObserved: true, isConfirmed: true)
        let result = FrameResult(
            stamp: FrameStamp(index: 0, time: FrameTime(monotonic: .zero)), elapsed: .zero,
            detections: [Detection(box: box, score: 0.9, classIndex: 0)], tracks: [track])
        var json = JSONWriter()
        result.write(to: &json, classes: classes)
        let text = String(decoding: json.bytes, as: UTF8.self)
        #expect(text.contains(#""tracks":[]"#) && !text.contains("7"))
        json.removeAll()
        let crossing = LineCrossing(
            line: "A", direction: "in", trackID: 7, classIndex: 0, time: FrameTime(monotonic: .seconds(1)))
        json.crossing(crossing, elapsed: .seconds(1), classes: classes)
        #expect(!String(decoding: json.bytes, as: UTF8.self).contains("track"))
    }
}
