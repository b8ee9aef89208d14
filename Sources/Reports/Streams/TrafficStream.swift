/// All traffic over a line in one direction, whatever its class, bin by bin: how fast it goes and how closely it follows.
///
/// The headway is the time from one vehicle's crossing to the next one's, in the bin of the later one; where nobody watched in between
/// there is none. The gap is the time between the first one's rear and the second one's front: the headway less the time that half of
/// each takes over the line, by the speeds at the line and by typical lengths of the classes (``VehicleLength``), so only where the scene
/// has a calibration. A line over several lanes gives the headways of all lanes together. Persons are no traffic.
public struct TrafficStream: Sendable {
    /// A line's direction.
    public var subject: Subject
    /// How many seconds of each bin the line was watched.
    public var coverage: [Double] = []
    public var counts: [Int] = []
    /// Metres a second, seconds, seconds: one list a bin.
    public var speeds: [[Float]] = []
    public var headways: [[Float]] = []
    public var gaps: [[Float]] = []

    public func count(_ bin: Int) -> Int? { coverage[bin] > 0 || counts[bin] > 0 ? counts[bin] : nil }

    init(subject: Subject, bins: Int) {
        self.subject = subject
        counts = Array(repeating: 0, count: bins)
        speeds = Array(repeating: [], count: bins)
        headways = speeds
        gaps = speeds
    }
}
