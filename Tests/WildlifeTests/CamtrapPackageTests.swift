import Formats
import Foundation
import Testing
import Wildlife

struct CamtrapPackageTests {
    /// The package's files by name, and what it says of itself.
    private func package(
        _ catalogue: ListCatalogue, project: CamtrapProject = CamtrapProject(), repeats: RepeatedPlaces = .none
    ) throws -> (files: [String: String], written: CamtrapPackage.Written) {
        let files = Files()
        let written = try CamtrapPackage(project: project, repeats: repeats, created: 1_780_000_000)
            .write(catalogue) { files.bytes[$0.rawValue, default: []] += $1 }
        return (files.bytes.mapValues { String(decoding: $0, as: UTF8.self) }, written)
    }

    private final class Files { var bytes: [String: [UInt8]] = [:] }

    private struct Rows {
        var header: [String]
        var rows: [[String: String]]

        init(_ csv: String?) throws {
            let table = try CSVTable(try #require(csv), file: "table")
            header = table.columns
            rows = table.rows.map { Dictionary(uniqueKeysWithValues: zip(table.columns, $0.cells)) }
        }

        subscript(row: Int, column: String) -> String { rows[row][column.lowercased()] ?? "?" }
    }

    private let burstOfAll = [
        picture("a.jpg", at: 0, [seen("deer", 0.8), seen("person", 0.12, x: 0.6)]),
        picture("b.jpg", at: 5, [seen("person", 0.7, x: 0.6), seen("car", 0.6, x: 0.1), seen("bench", 0.9)]),
        picture("c.jpg", at: 500), failure("d.jpg", at: 1000), picture("e.jpg", at: nil, [seen("deer")]),
        picture("f.jpg", at: 2000, [seen("bird", species: [("Grus", 0.7)]), seen("animal", 0.3, x: 0.7)]),
    ]

    @Test func mediaAndEventsAreObserved() throws {
        let (files, written) = try package(ListCatalogue(burstOfAll))
        let counts: [Int] = [
            written.deployments, written.media, written.events, written.observations, written.undated,
        ]
        #expect(counts == [1, 5, 4, 14, 1])
        let rows = try Rows(files["observations.csv"])
        let columns = [
            "observationLevel", "observationType", "scientificName", "count", "classificationProbability",
            "observationTags",
        ]
        let told = rows.rows.indices.map { row in columns.map { rows[row, $0] }.joined(separator: ",") }
        #expect(
            told == [
                "media,animal,Cervidae,1,0.8,", "media,human,Homo sapiens,1,0.7,", "media,vehicle,,1,0.6,class:car",
                "event,animal,Cervidae,1,0.8,", "event,human,Homo sapiens,1,,", "event,vehicle,,1,0.6,class:car",
                "media,blank,,,,", "event,blank,,,,", "media,unclassified,,,,", "event,unclassified,,,,",
                "media,animal,Grus grus,1,0.7,", "media,animal,,1,0.3,", "event,animal,Grus grus,1,0.7,",
                "event,animal,,1,0.3,",
            ])
        #expect(rows[0, "bboxX"] == "0.2")
        #expect(rows[0, "classifiedBy"] == "wayside-nano.onnx")
        #expect(rows[10, "classifiedBy"] == "inat-birds.tflite")
        #expect(rows[0, "eventStart"] == "2026-05-04T07:00:00+0200")
        #expect(rows[3, "eventEnd"] == "2026-05-04T07:00:05+0200")
        #expect(rows[0, "eventID"] == rows[3, "eventID"])
        #expect(rows[3, "mediaID"] == "")
    }

    @Test func whoeverShowsAPersonIsNotPublic() throws {
        let media = try Rows(package(ListCatalogue(burstOfAll)).files["media.csv"])
        // A weak person hides the picture too, and nobody knows what a broken one shows.
        #expect(media.rows.indices.map { media[$0, "filePublic"] } == ["false", "false", "true", "false", "true"])
        #expect(media[0, "filePath"] == "site/a.jpg")
        #expect(media[0, "captureMethod"] == "activityDetection")
    }

    @Test func sexAndLifeStageHaveNoValueAnywhere() throws {
        let rows = try Rows(package(ListCatalogue(burstOfAll)).files["observations.csv"])
        for row in rows.rows.indices {
            for column in ["lifeStage", "sex", "behavior", "individualID", "cameraSetupType"] {
                #expect(rows[row, column] == "")
            }
            if rows[row, "observationType"] == "human" { #expect(rows[row, "observationTags"] == "") }
        }
    }

    @Test func theDescriptionSaysWhatIsInIt() throws {
        let json = try #require(try package(ListCatalogue(burstOfAll)).files["datapackage.json"])
        let package = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        #expect(package["created"] as? String == "2026-05-28T20:26:40Z")
        #expect((package["temporal"] as? [String: String]) == ["start": "2026-05-04", "end": "2026-05-04"])
        let taxa = (package["taxonomic"] as? [[String: Any]])?.compactMap { $0["scientificName"] as? String }
        #expect(taxa == ["Cervidae", "Grus grus", "Homo sapiens"])
        #expect((package["spatial"] as? [String: Any])?["type"] as? String == "Point")
        #expect(package["licenses"] == nil)
    }

    @Test func whatTheUsersTableSaysStandsFirst() throws {
        let table = try DeploymentTable(
            csv: """
                deploymentID,latitude,longitude,deploymentStart,deploymentEnd,cameraHeight,baitUse,habitat,featureType
                site,50,4,2026-05-01T12:00:00+0200,2026-06-01 12:00,0.7,FALSE,"=wet, dark",trailgame
                empty,51,5,2026-05-01T12:00,2026-06-01T12:00Z,,,,
                idle,52,5,,,,,,
                """, file: "d.csv", zone: "Europe/Berlin")
        let rows = try Rows(package(ListCatalogue(burstOfAll, deployments: table)).files["deployments.csv"])
        #expect(rows.rows.count == 2)
        #expect(rows[0, "deploymentID"] == "empty")
        #expect(rows[0, "deploymentEnd"] == "2026-06-01T14:00:00+0200")
        let cells = [
            "deploymentStart", "deploymentEnd", "cameraHeight", "baitUse", "habitat", "featureType",
            "cameraModel", "timestampIssues",
        ]
        #expect(
            cells.map { rows[1, $0] } == [
                "2026-05-01T12:00:00+0200", "2026-06-01T12:00:00+0200", "0.7", "false", "=wet, dark", "trailGame",
                "RECONYX-HC500", "true",
            ])
    }

    @Test(arguments: [
        ("deploymentID\nsite", "coordinates"),
        ("deploymentID,latitude,longitude,cameraTilt\nsite,1,2,steep", "cameraTilt"),
        ("deploymentID,latitude,longitude,deploymentStart\nsite,1,2,yesterday", "deploymentStart"),
        ("deploymentID,latitude,longitude,deploymentStart\nsite,1,2,2026-03-29T02:30", "does not exist"),
    ])
    func whatTheFormatForbidsIsSaidBeforeAnythingIsWritten(csv: String, part: String) throws {
        let table = try DeploymentTable(csv: csv, file: "d.csv", zone: "Europe/Berlin")
        let catalogue = try ListCatalogue(burstOfAll, deployments: table)
        var pieces = 0
        let error = #expect(throws: WildlifeError.self) {
            try CamtrapPackage(created: 0).write(catalogue) { _, _ in pieces += 1 }
        }
        #expect(error?.message.contains(part) == true, "\(error?.message ?? "")")
        #expect(pieces == 0)
    }

    @Test func withoutAZoneThereIsNoPackage() throws {
        let table = try DeploymentTable(csv: "deploymentID,latitude,longitude\nsite,1,2", file: "d.csv")
        let error = #expect(throws: WildlifeError.self) {
            try package(ListCatalogue(burstOfAll, deployments: table))
        }
        #expect(error?.message.contains("--zone") == true)
    }

    @Test func aRepeatIsUnknownAndCountsForNothing() throws {
        let stump = seen("deer", x: 0.5)
        let place = RepeatedPlace(
            id: "stump", deployment: "site", box: stump.box, name: "deer", pictures: 9, occasions: 9, concentration: 1,
            days: 3, first: CaptureMoment(seconds: 0, offset: 0), last: CaptureMoment(seconds: 0, offset: 0),
            examples: [])
        let (files, _) = try package(
            ListCatalogue([picture("a.jpg", at: 0, [stump])]), repeats: RepeatedPlaces([place]))
        let rows = try Rows(files["observations.csv"])
        #expect(rows.rows.count == 2)
        #expect(
            [rows[0, "observationType"], rows[0, "count"], rows[0, "observationTags"]] == [
                "unknown", "", "repeat:stump",
            ])
        #expect([rows[1, "observationType"], rows[1, "observationTags"]] == ["blank", "repeat:stump"])
        #expect(files["datapackage.json"]?.contains("Cervidae") == false)
    }

    static let hostileNames = [
        "a..b.jpg", ".hidden.jpg", "~tilde.jpg", "=cmd|' /C calc'!A0.jpg", "-x.jpg", "new\nline.jpg",
        "com,ma \"q\".jpg",
        "100%.jpg", "übung ß.jpg", "tab\t.jpg", "…/...jpg", "line\u{2028}.jpg",
    ]

    @Test(.enabled(if: CamtrapTableCheck.isPossible))
    func theTablesFollowTheSchemasWhateverTheFilesAreCalled() throws {
        var records = burstOfAll
        for (index, name) in Self.hostileNames.enumerated() {
            var record = picture(
                name, at: 5000 + index * 60,
                [
                    seen("deer", 1.5, x: -0.2, width: 3), seen("fox", x: 0.99999, width: 0.00000001),
                    seen("cow", x: .nan), seen("bird", x: .infinity, species: [("Grus", 7)]),
                ])
            record.path = name
            records.append(record)
        }
        let catalogue = try ListCatalogue(
            records.map { record in
                var record = record
                if record.deployment == "site", record.path.hasPrefix("site/") == false {
                    record.deployment = "=s,\"ite"
                }
                return record
            },
            deployments: DeploymentTable(
                csv: "deploymentID,latitude,longitude\nsite,1,2\n\"'=s,\"\"ite\",-3.25,-4", file: "d.csv",
                zone: "Asia/Kathmandu"))
        let files = try package(catalogue).files
        for name in ["deployments", "media", "observations"] {
            let problems = try CamtrapTableCheck.problems(of: try #require(files[name + ".csv"]), name: name)
            #expect(problems == [])
        }
        let media = try Rows(files["media.csv"])
        let paths = media.rows.indices.map { media[$0, "filePath"] }
        #expect(Set(paths.compactMap(\.removingPercentEncoding)).isSuperset(of: Self.hostileNames))
        let deployments = try Set(Rows(files["deployments.csv"]).rows.compactMap { $0["deploymentid"] })
        #expect(Set(media.rows.compactMap { $0["deploymentid"] }) == deployments)
    }

    @Test func sameCatalogueSameBytes() throws {
        let catalogue = try ListCatalogue(burstOfAll)
        let first = try package(catalogue).files
        #expect(try package(catalogue).files == first)
    }

    @Test func theStudyIsTakenFromADataPackagesDescriptor() throws {
        let json = """
            {"title": "Roe deer of the Spreewald", "resources": [{"name": "media"}], "spatial": null,
             "project": {"id": "sw-7", "title": "Spreewald", "samplingDesign": "systematicRandom", "captureMethod": ["timeLapse"]},
             "contributors": [{"title": "Institute of Ecology", "role": "rightsHolder", "path": "https://example.org/"}],
             "licenses": [{"name": "CC-BY-4.0", "scope": "media"}, {"name": "CC0-1.0", "scope": "data"}]}
            """
        let project = try CamtrapProject(json: Array(json.utf8), file: "study.json")
        #expect(
            project
                == CamtrapProject(
                    title: "Spreewald", id: "sw-7", samplingDesign: .systematicRandom, captureMethods: [.timeLapse],
                    contributors: [
                        CamtrapProject.Contributor(
                            title: "Institute of Ecology", path: "https://example.org/", role: .rightsHolder)
                    ],
                    licences: CamtrapProject.Licences(data: "CC0-1.0", media: "CC-BY-4.0")))
        // What a package says of itself can be said of the next one.
        let written = try #require(try package(ListCatalogue(burstOfAll), project: project).files["datapackage.json"])
        #expect(try CamtrapProject(json: Array(written.utf8), file: "datapackage.json") == project)
    }

    @Test(arguments: [
        ("[1]", "study.json: is not a JSON object"), ("{", "study.json: is not JSON"),
        ("\u{0}", "study.json: is not JSON"),
        (#"{"title": 7}"#, "study.json: title has not the type that Camtrap DP gives it"),
        (#"{"contributors": [{"title": "A"}, {"role": "contact"}]}"#, "study.json: contributors[1].title is missing"),
        (
            #"{"contributors": [{"title": "A", "role": "boss"}]}"#,
            "study.json: contributors[0].role: there is no \"boss\"; it is one of contact, principalInvestigator, rightsHolder, publisher, contributor"
        ),
        (
            #"{"project": {"captureMethod": ["video"]}}"#,
            "study.json: project.captureMethod: there is no \"video\"; it is one of activityDetection, timeLapse"
        ),
        (
            #"{"licenses": [{"name": "CC0-1.0", "scope": "data"}]}"#,
            "study.json: licenses: Camtrap DP wants two, one with the scope data and one with the scope media, each with its name, such as CC0-1.0"
        ),
    ])
    func whatCannotBeUsedOfAStudyIsNamed(json: String, message: String) {
        let error = #expect(throws: WildlifeError.self) {
            try CamtrapProject(json: Array(json.utf8), file: "study.json")
        }
        #expect(error?.message == message)
    }
}
