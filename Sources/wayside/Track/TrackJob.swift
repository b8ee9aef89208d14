import FoundationEssentials

/// What `wayside track` is asked to do.
struct TrackJob {
    var detections: String
    var framesPerSecond: Double
    var width: Int
    var height: Int
    /// `1=car,2=truck`
    var classes: String
    var scene: String?
    var tracks: String?
    var counts: String?
    /// The civil time of the first frame.
    var startTime: Date?
    var store: StoreTarget?

    /// A store that takes the results.
    struct StoreTarget {
        var path: String
        /// The site's zone by its IANA name.
        var zone: String
        /// nil for the scene's name.
        var camera: String?
    }
}
