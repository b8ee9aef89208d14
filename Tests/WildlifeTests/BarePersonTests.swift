import Foundation
import Testing
import Wildlife

/// In no file is anything said of a person but boxes and counts, whatever the models said.
struct BarePersonTests {
    /// Persons with a second model's word on them, which nothing but a mistake could have written.
    private let records: [MediaRecord] = [
        picture("p1.jpg", at: 0, [seen("person", 0.8, species: [("Grus", 0.9)])]),
        picture("p2.jpg", at: 3, [seen("person", 0.7, species: [("Cyanocitta", 0.9)]), seen("person", 0.6, x: 0.6)]),
    ]

    private func everyFile() throws -> [String: String] {
        let catalogue = try ListCatalogue(records)
        let places = try RepeatedPlaces(in: catalogue)
        var files = [
            "megadetector.json": try text { sink in try MegaDetectorWriter(repeats: places).write(catalogue, to: sink)
            },
            "detections.csv": try text { sink in try DetectionTable(repeats: places).write(catalogue, to: sink) },
            "summary.csv": try text { sink in try SummaryTable(repeats: places).write(catalogue, to: sink) },
            "coco.json": try text { sink in try COCOCameraTraps(repeats: places).write(catalogue, to: sink) },
            "review.html": try text { sink in
                _ = try ReviewPage(repeats: places).write(catalogue, thumbnail: { _, _ in nil }, to: sink)
            },
        ]
        let package = Package()
        _ = try CamtrapPackage(repeats: places, created: 0).write(catalogue) {
            package.bytes[$0.rawValue, default: []] += $1
        }
        for (name, bytes) in package.bytes { files[name] = String(decoding: bytes, as: UTF8.self) }
        return files
    }

    private final class Package { var bytes: [String: [UInt8]] = [:] }

    /// The lines of the files that list what the models know, which is no word on anybody.
    private static let lists = ["\"classification_categories\"", "\"categories\""]

    @Test func noFileSaysMoreOfAPersonThanThatThereIsOne() throws {
        let files = try everyFile()
        #expect(files.count == 9)
        for (name, text) in files {
            for line in text.split(separator: "\n") where !Self.lists.contains(where: line.contains) {
                for word in ["Grus", "Cyanocitta", "Crane", "Jay"] { #expect(!line.contains(word), "\(name): \(line)") }
            }
        }
    }

    @Test func theRowsOfPersonsHoldNothingElse() throws {
        let files = try everyFile()
        let observations = try #require(files["observations.csv"]).split(separator: "\n")
        let header = observations[0].split(separator: ",").map(String.init)
        let allowed: Set<String> = [
            "observationID", "deploymentID", "mediaID", "eventID", "eventStart", "eventEnd", "observationLevel",
            "observationType", "scientificName", "count", "bboxX", "bboxY", "bboxWidth", "bboxHeight",
            "classificationMethod", "classifiedBy", "classificationProbability",
        ]
        let human = observations.filter { $0.contains(",human,") }
        #expect(human.count == 4)
        for row in human {
            for (column, cell) in zip(header, row.split(separator: ",", omittingEmptySubsequences: false)) {
                #expect(cell.isEmpty || allowed.contains(column), "\(column): \(cell)")
            }
            #expect(row.contains(",Homo sapiens,"))
            #expect(row.contains(",wayside-nano.onnx,"))
        }
        let summary = try #require(files["summary.csv"]).split(separator: "\n").first { $0.contains(",person,") }
        let cells = try #require(summary).split(separator: ",", omittingEmptySubsequences: false)
        #expect(cells.prefix(7) == ["site", "person", "person", "1", "", "2", "2"])
        #expect(cells.count == SummaryTable.columns.count)
        #expect(cells.dropFirst(7).joined() == "")
        let megaDetector = try #require(files["megadetector.json"])
        let keys = try Set(
            megaDetector.matches(of: Regex(#"\{"category":"2"[^}]*\}"#)).flatMap { match in
                megaDetector[match.range].matches(of: /"([a-z_]+)":/).map { String($0.1) }
            })
        #expect(keys == ["category", "conf", "bbox"])
        #expect(files["media.csv"]?.split(separator: "\n").dropFirst().allSatisfy { $0.contains(",false,") } == true)
    }
}
