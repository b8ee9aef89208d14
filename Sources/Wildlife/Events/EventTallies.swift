import ClassPolicy

/// What an event has shown so far, class by class, in memory that doesn't grow with its pictures.
///
/// A detector that takes a deer for a cow in one picture of ten should give one deer. So the pictures vote: each gives every class its
/// highest confidence (with a second model: that of every species it considered), and the class with the highest sum wins. A class
/// stays beside the winner where it holds a quarter of the votes, or where one picture shows both side by side: two boxes that overlap
/// by half are one animal with two names.
struct EventTallies {
    private struct Class {
        var subject: MediaSubject
        var isSpecies: Bool
        var highestCount = 0
        var pictures = 0
        var votes = 0.0
        var isBeside = false
    }

    private struct Subject {
        var pictures = 0
        /// The most things of any class in one picture.
        var highestCount = 0
    }

    private var classes: [String: Class] = [:]
    private var subjects: [MediaSubject: Subject] = [:]

    /// A minor class with this part of the votes stays.
    private static let keptShare = 0.25
    /// Boxes of two classes that overlap by more show one thing.
    private static let sameThing = 0.5
    /// Pictures with more boxes are taken as they are: comparing all with all costs the square.
    private static let mostCompared = 300

    /// - Parameter findings: Of one picture or video, without repeats.
    mutating func add(_ findings: [Finding], of mediaClasses: MediaClasses) {
        for subject in MediaSubject.allCases {
            let own = findings.filter { $0.subject == subject }
            guard !own.isEmpty else { continue }
            subjects[subject, default: Subject()].pictures += 1
            vote(own, of: mediaClasses)
            for frame in Self.frames(of: own) { count(frame, subject: subject) }
            for name in Set(own.map(\.name)) { classes[name]?.pictures += 1 }
        }
    }

    private mutating func vote(_ findings: [Finding], of mediaClasses: MediaClasses) {
        var votes: [String: (confidence: Double, isSpecies: Bool)] = [:]
        func add(_ name: String, _ confidence: Double, isSpecies: Bool) {
            if confidence >= votes[name]?.confidence ?? 0 { votes[name] = (min(confidence, 1), isSpecies) }
        }
        for finding in findings {
            if finding.subject == .person || finding.detection.classifications.isEmpty {
                add(finding.name, finding.confidence, isSpecies: false)
            } else {
                for one in finding.detection.classifications {
                    add(mediaClasses.species[one.classIndex].name, one.confidence, isSpecies: true)
                }
            }
        }
        for (name, vote) in votes {
            classes[name, default: Class(subject: findings[0].subject, isSpecies: vote.isSpecies)].votes +=
                vote.confidence
        }
    }

    /// - Parameter frame: Findings of one subject in one picture.
    private mutating func count(_ frame: [Finding], subject: MediaSubject) {
        var counts: [String: Int] = [:]
        for finding in frame { counts[finding.name, default: 0] += 1 }
        for (name, count) in counts {
            let highest = classes[name]?.highestCount ?? 0
            classes[name]?.highestCount = max(highest, count)
        }
        var things = frame.count
        if counts.count > 1, frame.count <= Self.mostCompared {
            var kept: [Finding] = []
            for finding in frame.sorted(by: { $0.confidence > $1.confidence })
            where !kept.contains(where: { Self.areSameThing($0, finding) }) {
                kept.append(finding)
            }
            things = kept.count
            let names = Set(kept.map(\.name))
            if names.count > 1 { for name in names { classes[name]?.isBeside = true } }
        }
        let highest = subjects[subject]?.highestCount ?? 0
        subjects[subject]?.highestCount = max(highest, things)
    }

    private static func areSameThing(_ a: Finding, _ b: Finding) -> Bool {
        a.name != b.name && a.detection.box.intersectionOverUnion(with: b.detection.box) >= sameThing
    }

    /// The frames of a video one by one; a picture is one frame.
    private static func frames(of findings: [Finding]) -> [[Finding]] {
        guard findings.contains(where: { $0.detection.frameNumber != nil }) else { return [findings] }
        let frames = Dictionary(grouping: findings) { $0.detection.frameNumber ?? 0 }
        return frames.keys.sorted().compactMap { frames[$0] }
    }

    /// Animals first; within a subject the likeliest first.
    var result: [MediaEvent.Tally] { MediaSubject.allCases.flatMap(result) }

    private func result(of subject: MediaSubject) -> [MediaEvent.Tally] {
        guard let whole = subjects[subject] else { return [] }
        let own = classes.filter { $0.value.subject == subject }.sorted {
            ($1.value.votes, $0.key) < ($0.value.votes, $1.key)
        }
        let all = own.reduce(0) { $0 + $1.value.votes }
        var tallies: [MediaEvent.Tally] = []
        for (rank, (name, one)) in own.enumerated() {
            let isOutvoted = rank > 0 && !one.isBeside && (one.highestCount == 0 || one.votes < all * Self.keptShare)
            // A species that the second model considered, but never thought the likeliest, is not worth a line.
            if isOutvoted, one.highestCount == 0 { continue }
            tallies.append(
                MediaEvent.Tally(
                    subject: subject, name: name, highestCount: one.highestCount, pictures: one.pictures,
                    probability: subject == .person ? nil : min(one.votes / Double(whole.pictures), 1),
                    isSpecies: one.isSpecies, isOutvoted: isOutvoted))
        }
        if let first = tallies.first, tallies.count(where: { !$0.isOutvoted }) == 1 {
            // All that was seen was the winner, under whatever name.
            tallies[0].highestCount = max(first.highestCount, whole.highestCount)
            tallies[0].pictures = max(first.pictures, whole.pictures)
        }
        return tallies
    }
}
