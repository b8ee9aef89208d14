import ClassPolicy
import Counting
import Foundation
import TestSupport
import Testing

struct SceneTests {
    private static let complete = """
        name: S2-junction
        size: [1280, 720]
        classes: [car, truck]
        lines:
          - name: in_N
            points: [[440.4, 315.0], [286.1, 335.6]]
            left_to_right: in
            arm: N
            role: entry
          - {name: out, points: [[0, 0], [100, 0], [200, 50]], left_to_right: in, right_to_left: out}
        zones:
          - {name: BOX, points: [[623.8, 435.9], [849.3, 365.4], [639.1, 324.1], [420.9, 362.9]]}
        calibration:
          points:
            - {picture: [10, 10], ground: [0.0, 0.0]}
            - {picture: [1000, 10], ground: [10.0, 0.0]}
            - {picture: [1000, 700], ground: [10.0, 20.0]}
            - {picture: [10, 700], ground: [0.0, 20.0]}
        segments:
          - {name: SEG, from: in_N, to: out, length: 36.5, direction: in}
        """

    /// What a newcomer copies has to be right.
    @Test func theScenesOfTheREADMEAreScenes() throws {
        let readme = try String(
            contentsOf: SharedFiles.packageRoot.appendingPathComponent("README.md"), encoding: .utf8)
        let blocks = readme.components(separatedBy: "```yaml\n").dropFirst().compactMap {
            $0.components(separatedBy: "```").first
        }
        let scenes = try blocks.filter { $0.hasPrefix("name:") }.map { try Scene(yaml: $0, file: "README.md") }
        #expect(scenes.map(\.name) == ["gate", "junction"])
        let size = try #require(scenes[1].size)
        #expect(try scenes[1].groundPlane(inPicturesOfWidth: Int(size.width), height: Int(size.height)) != nil)
        #expect(scenes[1].segments.count == 1 && scenes[1].zones.count == 1 && scenes[1].lines.count == 6)
    }

    @Test func readsEverything() throws {
        let scene = try Scene(yaml: Self.complete, file: "scene.yaml")
        #expect(scene.name == "S2-junction")
        #expect(scene.size?.width == 1280 && scene.size?.height == 720)
        #expect(scene.classes == ["car", "truck"])
        let line = scene.lines[0]
        #expect(line.name == "in_N" && line.points == [Point(440.4, 315), Point(286.1, 335.6)])
        #expect(line.leftToRight == "in" && line.rightToLeft == nil)
        #expect(line.arm == "N" && line.role == .entry)
        #expect(scene.lines[1].points.count == 3)
        #expect(scene.zones[0].points.count == 4)
        #expect(scene.calibration?.points[1].ground == Point(10, 0))
        let segment = scene.segments[0]
        #expect(segment.name == "SEG" && segment.from == "in_N" && segment.to == "out")
        #expect(segment.lengthMeters == 36.5 && segment.direction == "in")
    }

    @Test func aLineIsEnough() throws {
        let scene = try Scene(
            yaml: "name: A\nlines:\n  - {name: L, points: [[0, 0.5], [1, 0.5]], right_to_left: up}", file: "a.yaml")
        #expect(scene.size == nil && scene.classes == nil)
    }

    /// Each scene that is wrong, and what the message says.
    @Test(arguments: [
        ("", "scene.yaml: is empty; a scene needs a name and at least one line"),
        ("# nothing\n", "scene.yaml: is empty"),
        ("just text", "scene.yaml:1: expected keys with values"),
        ("[1, 2]", "scene.yaml:1: expected keys with values"),
        ("name: [a", "scene.yaml:2: is not YAML here"),
        ("name: A\n\tlines: 3", "scene.yaml:2: is not YAML here"),
        ("name: A", "scene.yaml:1: nothing to count"),
        ("name: A\nname: B", "the key name stands twice"),
        ("lines: []", "scene.yaml:1: the key name is missing"),
        ("name: {}\nlines: []", "scene.yaml:1: name: expected a text"),
        ("name: A\nline: []", "scene.yaml:2: unknown key \"line\"; known here: name, size, classes, lines"),
        ("name: A\nlines: 3", "scene.yaml:2: lines: expected a list"),
        ("name: A\nlines: [3]", "scene.yaml:2: lines[0]: expected keys with values"),
        (
            "name: A\nlines:\n  - name: L\n    points: [[0, 0]]",
            "scene.yaml:3: lines[0] \"L\": a line needs two or more points"
        ),
        (
            "name: A\nlines:\n  - name: L\n    points: []",
            "scene.yaml:3: lines[0] \"L\": a line needs two or more points"
        ),
        ("name: A\nlines:\n  - name: L", "scene.yaml:3: lines[0] \"L\": the key points is missing"),
        ("name: A\nlines:\n  - {points: [[0, 0], [1, 1]], left_to_right: a}", "lines[0]: the key name is missing"),
        ("name: A\nlines:\n  - {name: L, points: [[0, 0], [1, 1]]}", "counts no direction"),
        ("name: A\nlines:\n  - {name: L, points: [[0, 0], [0, 0]], left_to_right: a}", "points 0 and 1 are the same"),
        (
            "name: A\nlines:\n  - {name: L, points: [[0, 0], [1]], left_to_right: a}",
            "lines[0] \"L\".points[1]: expected two numbers"
        ),
        (
            "name: A\nlines:\n  - {name: L, points: [[0, 0], [1, 1, 1]], left_to_right: a}",
            "lines[0] \"L\".points[1]: has 3 items"
        ),
        (
            "name: A\nlines:\n  - {name: L, points: [[0, 0], [1, .nan]], left_to_right: a}",
            "lines[0] \"L\".points[1][1]: "
        ),
        ("name: A\nlines:\n  - {name: L, points: [[0, 0], [1, nan]], left_to_right: a}", "nan is not a usable number"),
        ("name: A\nlines:\n  - {name: L, points: [[0, 0], [1, 1e999]], left_to_right: a}", "points[1][1]: "),
        ("name: A\nlines:\n  - {name: L, points: [[0, 0], [1, x]], left_to_right: a}", "expected a number"),
        (
            "name: A\nlines:\n  - {name: L, points: [[0, 0], [640, 1]], left_to_right: a}",
            "points[1]: lies outside the picture: without size"
        ),
        (
            "name: A\nsize: [640, 480]\nlines:\n  - {name: L, points: [[0, 0], [641, 1]], left_to_right: a}",
            "outside the picture of 640x480"
        ),
        (
            "name: A\nsize: [640, 480]\nlines:\n  - {name: L, points: [[0, -1], [1, 1]], left_to_right: a}",
            "outside the picture"
        ),
        ("name: A\nsize: [640]\nlines: []", "scene.yaml:2: size: expected two numbers"),
        ("name: A\nsize: [0, 480]\nlines: []", "size: expected the picture's width and height"),
        ("name: A\nsize: [1e30, 480]\nlines: []", "size[0]: 1e30 is not a usable number"),
        (
            "name: A\nlines:\n  - {name: L, points: [[0, 0], [1, 1]], left_to_right: a}\n  - {name: L, points: [[0, 0], [1, 1]], left_to_right: a}",
            "scene.yaml:4: lines[1] \"L\": the name stands twice"
        ),
        (
            "name: A\nlines:\n  - {name: L, points: [[0, 0], [1, 1]], left_to_right: a, arm: N}",
            "arm and role go together"
        ),
        (
            "name: A\nlines:\n  - {name: L, points: [[0, 0], [1, 1]], left_to_right: a, arm: N, role: in}",
            "role: expected entry or exit"
        ),
        (
            "name: A\nlines:\n  - {name: L, points: [[0, 0], [1, 1]], left_to_right: a, speed: 3}",
            "lines[0] \"L\": unknown key \"speed\""
        ),
        (
            "name: A\nlines:\n  - {name: L, points: [[0, 0], [1, 1]], left_to_right: \"\"}",
            "left_to_right: expected a text of 1 to 100"
        ),
        (
            "name: A\nclasses: [car, quux]\nlines: []",
            "scene.yaml:2: classes[1]: the class \"quux\" is refused by the class policy"
        ),
        ("name: A\nclasses: [woman]\nlines: []", "refused by the class policy"),
        ("name: A\nclasses: []\nlines: []", "classes: no class counts"),
        ("name: A\nclasses: [car, car]\nlines: []", "the class \"car\" stands twice"),
        ("name: A\nclasses: car\nlines: []", "classes: expected a list"),
        ("name: A\nzones: [{name: Z, points: [[0, 0], [1, 1]]}]", "zones[0] \"Z\": a zone needs three or more points"),
        ("name: A\nzones: [{name: Z, points: [[0, 0], [1, 1], [1, 0], [0, 1]]}]", "the outline crosses itself"),
        ("name: A\nzones: [{name: Z, points: [[0, 0], [0.5, 0.5], [1, 1]]}]", "the outline crosses itself"),
        (
            "name: A\ncalibration: {points: [{picture: [0, 0], ground: [0, 0]}]}",
            "a calibration needs four or more points"
        ),
        (
            "name: A\ncalibration: {points: [{picture: [0, 0], ground: [0, 0]}, {picture: [0.1, 0.1], ground: [1, 0]}, {picture: [0.2, 0.2], ground: [1, 1]}, {picture: [0.3, 0.3], ground: [0, 1]}]}",
            "the points lie on one line"
        ),
        (
            "name: A\nlines:\n  - {name: L, points: [[0, 0], [1, 1]], left_to_right: a}\nsegments: [{name: S, from: L, to: M, length: 3, direction: a}]",
            "segments[0] \"S\": there is no line \"M\""
        ),
        (
            "name: A\nlines:\n  - {name: L, points: [[0, 0], [1, 1]], left_to_right: a}\n  - {name: M, points: [[0, 0], [1, 1]], left_to_right: b}\nsegments: [{name: S, from: L, to: M, length: 3, direction: a}]",
            "the line \"M\" has no direction \"a\""
        ),
        (
            "name: A\nlines:\n  - {name: L, points: [[0, 0], [1, 1]], left_to_right: a}\nsegments: [{name: S, from: L, to: L, length: 3, direction: a}]",
            "from and to are the same line"
        ),
        ("name: &a A\nlines: []", "scene.yaml:1: anchors and aliases"),
        ("a: [&a [x, x], &b [*a, *a]]", "anchors and aliases"),
    ]) func namesWhatIsWrongAndWhere(yaml: String, message: String) {
        let error = #expect(throws: SettingsError.self) { try Scene(yaml: yaml, file: "scene.yaml") }
        #expect(error?.description.contains(message) == true, "\(error?.description ?? "no error")")
        #expect(error?.description.hasPrefix("scene.yaml") == true)
        #expect(error?.description.contains("\n") == false)
    }

    @Test func ampersandsInNamesArePlainText() throws {
        let scene = try Scene(
            yaml:
                "name: \"Mill & High\"\nlines:\n  - {name: 'R&D *', points: [[0, 0], [1, 1]], left_to_right: a&b} # &c",
            file: "a.yaml")
        #expect(scene.lines[0].name == "R&D *")
    }

    @Test func hugeAndDeepTextsAreRefusedQuickly() throws {
        let deep = String(repeating: "[", count: 100_000)
        #expect(throws: SettingsError.self) { try Scene(yaml: deep, file: "a.yaml") }
        let long = "name: A\nlines: [" + String(repeating: "{name: L},", count: 90_000) + "]"
        #expect(throws: SettingsError.self) { try Scene(yaml: long, file: "a.yaml") }
        let folder = try ScratchFolder()
        let huge = try folder.write(String(repeating: "#\n", count: 3_000_000), to: "huge.yaml")
        #expect(throws: SettingsError.self) { try Scene(contentsOf: huge) }
    }

    @Test func filesThatCantBeRead() throws {
        let folder = try ScratchFolder()
        let absent = #expect(throws: SettingsError.self) { try Scene(contentsOf: "absent/scene.yaml") }
        #expect(absent?.description.hasPrefix("absent/scene.yaml: can't be opened (No such file or directory)") == true)
        let directory = #expect(throws: SettingsError.self) { try Scene(contentsOf: folder.path) }
        #expect(directory?.description.contains("Is a directory") == true)
        let device = #expect(throws: SettingsError.self) { try Scene(contentsOf: "/dev/zero") }
        #expect(device?.description.contains("larger than") == true)
        let binary = folder.url.appendingPathComponent("binary.yaml")
        try Data([0xff, 0xfe, 0x00, 0xd8, 0xff]).write(to: binary)
        let noText = #expect(throws: SettingsError.self) { try Scene(contentsOf: binary.path) }
        #expect(noText?.description.contains("not text") == true)
    }

    @Test func aClassTheModelLacks() throws {
        let scene = try Scene(yaml: Self.complete.replacing("[car, truck]", with: "[car, bus]"), file: "scene.yaml")
        let list = try TestClasses.list()
        let error = #expect(throws: SettingsError.self) {
            try SceneCounter(scene: scene, classes: list, pictureWidth: 1280, pictureHeight: 720)
        }
        #expect(
            error?.description == "scene.yaml:3: classes[1]: the model has no class \"bus\"; it has car, truck, person")
    }

    @Test func picturesOfAnotherShape() throws {
        let scene = try Scene(yaml: Self.complete, file: "scene.yaml")
        let list = try TestClasses.list()
        let error = #expect(throws: SettingsError.self) {
            try SceneCounter(scene: scene, classes: list, pictureWidth: 640, pictureHeight: 480)
        }
        #expect(error?.description.contains("1280x720 has another shape than the pictures, which are 640x480") == true)
        #expect(throws: SettingsError.self) {
            try SceneCounter(scene: scene, classes: list, pictureWidth: 0, pictureHeight: 0)
        }
        #expect(throws: Never.self) {
            try SceneCounter(scene: scene, classes: list, pictureWidth: 640, pictureHeight: 360)
        }
    }

    @Test func personsCountOnlyWhereTheSceneNamesThem() throws {
        let list = try TestClasses.list()
        let all = try Scene(
            yaml: "name: A\nlines: [{name: L, points: [[0, 0], [1, 1]], left_to_right: a}]", file: "a.yaml")
        #expect(
            try SceneCounter(scene: all, classes: list, pictureWidth: 9, pictureHeight: 9).isCounted == [
                true, true, false,
            ])
        let named = try Scene(
            yaml: "name: A\nclasses: [Person]\nlines: [{name: L, points: [[0, 0], [1, 1]], left_to_right: a}]",
            file: "a.yaml")
        #expect(
            try SceneCounter(scene: named, classes: list, pictureWidth: 9, pictureHeight: 9).isCounted
                == [false, false, true])
    }
}
