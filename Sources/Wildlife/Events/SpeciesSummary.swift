import Civil

/// How often a species came to a deployment.
public struct SpeciesSummary: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        case seen(MediaSubject)
        /// Nothing was seen but repeats.
        case blank
        /// The file could not be read.
        case failure
    }

    public var deployment: String
    public var kind: Kind
    /// The class by the vote of each event; empty for blanks and failures.
    public var name: String
    /// With a time.
    public var events = 0
    /// Those that begin longer than the independent gap after the class was seen last; nil for persons, blanks and failures.
    public var independentEvents: Int?
    public var pictures = 0
    /// The most in one picture.
    public var highestCount = 0
    /// nil without a time, and for persons, of whom nothing but counts is made.
    public var first: CaptureMoment?
    public var last: CaptureMoment?
    /// Independent events by the hour of the site's clock in which they begin, 24 numbers; empty where there are none.
    public var byHour: [Int] = []

    init(deployment: String, kind: Kind, name: String) {
        self.deployment = deployment
        self.kind = kind
        self.name = name
    }
}

/// Sums events up, one deployment after the other, in memory for the species of one.
public struct SpeciesSummarizer {
    private let independentGap: Int
    private var deployment: String?
    private var rows: [String: SpeciesSummary] = [:]

    public init(options: EventOptions) { independentGap = options.independentGap }

    /// Takes the next event in the order of ``MediaEvents``.
    ///
    /// - Returns: The rows of the deployment before, where this event belongs to another.
    public mutating func add(_ event: MediaEvent) -> [SpeciesSummary] {
        let done = deployment == event.deployment ? [] : finish()
        deployment = event.deployment
        for tally in event.counted { add(tally, event) }
        if event.failures > 0 {
            update(.failure, name: "") {
                $0.pictures += event.failures
                if event.span != nil { $0.events += 1 }
            }
        }
        if event.counted.isEmpty, event.pictures > event.failures {
            update(.blank, name: "") {
                $0.pictures += event.pictures - event.failures
                if event.span != nil { $0.events += 1 }
            }
        }
        return done
    }

    /// The rows of the last deployment: animals, persons, vehicles, objects, each by name, then blanks and failures.
    public mutating func finish() -> [SpeciesSummary] {
        let done = rows.values.sorted { (Self.rank($0.kind), $0.name) < (Self.rank($1.kind), $1.name) }
        rows = [:]
        deployment = nil
        return done
    }

    private mutating func add(_ tally: MediaEvent.Tally, _ event: MediaEvent) {
        let gap = independentGap
        update(.seen(tally.subject), name: tally.name) { row in
            row.pictures += tally.pictures
            row.highestCount = max(row.highestCount, tally.highestCount)
            guard let span = event.span else { return }
            row.events += 1
            guard tally.subject != .person else { return }
            if row.byHour.isEmpty { row.byHour = [Int](repeating: 0, count: 24) }
            if row.last.map({ span.start.seconds - $0.seconds > gap }) ?? true {
                row.independentEvents = (row.independentEvents ?? 0) + 1
                row.byHour[span.start.civil.hour] += 1
            }
            row.first = row.first ?? span.start
            row.last = span.end
        }
    }

    private mutating func update(_ kind: SpeciesSummary.Kind, name: String, _ change: (inout SpeciesSummary) -> Void) {
        let key = "\(Self.rank(kind)) \(name)"
        var row = rows.removeValue(forKey: key) ?? SpeciesSummary(deployment: deployment ?? "", kind: kind, name: name)
        change(&row)
        rows[key] = row
    }

    private static func rank(_ kind: SpeciesSummary.Kind) -> Int {
        switch kind {
        case .seen(.animal): 0
        case .seen(.person): 1
        case .seen(.vehicle): 2
        case .seen(.object): 3
        case .blank: 4
        case .failure: 5
        }
    }
}
