import Foundation
import TestSupport
import Testing

@Suite(.enabled(if: SharedFiles.arePresent)) struct EvalTests {
    private static let truth = SharedFiles.path("coco128/annotations.json")
    private static let common = [
        "eval", "--annotations", truth, "--images", SharedFiles.path("coco128"), "--precision", "float32", "--limit",
        "24",
    ]

    @Test func modelsAreMeasuredSideBySide() throws {
        let outcome = try Program(
            Self.common + [
                "--model", "yolox-nano", "--model", "fastestdet-352", "--category", "motorbike=motorcycle", "--format",
                "json",
            ]
        ).run()
        #expect(outcome.status == 0, "\(outcome.errors)")
        let models = try #require(outcome.objects.first?["models"] as? [[String: Any]])
        #expect(models.compactMap { $0["model"] as? String } == ["yolox-nano", "fastestdet-352"])
        let means = models.compactMap { $0["AP50"] as? Double }
        // What yolox-nano reaches on all 128 pictures is 0.52; fastestdet 0.29.
        #expect(means[0] > 0.4 && means[0] < 0.7)
        #expect(means[1] < means[0])
        #expect(models[0]["pictures"] as? Int == 24)
        #expect((models[0]["categories_lacked"] as? [String])?.contains("motorbike") == false)
        let classes = try #require(models[0]["classes"] as? [[String: Any]])
        let person = try #require(classes.first { $0["class"] as? String == "person" })
        #expect((person["objects"] as? Int ?? 0) > 0)
    }

    @Test func textNamesWhatIsMissing() throws {
        let outcome = try Program(Self.common + ["--model", "yolox-nano"]).run()
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("yolox-nano has no class for"))
        #expect(outcome.output.contains("AP50 of"))
        #expect(outcome.output.contains("false alarms"))
    }

    @Test func whatCanNotBeMeasuredIsSaid() throws {
        let folder = try ScratchFolder()
        let noPictures = try Program([
            "eval", "--annotations", Self.truth, "--images", folder.path, "--model", "yolox-nano",
        ]).run()
        #expect(noPictures.status == 1)
        #expect(noPictures.errors.contains(folder.path))
        let broken = try folder.write("{", to: "truth.json")
        let notJSON = try Program(["eval", "--annotations", broken, "--images", folder.path, "--model", "yolox-nano"])
            .run()
        #expect(notJSON.status == 1)
        #expect(notJSON.errors.contains("is not COCO's JSON"))
        let strange = try folder.write(
            #"{"images": [{"id": 1, "file_name": "a.jpg"}], "categories": [{"id": 1, "name": "quux"}], "annotations": []}"#,
            to: "strange.json")
        let noClass = try Program(["eval", "--annotations", strange, "--images", folder.path, "--model", "yolox-nano"])
            .run()
        #expect(noClass.status == 1)
        #expect(noClass.errors.contains("has none of the truth's categories"))
        let unknown = try Program(Self.common + ["--model", "yolox-nano", "--category", "quux=car"]).run()
        #expect(unknown.errors.contains("has no category 'quux'"))
    }

    /// A picture that is missing is named, and its objects don't count as missed.
    @Test func missingPicturesAreLeftOut() throws {
        let folder = try ScratchFolder()
        let file = "images/000000000009.jpg"
        try FileManager.default.createDirectory(atPath: folder.path + "/images", withIntermediateDirectories: true)
        try FileManager.default.copyItem(atPath: SharedFiles.path("coco128/" + file), toPath: folder.path + "/" + file)
        let outcome = try Program([
            "eval", "--annotations", Self.truth, "--images", folder.path, "--limit", "2", "--model", "yolox-nano",
            "--format", "json",
        ]).run()
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("000000000025.jpg"))
        let model = try #require((outcome.objects.first?["models"] as? [[String: Any]])?.first)
        #expect(model["pictures"] as? Int == 1)
        #expect((model["unreadable"] as? [String])?.count == 1)
    }
}
