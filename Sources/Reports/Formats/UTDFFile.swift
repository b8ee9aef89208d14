import Civil

/// Synchro's turning-movement file (Universal Traffic Data Format): one row a quarter of an hour, one column a movement.
///
/// `NBL` is what travels north, so comes from the arm S, and turns left. All classes count but persons; U-turns count among the left
/// turns, for which the format has the only column. A quarter of an hour that nobody watched has no row; `*` is a movement that the
/// scene doesn't have.
public struct UTDFFile: Sendable {
    public let text: String
    /// What the format could not say.
    public let notes: [String]

    private static let turns: [(name: String, quarters: [Int])] = [("L", [3, 2]), ("T", [0]), ("R", [1])]
    private static let order: [Compass] = [.north, .south, .east, .west]

    /// - Parameters:
    ///   - report: Of one camera, in quarters of an hour.
    ///   - intersection: Synchro's number of the junction.
    ///   - arms: The point of the compass of each arm that is not named after one.
    /// - Throws: ``ReportError`` where the report has no movements, other bins, or an arm whose place is not known.
    public init(_ report: CountReport, intersection: Int = 1, arms: [String: Compass] = [:]) throws(ReportError) {
        guard report.bins.length == .fifteenMinutes else {
            throw ReportError("UTDF counts quarters of an hour; leave out --bin, or give --bin 15m")
        }
        guard report.cameras.count == 1, let camera = report.cameras.first else {
            throw ReportError("UTDF holds one junction; choose one with --camera")
        }
        let movements = camera.subjects.filter { $0.kind == "movement" }
        guard !movements.isEmpty else {
            throw ReportError("UTDF needs turning movements: give the scene's lines an arm and a role (entry, exit)")
        }
        func point(_ arm: String) throws(ReportError) -> Compass {
            guard let point = arms[arm] ?? Compass(arm: arm) else {
                throw ReportError(
                    "UTDF knows the arms N, E, S and W; say which one \"\(arm)\" is with --arms \"\(arm)=N\"")
            }
            return point
        }
        // For each column the series of its movements.
        var columns: [String: [Int]] = [:]
        var uTurns: [Int] = []
        for (index, series) in camera.series.enumerated() {
            guard case .movement(let from, let to) = series.subject else { continue }
            let heading = try point(from).opposite
            let quarters = (try point(to).rawValue - heading.rawValue + 4) % 4
            guard let turn = Self.turns.first(where: { $0.quarters.contains(quarters) }) else { continue }
            // A class that isn't counted by UTDF leaves its movement in being.
            columns[heading.boundName + turn.name, default: []] += series.isPerson ? [] : [index]
            if quarters == 2 { uTurns.append(index) }
        }
        let names = Self.order.flatMap { heading in Self.turns.map { heading.boundName + $0.name } }
        var text = "Turning Movement Count\n15 Minute Counts\nDATE,TIME,INTID,\(names.joined(separator: ","))\n"
        var unknown = 0
        var partly = 0
        for (index, bin) in report.bins.enumerated() {
            // Watched for movements: another run of the camera may have had none.
            let watched = camera.series.filter { $0.subject.kind == "movement" }.map { $0.coverage[index] }.max() ?? 0
            guard watched > 0 else {
                unknown += 1
                continue
            }
            if watched < Double(bin.seconds) - 1 { partly += 1 }
            let (year, month, day) = bin.startTime.date
            let time = CivilTime.padded(bin.startTime.hour, 2) + CivilTime.padded(bin.startTime.minute, 2)
            let counts = names.map { name in
                columns[name].map { "\($0.reduce(0) { $0 + camera.series[$1].counts[index] })" } ?? "*"
            }
            text +=
                "\(CivilTime.padded(month, 2))/\(CivilTime.padded(day, 2))/\(year),=\"\(time)\",\(intersection),"
                + counts.joined(separator: ",") + "\n"
        }
        self.text = text
        var notes: [String] = []
        if unknown > 0 { notes.append("\(unknown) quarters of an hour that nobody watched have no row") }
        if partly > 0 {
            notes.append("\(partly) quarters of an hour were watched in part; they hold what was seen, not scaled up")
        }
        let turned = uTurns.reduce(0) { $0 + camera.series[$1].total }
        if turned > 0 { notes.append("\(turned) U-turns are among the left turns: UTDF has no column for them") }
        self.notes = notes
    }
}
