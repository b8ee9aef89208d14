public import Civil

/// When a picture was taken, once its deployment has said what the camera's clock means.
public struct CaptureMoment: Hashable, Sendable {
    /// Since 1970; where no zone is known, as if the clock stood in UTC, which is right for intervals within a deployment.
    public var seconds: Int
    /// Seconds ahead of UTC; nil where no zone is known.
    public var offset: Int?
    /// Did the zone's clock show this time twice, or not at all? Then the earlier reading was taken.
    public var isDoubtful: Bool

    public init(seconds: Int, offset: Int?, isDoubtful: Bool = false) {
        self.seconds = seconds
        self.offset = offset
        self.isDoubtful = isDoubtful
    }

    /// What the clock on the wall shows, corrected.
    public var civil: CivilTime { CivilTime(seconds: seconds, offset: offset ?? 0) }

    /// Camtrap DP's `2021-05-31T08:25:38+0200`; without the offset where no zone is known.
    public var text: String {
        let civil = civil
        let text = civil.dateText + "T" + civil.secondText
        return offset == nil ? text : text + civil.offsetText.filter { $0 != ":" }
    }
}
