/// A camera at a place for a time: a row of Camtrap DP's deployments.csv.
public struct Deployment: Hashable, Sendable {
    /// The folder whose pictures belong to it, relative to the batch's root; empty for the root itself.
    public var folder: String
    public var id: String
    /// The IANA zone of the camera's clock; `Etc/GMT-1` for a camera that was never set to summer time.
    public var zone: String?
    /// Added to the camera's clock, seconds: 3600 for a camera that was an hour behind.
    public var clockOffset: Int
    public var place: MediaMetadata.Place?
    /// The other columns of Camtrap DP's deployments table as they stood in the user's file, by name.
    public var columns: [String: String]

    public init(
        folder: String, id: String, zone: String? = nil, clockOffset: Int = 0, place: MediaMetadata.Place? = nil,
        columns: [String: String] = [:]
    ) {
        self.folder = folder
        self.id = id
        self.zone = zone
        self.clockOffset = clockOffset
        self.place = place
        self.columns = columns
    }
}
