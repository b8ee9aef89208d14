public import Store

/// Everything that a report says, in whatever format.
public struct CountReport: Sendable {
    public var bins: TimeBins
    public var cameras: [CameraCounts]
    /// What a reader of the numbers should know.
    public var notes: [String]
}

/// What one camera counted.
public struct CameraCounts: Sendable {
    public var name: String
    public var series: [CountSeries]
    /// How many seconds of each bin the camera was watched by any run.
    public var coverage: [Double]
    /// The busiest hours: of the whole place first where it has movements or entries, then of each movement or line.
    public var peakHours: [PeakHour]
    /// All traffic of each line's direction, in the order of the scene; none where only some classes were asked for.
    public var streams: [TrafficStream] = []
    /// How full each zone was.
    public var occupancies: [ZoneOccupancy] = []
    /// The queue in each zone.
    public var queues: [ZoneQueue] = []
    /// The runs that the numbers come from.
    public var runs: [StoredRun]

    /// What made the numbers: `wayside 0.1.0, class policy 2, digest 3bb7…`, and each model with its hash.
    public var provenance: String {
        var programs: [String] = []
        var models: [String] = []
        for run in runs {
            let program =
                "wayside \(run.programVersion), class policy \(run.policyVersion), digest \(run.policyDigest)"
            if !programs.contains(program) { programs.append(program) }
            guard let model = run.model else { continue }
            let text = "model \(model) \(run.modelSHA256 ?? "")"
            if !models.contains(text) { models.append(text) }
        }
        return (programs + models).joined(separator: ", ")
    }

    /// The digests of the policies that were in force, and the models by name and the beginning of their hash: for a table's cells.
    public var policyCell: String { unique(runs.map(\.policyDigest)) }
    public var modelCell: String {
        unique(runs.compactMap { run in run.model.map { $0 + "@" + (run.modelSHA256 ?? "").prefix(12) } })
    }

    private func unique(_ texts: [String]) -> String {
        var seen: [String] = []
        for text in texts where !seen.contains(text) { seen.append(text) }
        return seen.joined(separator: " ")
    }

    /// The subjects in the order of the scene.
    public var subjects: [Subject] {
        var subjects: [Subject] = []
        for series in series where subjects.last != series.subject { subjects.append(series.subject) }
        return subjects
    }

    /// The subjects that say how many came: movements where there are any, otherwise entry lines, otherwise all lines.
    public var mainSubjects: [Subject] {
        let subjects = subjects
        let movements = subjects.filter { $0.kind == "movement" }
        if !movements.isEmpty { return movements }
        let lines = subjects.filter { $0.kind == "line" }
        let entries = lines.filter { if case .line(_, _, _, .entry) = $0 { true } else { false } }
        return entries.isEmpty ? lines : entries
    }

    /// All classes of a subject together in a bin; nil where nobody watched.
    public func count(_ subject: Subject, bin: Int) -> Int? {
        var sum: Int?
        for series in series where series.subject == subject {
            if let count = series.count(bin) { sum = (sum ?? 0) + count }
        }
        return sum
    }

    /// The main subjects together in a bin; nil where nobody watched.
    public func total(bin: Int) -> Int? {
        let main = Set(mainSubjects)
        var sum: Int?
        for series in series where main.contains(series.subject) {
            if let count = series.count(bin) { sum = (sum ?? 0) + count }
        }
        return sum
    }
}
