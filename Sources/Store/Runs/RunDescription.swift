public import ClassPolicy
import Values

/// What a run is, as the store keeps it: who counted, with what, where.
public struct RunDescription: Sendable {
    /// The name under which the results of a place come together over many runs.
    public var camera: String
    /// The site's time zone by its IANA name: `Europe/Berlin`.
    public var zone: String
    /// The device, file or address.
    public var source: String
    /// The scene's name and the SHA-256 of its text.
    public var scene: (name: String, sha256: String)?
    /// The model's name and the SHA-256 of its network; nil where detections came from elsewhere.
    public var model: (name: String, sha256: String)?
    public var layout: CountingLayout
    /// Every class that the run counts.
    public var classes: [RecognizedClass]
    /// The names of those that a report shows with zeros where none passed; usually those that the scene names.
    public var namedClasses: Set<String>

    public init(
        camera: String, zone: String, source: String, scene: (name: String, sha256: String)? = nil,
        model: (name: String, sha256: String)? = nil, layout: CountingLayout, classes: [RecognizedClass],
        namedClasses: Set<String> = []
    ) {
        self.camera = camera
        self.zone = zone
        self.source = source
        self.scene = scene
        self.model = model
        self.layout = layout
        self.classes = classes
        self.namedClasses = namedClasses
    }
}
