/// A store that takes the results of a run.
struct StoreTarget: Hashable, Sendable {
    var path: String
    /// The site's zone by its IANA name.
    var zone: String
    /// nil for the scene's name.
    var camera: String?
}
