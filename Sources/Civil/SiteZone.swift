public import FoundationEssentials

/// The time zones that a site can be in.
public enum SiteZone {
    /// The zone of an IANA name; nil for anything else, abbreviations and offsets too, which know no daylight saving.
    public static func named(_ name: String) -> TimeZone? {
        guard name == "UTC" || name.contains("/") else { return nil }
        return TimeZone(identifier: name)
    }

    public static func exists(_ name: String) -> Bool { named(name) != nil }
}
