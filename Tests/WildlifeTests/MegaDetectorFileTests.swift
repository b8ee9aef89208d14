import ClassPolicy
import Testing
import Wildlife

struct MegaDetectorFileTests {
    private static let head = """
        "info":{"format_version":"1.6","detector":"/models/md_v5a.0.0.pt","summary_report":"<b>x</b>"},
        "detection_categories":{"1":"animal","2":"person","3":"vehicle"}
        """

    private func file(_ text: String, root: String? = nil, mappings: [String: String] = [:]) throws -> MegaDetectorFile
    {
        try MegaDetectorFile(name: "md.json", root: root, mappings: mappings, program: "Wayside") {
            var rest = Array(text.utf8)[...]
            return {
                defer { rest = rest.dropFirst(11) }
                return rest.isEmpty ? nil : Array(rest.prefix(11))
            }
        }
    }

    private func records(_ text: String, root: String? = nil) throws -> [MediaRecord] {
        var records: [MediaRecord] = []
        try file(text, root: root).forEachRecord(in: DeploymentTable()) { records.append($0) }
        return records
    }

    private func records(images: String, root: String? = nil) throws -> [MediaRecord] {
        try records("{\"images\":[\(images)],\(Self.head)}", root: root)
    }

    @Test func categoriesMayStandBehindTheImages() throws {
        let some = try records(
            images: """
                {"file":"site\\\\a.jpg","detections":[{"category":"1","conf":-0.9,"bbox":[0.1,0.2,0.3,0.4],"x":{}}],
                 "datetime":"2021:05:31 08:25:38","max_detection_conf":0.9,"exif_metadata":{"DateTime":"2020:01:01 00:00:00"}},
                {"file":"site/b.jpg","failure":"Failure image access","detections":null},
                {"file":"v.mp4","frame_rate":30,"frames_processed":[0,30],
                 "detections":[{"category":"2","conf":1,"bbox":[0,0,1,1],"frame_number":30}]},
                {"file":"c.jpg"}, {"file":"d.jpg","detections":[],"failure":null}
                """)
        #expect(some.map(\.path) == ["site/a.jpg", "site/b.jpg", "v.mp4", "c.jpg", "d.jpg"])
        #expect(some[0].deployment == "site")
        #expect(some[0].detections.map(\.confidence) == [0.9])
        #expect(some[0].metadata.captureTime?.text == "2021-05-31T08:25:38")
        #expect(some[1].failure == "Failure image access")
        #expect(some[2].kind == .video)
        #expect(some[2].video?.processed == [0, 30])
        #expect(some[2].detections[0].frameNumber == 30)
        #expect(some[3].failure != nil)
        #expect(some[4].outcome == .detections([]))
    }

    @Test func whatTheFileSaysOfItself() throws {
        let file = try file("{\(Self.head),\"images\":[{},{}]}")
        #expect(file.count == 2)
        #expect(file.formatVersion == "1.6")
        #expect(file.origin.detector == "md_v5a.0.0.pt")
        #expect(file.classes.detected.classes.map(\.name) == ["animal", "person", "vehicle"])
    }

    @Test(arguments: [
        #""3":"woman""#, #""3":"asian person""#, #""3":"bearded man""#, #""3":"child""#,
    ])
    func aFileThatDescribesPeopleIsRefusedWhole(category: String) throws {
        let refusal = #expect(throws: PolicyRefusal.self) {
            try file(#"{"images":[],"info":{},"detection_categories":{"1":"animal",\#(category)}}"#)
        }
        #expect(refusal?.offending.count == 1)
        #expect(throws: PolicyRefusal.self) {
            try file(
                #"{"images":[],"info":{},"detection_categories":{"1":"animal"},"classification_categories":{"0":"fox",\#(category)}}"#
            )
        }
    }

    @Test func unknownNamesAreRefusedUnlessMapped() throws {
        let text = #"{"images":[],"info":{},"detection_categories":{"1":"Wisentkuh"}}"#
        #expect(throws: PolicyRefusal.self) { try file(text) }
        #expect(try file(text, mappings: ["Wisentkuh": "bison"]).classes.detected.count == 1)
    }

    @Test func speciesAndPersonsOfASecondModel() throws {
        let some = try records(
            #"""
            {"info":{"format_version":"1.4"},"detection_categories":{"0":"empty","1":"animal"},
             "classification_categories":{"0":"blank","1":"red fox","2":"human","3":"Grus grus (Common Crane)"},
             "images":[{"file":"a.jpg","detections":[
               {"category":"1","conf":0.9,"bbox":[0,0,1,1],"classifications":[["2",0.1],["1",0.2],["3",0.7],["0",0.6]]},
               {"category":"1","conf":0.8,"bbox":[0,0,1,1],"classifications":[["2",0.9],["1",0.1]]},
               {"category":"0","conf":0.8,"bbox":[0,0,0,0]}]}]}
            """#)
        let file = try file(#"{"info":{},"detection_categories":{"1":"animal"},"images":[]}"#)
        #expect(file.classes.species.count == 0)
        #expect(some[0].detections.count == 2)
        #expect(some[0].detections[0].classifications.map(\.classIndex) == [1, 0])
        // What a classifier takes for a person is a bare person.
        #expect(some[0].detections[1].classIndex == 1)
        #expect(some[0].detections[1].classifications.isEmpty)
    }

    @Test(arguments: [
        #"{"file":"a.jpg","detections":[{"category":"9","conf":0.5,"bbox":[0,0,1,1]}]}"#,
        #"{"file":"a.jpg","detections":[{"category":"1","conf":1e999,"bbox":[0,0,1,1]}]}"#,
        #"{"file":"a.jpg","detections":[{"category":"1","conf":1.5,"bbox":[0,0,1,1]}]}"#,
        #"{"file":"a.jpg","detections":[{"category":"1","conf":"0.5","bbox":[0,0,1,1]}]}"#,
        #"{"file":"a.jpg","detections":[{"category":"1","conf":0.5,"bbox":[0,0,1]}]}"#,
        #"{"file":"a.jpg","detections":[{"category":"1","conf":0.5,"bbox":[0,0,640,480]}]}"#,
        #"{"file":"a.jpg","detections":[{"category":"1","conf":NaN,"bbox":[0,0,1,1]}]}"#,
        #"{"file":"a.jpg","detections":{}}"#, #"{"file":"a.jpg","file":"b.jpg","detections":[]}"#,
        #"{"detections":[]}"#, #"{"file":"../../etc/passwd","detections":[]}"#,
        #"{"file":"/cards/a.jpg","detections":[]}"#,
        #"{"file":"C:\\cards\\a.jpg","detections":[]}"#, #"{"file":"","detections":[]}"#, #"{"file":7}"#, "[]", "7",
        #"{"file":"a.jpg","frames_processed":[1e300]}"#, #"{"file":"a.jpg","width":-1}"#,
    ])
    func whatTheFormatForbidsIsAnErrorThatNamesTheFile(image: String) throws {
        let error = #expect(throws: WildlifeError.self) { try records(images: image) }
        #expect(error?.message.hasPrefix("md.json: ") == true)
    }

    @Test(arguments: ["", "{", "[]", "{}", "{\"images\":[]}", "{\"images\":7,\"detection_categories\":{}}", "not json"])
    func whatIsNoResultsFileIsAnError(text: String) {
        #expect(throws: (any Error).self) { try file(text) }
    }

    @Test(arguments: ["0.9", "2.0", "x"])
    func otherFormatsAreRefused(version: String) {
        #expect(throws: WildlifeError.self) {
            try file(#"{"images":[],"info":{"format_version":"\#(version)"},"detection_categories":{"1":"animal"}}"#)
        }
    }

    @Test func absolutePathsBecomeRelativeToTheirFolder() throws {
        let image = #"{"file":"/cards/north/a.jpg","detections":[]}"#
        #expect(try records(images: image, root: "/cards").map(\.path) == ["north/a.jpg"])
    }

    /// What our writer writes, our reader reads: the same pictures, times, failures, and the same classes.
    @Test func writtenAndReadAgain() throws {
        var video = picture("v.mp4", at: 0, [seen("deer", 0.5, frame: 30)])
        video.kind = .video
        video.video = MediaRecord.VideoFrames(frameRate: 25, processed: [0, 30])
        let catalogue = try ListCatalogue([
            picture("a.jpg", at: 0, [seen("bird", 0.5, species: [("Grus", 0.75)]), seen("person", 0.25)]),
            failure("b.jpg", at: nil), picture("\u{1}\"ü\n.jpg", at: nil), video,
        ])
        let written = try text { sink in try MegaDetectorWriter().write(catalogue, to: sink) }
        let file = try file(written)
        var read: [MediaRecord] = []
        try file.forEachRecord(in: catalogue.deployments) { read.append($0) }
        var expected: [MediaRecord] = []
        try catalogue.forEachByPath { expected.append($0) }
        #expect(read.map(\.path) == expected.map(\.path))
        #expect(read.map(\.metadata.captureTime) == expected.map(\.metadata.captureTime))
        #expect(read.map(\.failure) == expected.map(\.failure))
        #expect(read.map(\.video) == expected.map(\.video))
        func names(_ records: [MediaRecord], _ classes: MediaClasses) -> [[String]] {
            records.map { $0.detections.map { classes.name(of: $0).name } }
        }
        #expect(names(read, file.classes) == names(expected, catalogue.classes))
        #expect(file.origin.leastScore == 0.1)
    }
}
