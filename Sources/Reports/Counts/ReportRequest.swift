public import Civil

/// What a report is asked to hold.
public struct ReportRequest: Sendable {
    public enum Span: Sendable {
        /// From the first to the last time that was watched.
        case everything
        case day(CivilText)
        /// A date as `to` is that whole day.
        case between(CivilText?, CivilText?)
    }

    public enum Grouping: String, Sendable, CaseIterable {
        /// The groups of FHWA's 13 classes that a picture can tell; see ``FHWAGroup``.
        case fhwa
    }

    public var bin = BinLength.fifteenMinutes
    public var span = Span.everything
    /// An IANA name; nil for the zone that the runs have.
    public var zone: String?
    /// Cameras by name; empty for all.
    public var cameras: [String] = []
    /// Runs by number; empty for all.
    public var runs: [Int] = []
    /// Classes by name; empty for all.
    public var only: [String] = []
    public var grouping: Grouping?

    public init() {}
}
