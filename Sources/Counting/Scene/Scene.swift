/// What is counted, and where: the scene file of one camera.
///
/// ```yaml
/// name: Mill Road
/// size: [1280, 720]            # coordinates are pixels of this size; without it, fractions of the picture (0 to 1)
/// classes: [car, truck, bus]   # what counts; without it every generic class of the model, never persons
/// lines:
///   - name: L1
///     points: [[897.1, 405.9], [454.0, 371.2]]
///     left_to_right: eastbound
///     right_to_left: westbound
/// ```
///
/// ```swift
/// let scene = try Scene(contentsOf: "scene.yaml")
/// var counter = try SceneCounter(scene: scene, classes: model.classes, pictureWidth: 1280, pictureHeight: 720)
/// ```
public struct Scene: Hashable, Sendable {
    public struct Size: Hashable, Sendable {
        public var width: Double
        public var height: Double
    }

    /// The file it was read from, for messages.
    public let file: String
    public let name: String
    /// The size of the picture in which the coordinates are pixels; nil where they are fractions of the picture.
    public let size: Size?
    /// The names of the classes that count; nil for every generic class.
    public let classes: [String]?
    public let lines: [SceneLine]
    public let zones: [SceneZone]
    public let calibration: SceneCalibration?
    public let segments: [SceneSegment]
    /// Where `classes` stands in the file.
    let classesLine: Int?

    private static let text = SettingsText(kind: "scene", need: "a name and at least one line")

    /// Reads and checks a scene file.
    ///
    /// - Throws: ``SettingsError`` for a file that can't be read or has anything wrong with it: nothing unknown, doubtful or out of
    ///   place is passed over.
    public init(contentsOf path: String) throws(SettingsError) {
        try self.init(yaml: Self.text.read(path), file: path)
    }

    /// - Parameters:
    ///   - yaml: The text of a scene file.
    ///   - file: What to call it in messages.
    public init(yaml: String, file: String) throws(SettingsError) {
        let root = try Self.text.compose(yaml, file: file)
        try root.allow(["name", "size", "classes", "lines", "zones", "calibration", "segments"])
        var reader = SceneReader()
        self.file = file
        name = try root.required("name").name()
        size = try root.optional("size").map { node throws(SettingsError) in try reader.readSize(node) }
        let classesNode = root.optional("classes")
        classes = try classesNode.map { node throws(SettingsError) in try reader.readClasses(node) }
        classesLine = classesNode?.line
        lines = try reader.readLines(root.optional("lines"))
        zones = try reader.readZones(root.optional("zones"))
        calibration = try root.optional("calibration").map { node throws(SettingsError) in
            try reader.readCalibration(node)
        }
        segments = try reader.readSegments(root.optional("segments"), lines: lines)
        if lines.isEmpty && zones.isEmpty {
            throw root.error("nothing to count: a scene needs at least one line or zone")
        }
    }
}
