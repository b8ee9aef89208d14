/// The counts of one class at one place, bin by bin.
public struct CountSeries: Sendable {
    public var subject: Subject
    /// Empty where nothing passed and no class was named.
    public var className = ""
    public var isPerson = false
    /// One a bin.
    public var counts: [Int] = []
    /// How many seconds of each bin the place was watched for this class.
    public var coverage: [Double] = []
    /// Of segments, and of lines where the scene has a calibration: metres a second, one list a bin; empty otherwise.
    public var speeds: [[Float]] = []

    /// The count of a bin; nil where nobody watched.
    public func count(_ bin: Int) -> Int? { coverage[bin] > 0 || counts[bin] > 0 ? counts[bin] : nil }

    public var total: Int { counts.reduce(0, +) }
}
