import Evaluation
import Foundation
import Testing
import Values

@Suite struct COCODatasetTests {
    private func read(_ json: String) throws -> COCODataset {
        try COCODataset(json: Data(json.utf8), path: "truth.json")
    }

    @Test func picturesAndCategoriesAreOrderedByID() throws {
        let dataset = try read(
            """
            {"images": [{"id": 7, "file_name": "b.jpg", "width": 3}, {"id": 2, "file_name": "sub/a.jpg"}],
             "categories": [{"id": 5, "name": "car"}, {"id": 1, "name": "dog", "supercategory": "animal"}],
             "annotations": [{"id": 1, "image_id": 7, "category_id": 5, "bbox": [1, 2, 30, 40.5], "iscrowd": 1, "area": 9}]}
            """)
        #expect(dataset.pictures.map(\.file) == ["sub/a.jpg", "b.jpg"])
        #expect(dataset.categories == ["dog", "car"])
        #expect(dataset.objects[0].isEmpty)
        let object = try #require(dataset.objects[1].first)
        #expect(object.category == 1 && object.isCrowd && object.area == 9 && object.box.height == 40.5)
        #expect(dataset.first(1).pictures.count == 1)
    }

    @Test(arguments: [
        ("[]", "is not"), ("{", "is not COCO's JSON"), (#"{"images": []}"#, "lacks 'categories'"),
        (#"{"images": [{"id": 1, "file_name": "../x.jpg"}], "categories": [], "annotations": []}"#, "no path below"),
        (#"{"images": [{"id": 1, "file_name": "/x.jpg"}], "categories": [], "annotations": []}"#, "no path below"),
        (
            #"{"images": [{"id": 1, "file_name": "a"}, {"id": 1, "file_name": "b"}], "categories": [], "annotations": []}"#,
            "two images"
        ),
        (
            #"{"images": [], "categories": [], "annotations": [{"image_id": 3, "category_id": 1, "bbox": [0,0,1,1]}]}"#,
            "image 3, which is not listed"
        ),
        (
            #"{"images": [{"id": 1, "file_name": "a"}], "categories": [{"id": 1, "name": "x"}], "annotations": [{"image_id": 1, "category_id": 1, "bbox": [0,0,-1,1]}]}"#,
            "bbox is not"
        ),
        (
            #"{"images": [{"id": 1, "file_name": "a"}], "categories": [{"id": 1, "name": "x"}], "annotations": [{"image_id": 1, "category_id": 1, "bbox": [0,0,1]}]}"#,
            "bbox is not"
        ),
        (
            #"{"images": [{"id": 1, "file_name": "a"}], "categories": [{"id": 1, "name": "x"}], "annotations": [{"image_id": 1, "category_id": 1, "bbox": [0,1e400,1,1]}]}"#,
            "is not"
        ),
    ])
    func whatIsWrongIsSaid(_ json: String, _ message: String) {
        let error = #expect(throws: EvaluationError.self) { try read(json) }
        #expect(error?.message.contains(message) == true, "\(error?.message ?? "-")")
    }

    @Test func aMissingFileIsNamed() {
        let error = #expect(throws: EvaluationError.self) { try COCODataset(contentsOf: "/nowhere/truth.json") }
        #expect(error?.description.hasPrefix("/nowhere/truth.json: can't be read") == true)
    }
}
