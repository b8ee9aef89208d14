import Civil
import FoundationEssentials

/// Which deployment a file belongs to, and what its camera's clock means.
///
/// Without a table of the user's, a deployment is a folder of pictures: of `site 4/DCIM/100RECNX/RCNX0001.JPG` it is `site 4`, for what
/// a camera makes by the DCF standard (`DCIM`, `100RECNX`) says nothing of the place. Pictures in the root itself belong to `root`.
public struct DeploymentTable: Hashable, Sendable {
    /// Those of the user's file, in its order.
    public let listed: [Deployment]
    /// An IANA name, for deployments that name none; nil where nobody said it.
    public let zone: String?
    /// Seconds, for deployments that name none.
    public let clockOffset: Int

    private let placeOfID: [String: Int]
    private let placeOfFolder: [String: Int]
    private let zones: [String: TimeZone]

    /// - Throws: ``WildlifeError`` for a zone that doesn't exist.
    public init(zone: String? = nil, clockOffset: Int = 0) throws(WildlifeError) {
        try self.init([], zone: zone, clockOffset: clockOffset)
    }

    /// - Parameter listed: With IDs and folders that differ.
    /// - Throws: ``WildlifeError`` for a zone that doesn't exist.
    init(_ listed: [Deployment], zone: String?, clockOffset: Int) throws(WildlifeError) {
        self.listed = listed
        self.zone = zone
        self.clockOffset = clockOffset
        var (ids, folders, zones) = ([String: Int](), [String: Int](), [String: TimeZone]())
        for (place, deployment) in listed.enumerated() {
            ids[deployment.id] = place
            for folder in deployment.folders { folders[folder] = place }
        }
        for name in Set(listed.compactMap(\.zone) + [zone].compactMap(\.self)) {
            guard let zone = SiteZone.named(name) else {
                throw WildlifeError("there is no time zone \"\(name)\"; give its IANA name, such as Europe/Berlin")
            }
            zones[name] = zone
        }
        (placeOfID, placeOfFolder, self.zones) = (ids, folders, zones)
    }

    /// The ID of the deployment that a file belongs to: the listed one with the longest folder that holds it, or its folder's name.
    ///
    /// - Parameter path: Relative to the batch's root, parted by `/`.
    public func id(ofFile path: String) -> String {
        var folders = path.split(separator: "/", omittingEmptySubsequences: true).dropLast()
        if !placeOfFolder.isEmpty {
            var outer = folders
            while true {
                if let place = placeOfFolder[outer.joined(separator: "/")] { return listed[place].id }
                guard outer.popLast() != nil else { break }
            }
        }
        if let first = folders.firstIndex(where: Self.isMadeByCamera) { folders = folders[..<first] }
        return folders.isEmpty ? "root" : folders.joined(separator: "/")
    }

    /// What the user's file says of a deployment; nil where it says nothing.
    public subscript(id: String) -> Deployment? { placeOfID[id].map { listed[$0] } }

    /// When a picture of a deployment was taken: the camera's time, corrected, on the clock of the deployment's zone.
    ///
    /// A time that the zone's clock shows twice is taken as the first of both, and one that it skips as if it had not been set yet: a camera
    /// in the field goes on as it was. Both are doubtful.
    public func moment(of time: CaptureTime, in deployment: String) -> CaptureMoment {
        let known = self[deployment]
        let local = time.localSeconds + (known?.clockOffset ?? clockOffset)
        guard let zone = (known?.zone ?? zone).flatMap({ zones[$0] }) else {
            return CaptureMoment(seconds: local, offset: nil)
        }
        func offset(_ seconds: Int) -> Int {
            zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
        }
        // No zone is further from UTC than a day, and no clock is set twice in two days.
        let (before, after) = (offset(local - 86_400), offset(local + 86_400))
        if before == after { return CaptureMoment(seconds: local - before, offset: before) }
        let isBefore = offset(local - before) == before
        let isAfter = offset(local - after) == after
        return isAfter && !isBefore
            ? CaptureMoment(seconds: local - after, offset: after)
            : CaptureMoment(seconds: local - before, offset: before, isDoubtful: isBefore == isAfter)
    }

    /// `DCIM`, or three digits from 100 and five letters, digits or underscores (CIPA DC-009, DCF 2.0, 3.1.4).
    private static func isMadeByCamera(_ folder: Substring) -> Bool {
        if folder.uppercased() == "DCIM" { return true }
        let bytes = Array(folder.utf8)
        return bytes.count == 8 && (49...57).contains(bytes[0]) && bytes[1...2].allSatisfy { (48...57).contains($0) }
            && bytes[3...].allSatisfy {
                (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || $0 == 95
            }
    }
}
