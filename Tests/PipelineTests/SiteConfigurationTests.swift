import Civil
import Counting
import Pipeline
import TestSupport
import Testing

@Suite struct SiteConfigurationTests {
    @Test func defaultsHoldForCamerasThatSayNothingElse() throws {
        let site = try SiteConfiguration(
            yaml: """
                model: wayside-nano
                rate: 10
                gate: on
                controls: {power_line_frequency: 50 Hz, focus_auto: 0}
                cameras:
                  - name: gate
                    source: /dev/video9
                    scene: scenes/gate.yaml
                    size: [1280, 720]
                    controls: {focus_auto: 1}
                  - name: trail
                    source: rtsp://trail.local/stream
                    model: models/own.yaml
                    rate: 5
                    gate: off
                    format: MJPG
                    min_score: 0.4
                    save: clip
                  - {name: old, source: clips/old.mp4, model: none}
                """, file: "/etc/wayside/site.yaml")
        let (gate, trail, old) = (site.cameras[0], site.cameras[1], site.cameras[2])
        #expect(gate.model == "wayside-nano" && gate.rate == 10 && gate.gate == .on)
        #expect(gate.scene == "/etc/wayside/scenes/gate.yaml" && gate.source == "/dev/video9")
        #expect(gate.size?.width == 1280 && gate.size?.height == 720)
        #expect(gate.controls == ["power_line_frequency": "50 Hz", "focus_auto": "1"])
        #expect(trail.source == "rtsp://trail.local/stream" && trail.model == "/etc/wayside/models/own.yaml")
        #expect(trail.rate == 5 && trail.gate == .off && trail.format == "MJPG" && trail.minScore == 0.4)
        #expect(trail.save == .clip)
        #expect(old.source == "/etc/wayside/clips/old.mp4" && old.model == "none")
    }

    @Test func aStoreIsEveryCamerasThatCounts() throws {
        let site = try SiteConfiguration(
            yaml: """
                store: results.sqlite
                zone: Europe/Berlin
                cameras:
                  - {name: gate, source: /dev/video9, scene: gate.yaml}
                  - {name: far, source: far.mp4, scene: gate.yaml, store: /data/far.sqlite, zone: UTC, start_time: 2026-05-04T07:00}
                  - {name: near, source: near.mp4, scene: gate.yaml, start_time: "2026-10-25T02:30:00+01:00"}
                  - {name: view, source: /dev/video8}
                """, file: "/etc/wayside/site.yaml")
        #expect(
            site.cameras.map(\.store) == [
                "/etc/wayside/results.sqlite", "/data/far.sqlite", "/etc/wayside/results.sqlite", nil,
            ])
        #expect(site.cameras.map(\.zone) == ["Europe/Berlin", "UTC", "Europe/Berlin", "Europe/Berlin"])
        #expect(site.cameras.map(\.startTime?.text) == [nil, "2026-05-04T07:00", "2026-10-25T02:30:00+01:00", nil])
    }

    @Test(arguments: [
        (
            "store: a.sqlite\ncameras:\n  - {name: a, source: a.mp4, scene: s.yaml}",
            "cameras[0] \"a\": store needs zone"
        ),
        ("cameras:\n  - {name: a, source: a.mp4, store: a.sqlite, zone: UTC}", "store: needs a scene"),
        ("zone: CET\ncameras:\n  - {name: a, source: a.mp4}", "site.yaml:1: zone: there is no time zone \"CET\""),
        ("cameras:\n  - {name: a, source: a.mp4, start_time: 2026-05-04T07:00}", "start_time: has no offset"),
        ("cameras:\n  - {name: a, source: a.mp4, start_time: noon}", "start_time: expected a time"),
        (
            "cameras:\n  - {name: a, source: /dev/video9, zone: UTC, start_time: 2026-05-04T07:00}",
            "start_time: is for recordings"
        ),
        (
            "cameras:\n  - {name: a, source: a.mp4, zone: Europe/Berlin, start_time: 2026-10-25T02:30}",
            "2026-10-25T02:30:00+02:00 or 2026-10-25T02:30:00+01:00"
        ),
        (
            "cameras:\n  - {name: a, source: a.mp4, zone: Europe/Berlin, start_time: 2026-03-29T02:30}",
            "does not exist in Europe/Berlin"
        ),
    ])
    func timesAndStoresThatCanNotBeMeant(yaml: String, message: String) {
        let error = #expect(throws: SettingsError.self) { try SiteConfiguration(yaml: yaml, file: "site.yaml") }
        #expect(error?.description.contains(message) == true, "\(String(describing: error))")
    }

    @Test(arguments: [
        ("cameras: []", "site.yaml:1: cameras: no camera"),
        ("rate: 5", "the key cameras is missing"),
        ("cameras:\n  - {name: a}", "site.yaml:2: cameras[0] \"a\": the key source is missing"),
        ("cameras:\n  - {source: a.mp4}", "site.yaml:2: cameras[0]: the key name is missing"),
        (
            "cameras:\n  - name: a\n    source: a.mp4\n    colour: red",
            "site.yaml:4: cameras[0] \"a\": unknown key \"colour\""
        ),
        ("camera: 1\ncameras: []", "site.yaml:1: unknown key \"camera\""),
        ("scene: a.yaml\ncameras: []", "unknown key \"scene\""),
        ("cameras:\n  - {name: a/b, source: a.mp4}", "cameras[0] \"a/b\".name: names a folder"),
        ("cameras:\n  - {name: .., source: a.mp4}", "names a folder"),
        (
            "cameras:\n  - {name: a, source: a.mp4}\n  - {name: a, source: b.mp4}",
            "site.yaml:3: cameras[1] \"a\": the name stands twice"
        ),
        (
            "cameras:\n  - {name: a, source: /dev/video9}\n  - {name: b, source: /dev/video9}",
            "site.yaml:3: cameras[1] \"b\": the source is that of \"a\" too"
        ),
        ("cameras:\n  - {name: a, source: 'ftp://a/b'}", "cameras[0] \"a\".source: "),
        ("cameras:\n  - {name: a, source: a.mp4, gate: maybe}", "gate: expected off, on, auto"),
        ("cameras:\n  - {name: a, source: a.mp4, rate: 0}", "rate: expected frames a second"),
        ("cameras:\n  - {name: a, source: a.mp4, size: [0, 5]}", "size: expected the picture's width"),
        ("cameras:\n  - {name: a, source: a.mp4, min_score: 2}", "min_score: expected a number from 0 to 1"),
        ("cameras:\n  - {name: a, source: a.mp4, save: all}", "save: expected pictures, clip"),
        ("cameras:\n  - {name: a, source: a.mp4, format: MJPEG}", "format: expected a pixel format"),
        ("cameras:\n  - {name: a, source: a.mp4, controls: [1]}", "controls: expected names with values"),
        ("cameras:\n  - {name: a, source: a.mp4, model: none, scene: s.yaml}", "scene and save need a detector"),
        ("cameras: {a: b}", "cameras: expected a list"),
        ("cameras:\n - &a {name: a}\n - *a", "anchors and aliases"),
        ("[", "is not YAML"), ("", "a site needs a list of cameras"),
    ])
    func mistakeIsNamedWithItsPlace(_ yaml: String, _ message: String) throws {
        let error = #expect(throws: SettingsError.self) { try SiteConfiguration(yaml: yaml, file: "site.yaml") }
        #expect(error.map { "\($0)".contains(message) } == true, "\(error.map { "\($0)" } ?? "none")")
    }

    @Test func oneRecordingMayBePlayedByTwo() throws {
        let folder = try ScratchFolder()
        try folder.write("", to: "a.mp4")
        let yaml = "cameras:\n  - {name: a, source: a.mp4}\n  - {name: b, source: a.mp4}"
        #expect(try SiteConfiguration(yaml: yaml, file: folder.path + "/site.yaml").cameras.count == 2)
    }

    @Test func tooManyCamerasAreRefused() throws {
        let yaml = "cameras:\n" + (0..<65).map { "  - {name: c\($0), source: rtsp://c\($0)/s}\n" }.joined()
        #expect(throws: SettingsError.self) { try SiteConfiguration(yaml: yaml, file: "site.yaml") }
    }
}
