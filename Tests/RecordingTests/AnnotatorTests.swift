import ClassPolicy
import Imaging
import Recording
import Testing
import Values

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
            personBoxes: [box])
        Annotator(classes: classes).annotate(picture, with: result)
        var colors: Set<RGBColor> = []
        for x in 60..<100 { for y in 40..<140 { if let color = picture.color(x: x, y: y) { colors.insert(color) } } }
        #expect(colors == [.redaction])
        #expect(picture.color(x: 10, y: 10) != .redaction)
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
