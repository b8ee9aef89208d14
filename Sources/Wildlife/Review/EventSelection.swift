/// The pictures of an event that are worth a look, in memory for a few.
struct EventSelection {
    struct Choice {
        var record: MediaRecord
        var findings: [Finding]
        /// Of a video: the frame of the surest detection.
        var frame: Int?
        var score: Double
        var order: Int

        func isWorse(than other: Choice) -> Bool { (score, other.order) < (other.score, order) }
    }

    private let most: Int
    private var choices: [Choice] = []
    private var count = 0

    init(most: Int) { self.most = most }

    /// In the order in which they were taken.
    var ordered: [Choice] { choices.sorted { $0.order < $1.order } }

    mutating func add(_ record: MediaRecord, _ findings: [Finding]) {
        guard record.failure == nil else { return }
        count += 1
        let best = findings.max { Self.score($0) < Self.score($1) }
        let choice = Choice(
            record: record, findings: findings, frame: best?.detection.frameNumber, score: best.map(Self.score) ?? 0,
            order: count)
        if choices.count < most {
            choices.append(choice)
        } else if let weakest = choices.indices.min(by: { choices[$0].isWorse(than: choices[$1]) }),
            choices[weakest].isWorse(than: choice)
        {
            choices[weakest] = choice
        }
    }

    /// Animals first, then vehicles and things, then what is only a repeat, persons last.
    private static func score(_ finding: Finding) -> Double {
        if finding.isRepeat { return 0.1 + min(finding.confidence, 1) * 0.1 }
        switch finding.subject {
        case .animal: return 2 + min(finding.confidence, 1)
        case .vehicle, .object: return 1 + min(finding.confidence, 1)
        case .person: return 0.01
        }
    }
}
