import Civil

/// Which deployment a file belongs to, and what its camera's clock means.
///
/// Without a table of the user's, a deployment is a folder of pictures: of `site 4/DCIM/100RECNX/RCNX0001.JPG` it is `site 4`, for what
/// a camera makes by the DCF standard (`DCIM`, `100RECNX`) says nothing of the place. Pictures in the root itself belong to `root`.
public struct DeploymentTable: Hashable, Sendable {
    /// Those of the user's file.
    public private(set) var listed: [Deployment] = []
    /// An IANA name, for deployments that name none; nil where nobody said it.
    public let zone: String?
    /// Seconds, for deployments that name none.
    public let clockOffset: Int

    /// - Throws: ``WildlifeError`` for a zone that doesn't exist.
    public init(zone: String? = nil, clockOffset: Int = 0) throws(WildlifeError) {
        if let zone, !SiteZone.exists(zone) {
            throw WildlifeError("there is no time zone \"\(zone)\"; give its IANA name, such as Europe/Berlin")
        }
        self.zone = zone
        self.clockOffset = clockOffset
    }

    /// The ID of the deployment that a file belongs to.
    ///
    /// - Parameter path: Relative to the batch's root, parted by `/`.
    public func id(ofFile path: String) -> String {
        var folders = path.split(separator: "/", omittingEmptySubsequences: true).dropLast()
        if let first = folders.firstIndex(where: Self.isMadeByCamera) { folders = folders[..<first] }
        return folders.isEmpty ? "root" : folders.joined(separator: "/")
    }

    /// What the user's file says of a deployment; nil where it says nothing.
    public subscript(id: String) -> Deployment? { listed.first { $0.id == id } }

    /// When a picture of a deployment was taken.
    public func moment(of time: CaptureTime, in deployment: String) -> CaptureMoment {
        CaptureMoment(seconds: time.localSeconds + clockOffset, offset: nil)
    }

    /// `DCIM`, or three digits and five letters, digits or underscores (CIPA DC-009, DCF 2.0).
    private static func isMadeByCamera(_ folder: Substring) -> Bool {
        if folder.uppercased() == "DCIM" { return true }
        let bytes = folder.utf8
        return bytes.count == 8 && bytes.prefix(3).allSatisfy { (48...57).contains($0) }
            && !bytes.prefix(3).elementsEqual("000".utf8)
            && bytes.dropFirst(3).allSatisfy {
                (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || $0 == 95
            }
    }
}
