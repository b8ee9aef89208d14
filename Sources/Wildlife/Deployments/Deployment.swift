/// A camera at a place for a time: a row of Camtrap DP's deployments.csv.
public struct Deployment: Hashable, Sendable {
    /// The folders whose pictures belong to it, relative to the batch's root.
    public var folders: [String]
    public var id: String
    /// The IANA zone of the camera's clock; `Etc/GMT-1` for a camera that was never set to summer time. nil where the row names none.
    public var zone: String?
    /// Added to the camera's clock, seconds: 3600 for a camera that was an hour behind. nil where the row names none.
    public var clockOffset: Int?
    public var place: MediaMetadata.Place?
    /// The other columns of Camtrap DP's deployments table that the user's file has, by their name, empty cells left out.
    public var columns: [String: String]

    public init(
        folders: [String], id: String, zone: String? = nil, clockOffset: Int? = nil,
        place: MediaMetadata.Place? = nil, columns: [String: String] = [:]
    ) {
        self.folders = folders
        self.id = id
        self.zone = zone
        self.clockOffset = clockOffset
        self.place = place
        self.columns = columns
    }
}
