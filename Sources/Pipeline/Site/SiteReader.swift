import Capture
import Civil
import Counting
import Glibc

/// Reads a site file and refuses what can't be meant.
struct SiteReader {
    /// More than a machine can watch; it bounds the time for a hostile file.
    private static let mostCameras = 64
    private static let mostControls = 100
    /// What may stand at the top too, for all cameras.
    private static let shared = [
        "model", "size", "rate", "format", "gate", "controls", "min_score", "save", "store", "zone",
    ]

    let file: String

    func readSite(_ root: SettingsNode) throws(SettingsError) -> [SiteCamera] {
        try root.allow(["cameras"] + Self.shared)
        var defaults = SiteCamera(name: "", source: "", controls: [:])
        try readShared(root, into: &defaults)
        let list = try root.required("cameras")
        var cameras: [SiteCamera] = []
        var devices: [String: String] = [:]
        for item in try list.items(atMost: Self.mostCameras) {
            let camera = try readCamera(item, defaults)
            guard !cameras.contains(where: { $0.name == camera.name }) else {
                throw item.error("the name stands twice")
            }
            // A recording may be played by several.
            if try isLive(camera.source, at: item),
                let other = devices.updateValue(camera.name, forKey: Self.device(of: camera.source))
            {
                throw item.error("the source is that of \"\(other)\" too; a device serves one camera")
            }
            cameras.append(camera)
        }
        guard !cameras.isEmpty else { throw list.error("no camera; give one or more, each with a name and a source") }
        return cameras
    }

    private func readCamera(_ item: SettingsNode, _ defaults: SiteCamera) throws(SettingsError) -> SiteCamera {
        try item.allow(["name", "source", "scene", "start_time"] + Self.shared)
        var camera = defaults
        let name = try item.required("name")
        camera.name = try name.name()
        guard Self.isFileName(camera.name) else {
            throw name.error("names a folder of results: letters, digits, -, _ and . only, 64 at most, no . in front")
        }
        camera.source = try path(text(item.required("source")))
        camera.scene = try item.optional("scene").map { node throws(SettingsError) in try path(text(node)) }
        try readShared(item, into: &camera)
        if camera.model == "none", camera.scene != nil || camera.save != nil {
            throw item.error("scene and save need a detector, but model is none")
        }
        if let store = item.optional("store"), camera.scene == nil {
            throw store.error("needs a scene, which says what to count")
        }
        if camera.store != nil, camera.zone == nil {
            throw item.error("store needs zone, the site's time zone: Europe/Berlin")
        }
        if camera.save == .card, camera.zone == nil {
            throw item.error("save: card needs zone, the site's time zone: Europe/Berlin")
        }
        if let node = item.optional("start_time") { camera.startTime = try startTime(node, of: camera, at: item) }
        // The site's, which this camera has nothing for.
        if camera.scene == nil { camera.store = nil }
        return camera
    }

    private func readShared(_ node: SettingsNode, into camera: inout SiteCamera) throws(SettingsError) {
        if let model = node.optional("model") { camera.model = try modelReference(text(model)) }
        if let size = node.optional("size") { camera.size = try readSize(size) }
        if let rate = node.optional("rate") {
            let value = try rate.number()
            guard value > 0, value <= 1000 else { throw rate.error("expected frames a second, above 0") }
            camera.rate = value
        }
        if let format = node.optional("format") {
            let name = try format.name()
            guard FourCC(name: name) != nil else {
                throw format.error("expected a pixel format as `wayside cameras` lists it, such as MJPG")
            }
            camera.format = name
        }
        if let gate = node.optional("gate") { camera.gate = try choice(gate) }
        if let save = node.optional("save") { camera.save = try choice(save) }
        if let store = node.optional("store") { camera.store = try path(text(store)) }
        if let zone = node.optional("zone") {
            let name = try zone.name()
            guard SiteZone.exists(name) else {
                throw zone.error("there is no time zone \"\(name)\"; give its IANA name, such as Europe/Berlin")
            }
            camera.zone = name
        }
        if let score = node.optional("min_score") {
            let value = try score.number()
            guard (0...1).contains(value) else { throw score.error("expected a number from 0 to 1") }
            camera.minScore = Float(value)
        }
        if let controls = node.optional("controls") {
            for (name, value) in try controls.entries(atMost: Self.mostControls) {
                camera.controls[name] = try value.name()
            }
        }
    }

    private func startTime(
        _ node: SettingsNode, of camera: SiteCamera, at item: SettingsNode
    ) throws(SettingsError) -> CivilText {
        guard let time = CivilText(try node.name()) else {
            throw node.error("expected a time such as 2026-05-04T07:00 or 2026-05-04T07:00:00+02:00")
        }
        guard time.hasOffset || camera.zone != nil else {
            throw node.error("has no offset; write it, as in \(time.text)+02:00, or name the site's zone")
        }
        guard try !isLive(camera.source, at: item) else {
            throw node.error("is for recordings; a camera's or stream's time is the clock's")
        }
        do throws(CivilError) {
            _ = try time.seconds(in: camera.zone ?? "UTC")
        } catch {
            throw node.error(error.message)
        }
        return time
    }

    private func readSize(_ node: SettingsNode) throws(SettingsError) -> SiteCamera.Size {
        let value = try node.point()
        guard value.x >= 1, value.y >= 1, value.x <= 65_536, value.y <= 65_536, value == value.rounded(.down) else {
            throw node.error("expected the picture's width and height in pixels, as in [1280, 720]")
        }
        return SiteCamera.Size(width: Int(value.x), height: Int(value.y))
    }

    private func choice<Value: RawRepresentable<String> & CaseIterable>(
        _ node: SettingsNode
    ) throws(SettingsError) -> Value {
        guard let value = Value(rawValue: try node.name()) else {
            throw node.error("expected \(Value.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return value
    }

    /// A path or an address, which may be longer than a name.
    private func text(_ node: SettingsNode) throws(SettingsError) -> String { try node.name(atMost: 4096) }

    private func isLive(_ source: String, at item: SettingsNode) throws(SettingsError) -> Bool {
        do {
            return try FrameSources.isLive(source)
        } catch {
            throw (item.optional("source") ?? item).error("\(error)")
        }
    }

    // MARK: Names

    private static func isFileName(_ name: String) -> Bool {
        name.utf8.count <= 64 && !name.hasPrefix(".")
            && name.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
                    true
                default: false
                }
            }
    }

    /// A relative path is one from the file's folder.
    private func path(_ text: String) -> String {
        guard !text.hasPrefix("/"), !text.contains("://"), !text.hasPrefix("usb:"), let slash = file.lastIndex(of: "/")
        else { return text }
        return file[...slash] + text
    }

    /// A plain name is one of a known model; anything else is a path.
    private func modelReference(_ text: String) -> String {
        let isFile = text.contains("/") || [".yaml", ".yml", ".onnx", ".tflite"].contains(where: text.hasSuffix)
        return isFile ? path(text) : text
    }

    /// What two cameras can't both have: the device behind a link, or the address.
    private static func device(of source: String) -> String {
        guard let resolved = realpath(source, nil) else { return source }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}
