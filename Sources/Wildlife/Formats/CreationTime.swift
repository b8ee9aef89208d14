/// When a file says that it was made.
public enum CreationTime {
    /// Seconds since 1970: SOURCE_DATE_EPOCH where the environment has it, for files that come out the same in every run, otherwise
    /// now.
    ///
    /// - Throws: ``WildlifeError`` for a variable that is no time.
    public static func seconds(environment: [String: String], now: Int) throws(WildlifeError) -> Int {
        guard let text = environment["SOURCE_DATE_EPOCH"], !text.isEmpty else { return now }
        guard let seconds = Int(text), (0...253_402_300_799).contains(seconds) else {
            throw WildlifeError("SOURCE_DATE_EPOCH is \"\(text)\", which is no number of seconds since 1970")
        }
        return seconds
    }
}
