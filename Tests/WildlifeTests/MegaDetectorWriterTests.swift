import Foundation
import Testing
import Wildlife

struct MegaDetectorWriterTests {
    private func json(
        _ records: [MediaRecord], options: MegaDetectorWriter.Options = .init(), repeats: RepeatedPlaces = .none
    )
        throws -> String
    {
        let catalogue = try ListCatalogue(records)
        return try text { sink in
            try MegaDetectorWriter(options: options, repeats: repeats).write(catalogue, to: sink)
        }
    }

    private func images(_ text: String) throws -> [[String: Any]] {
        let whole = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        return try #require(whole?["images"] as? [[String: Any]])
    }

    @Test func theFormatOfOnePicture() throws {
        let text = try json([
            picture("a.jpg", at: 0, [seen("deer", 1), seen("person", 0.5), seen("car", 0.25), seen("animal", 0.125)]),
            failure("b.jpg", at: nil), picture("c.jpg", at: nil),
        ])
        let lines = text.split(separator: "\n")
        #expect(
            lines[1] == """
                {"file":"site/a.jpg","detections":[{"category":"1","conf":1.0000,"bbox":[0.2000,0.3000,0.2000,0.3000],\
                "classifications":[["2",1.0000]]},{"category":"2","conf":0.5000,"bbox":[0.2000,0.3000,0.2000,0.3000]},\
                {"category":"3","conf":0.2500,"bbox":[0.2000,0.3000,0.2000,0.3000],"classifications":[["0",0.2500]]},\
                {"category":"1","conf":0.1250,"bbox":[0.2000,0.3000,0.2000,0.3000]}],"datetime":"2026:05:04 07:00:00",\
                "width":4000,"height":3000},
                """)
        #expect(lines[2].hasPrefix(#"{"file":"site/b.jpg","failure":"the file is empty","detections":null,"#))
        #expect(lines[3].hasPrefix(#"{"file":"site/c.jpg","detections":[],"#))
        #expect(text.contains(#""detection_categories":{"1":"animal","2":"person","3":"vehicle","4":"object"}"#))
        #expect(try images(text).count == 3)
    }

    @Test func noCategoryOrClassificationOfPersonsButThePerson() throws {
        let person = seen("person", species: [("Grus", 0.9)])
        let text = try json([picture("a.jpg", at: 0, [person])])
        #expect(try images(text)[0]["detections"].flatMap { $0 as? [[String: Any]] }?[0]["classifications"] == nil)
        let names = try #require(text.firstMatch(of: /"classification_categories":\{([^}]*)\}/)?.1)
        #expect(!names.contains("person"))
    }

    @Test func speciesAreClassificationsLikeliestFirst() throws {
        let text = try json([
            picture("a.jpg", at: 0, [seen("bird", species: [("Cyanocitta", 0.2), ("Grus", 0.7)])])
        ])
        #expect(text.contains(#""classifications":[["7",0.7000],["6",0.2000]]"#))
        #expect(text.contains(#""7":"Grus grus (Common Crane)""#))
    }

    @Test func videosHaveARateAndFrames() throws {
        var video = picture("v.mp4", at: 0, [seen("deer", frame: 30)])
        video.kind = .video
        video.video = MediaRecord.VideoFrames(frameRate: 29.97, processed: [0, 30])
        var broken = failure("w.mp4", at: 0)
        broken.kind = .video
        let text = try json([video, broken])
        #expect(text.contains(#""frame_number":30"#))
        #expect(text.contains(#""frame_rate":29.970,"frames_processed":[0,30]"#))
        #expect(text.contains(#""detections":null,"frame_rate":-1.000,"frames_processed":[]"#))
    }

    @Test func hostileNumbersAndNames() throws {
        let text = try json([
            picture("\u{1}\"\\\n</script>.jpg", at: 0, [seen("deer", .nan, x: -.infinity, width: 1e308)])
        ])
        #expect(text.contains(#""conf":0.0000,"bbox":[0.0000,0.3000,1.0000,0.3000]"#))
        #expect(try images(text)[0]["file"] as? String == "site/\u{1}\"\\\n</script>.jpg")
    }

    @Test func repeatsAreMarkedAndListed() throws {
        let stump = seen("deer", 0.75, x: 0.5)
        let place = RepeatedPlace(
            id: "stump", deployment: "site", box: stump.box, name: "deer", pictures: 9, occasions: 8, concentration: 1,
            days: 3, first: CaptureMoment(seconds: 0, offset: 0), last: CaptureMoment(seconds: 0, offset: 0),
            examples: [])
        let records = [picture("a.jpg", at: 0, [stump, seen("person", x: 0.5)])]
        let marked = try json(records, repeats: RepeatedPlaces([place]))
        #expect(marked.contains(#""conf":0.7500"#))
        #expect(marked.components(separatedBy: #""repeat":"stump""#).count == 2)
        #expect(marked.contains(#""repeated_places":[{"id":"stump""#))
    }

    @Test func manyPicturesComeInPieces() throws {
        let records = (0..<3000).map { (number: Int) in picture("\(number).jpg", at: number, [seen("deer")]) }
        let catalogue = try ListCatalogue(records)
        var (pieces, largest) = (0, 0)
        try MegaDetectorWriter().write(catalogue) {
            pieces += 1
            largest = max(largest, $0.count)
        }
        #expect(pieces > 5)
        #expect(largest < 1 << 17)
        #expect(try images(json(records)).count == 3000)
    }
}
