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
}
