public import Civil

/// One camera of a site file, with the site's defaults filled in. Paths are usable from the program's own folder.
public struct SiteCamera: Hashable, Sendable {
    /// What becomes of the pictures.
    public enum Saving: String, Hashable, Sendable, CaseIterable {
        case pictures, clip
        /// A camera trap's card: pictures of animals with a journal, for `wayside batch`.
        case card
    }

    public struct Size: Hashable, Sendable {
        public var width: Int
        public var height: Int
    }

    /// Its folder of results carries it: letters, digits, `-`, `_` and `.`.
    public var name: String
    public var source: String
    /// A model's name, manifest or network file, or `none`; nil for the standard one.
    public var model: String?
    /// The scene file.
    public var scene: String?
    public var size: Size?
    /// Frames a second.
    public var rate: Double?
    /// A camera's pixel format, four characters: `MJPG`.
    public var format: String?
    public var gate: GateMode?
    /// A camera's controls by name: `power_line_frequency: 50 Hz`.
    public var controls: [String: String]
    /// 0 to 1.
    public var minScore: Float?
    public var save: Saving?
    /// The SQLite file that takes what is counted; always with ``zone``.
    public var store: String?
    /// The site's time zone by its IANA name.
    public var zone: String?
    /// When a recording began, with an offset or on the zone's clock.
    public var startTime: CivilText?
}
