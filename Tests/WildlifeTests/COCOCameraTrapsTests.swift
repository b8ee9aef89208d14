import Foundation
import Testing
import Wildlife

struct COCOCameraTrapsTests {
    @Test func picturesSequencesAndBoxesInPixels() throws {
        var sizeless = picture("d.jpg", at: 9, [seen("fox")])
        sizeless.metadata.width = 0
        var video = picture("v.mp4", at: 4, [seen("deer", frame: 0)])
        video.kind = .video
        let catalogue = try ListCatalogue([
            picture("a.jpg", at: 0, [seen("deer", 0.5)]), picture("b.jpg", at: 5), failure("c.jpg", at: nil), sizeless,
            video,
        ])
        let text = try text { sink in try COCOCameraTraps().write(catalogue, to: sink) }
        let whole = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let images = try #require(whole["images"] as? [[String: Any]])
        let annotations = try #require(whole["annotations"] as? [[String: Any]])
        let categories = try #require(whole["categories"] as? [[String: Any]])
        #expect(images.compactMap { $0["file_name"] as? String } == ["a", "b", "d", "c"].map { "site/\($0).jpg" })
        #expect(Set(images.prefix(3).compactMap { $0["seq_id"] as? String }).count == 1)
        #expect(images[3]["corrupt"] as? Bool == true)
        #expect(images[0]["datetime"] as? String == "2026-05-04 07:00:00")
        #expect(annotations.count == 3)
        #expect(annotations[0]["bbox"] as? [Double] == [800, 900, 800, 900])
        #expect(annotations[2]["bbox"] as? [Double] == nil)
        let names = annotations.map { one in categories.first { $0["id"] as? Int == one["category_id"] as? Int } }
        #expect(names.compactMap { $0?["name"] as? String } == ["deer", "empty", "fox"])
        let ids = Set(images.compactMap { $0["id"] as? String })
        #expect(annotations.allSatisfy { ($0["image_id"] as? String).map(ids.contains) == true })
    }
}
