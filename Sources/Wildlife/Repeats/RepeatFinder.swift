import ClassPolicy

/// Finds the places at which nearly the same box comes again and again, far beyond what chance or an animal would do.
///
/// A detector that takes a stump for an animal does so at the same pixels, day after day. A resting animal does it for some hours. Animals
/// that come to a feeder for weeks are seen around one spot, but their boxes differ by a good part of an animal's length. So a box counts
/// as repeated when
///
/// - it was seen on several *occasions*: periods of four hours, of which a resting animal fills one or two, however many pictures it
///   triggers; a burst or a video is one picture of one occasion;
/// - on at least two days;
/// - and most of what was seen at and around the place had just this box (its *concentration*): the same by an overlap of 0.75 or more,
///   around it by 0.3 or more. Boxes that are scattered evenly would be in the ring 500 times for each one in the core; those of animals
///   at a feeder, which differ by 15 % of their size and more, fall into the core in a fifth of the cases; those of a stump, which differ
///   by 5 %, in nine of ten (simulated with normal deviations of position and size). Each visit has the same weight, so that one animal
///   that poses for a hundred pictures doesn't decide.
///
/// Persons are not looked at, and pictures without a time are not learned from. A parked vehicle is a repeat too. Memory is bounded: of
/// the boxes of a deployment, the 1024 with the most occasions are followed, among equals the latest.
public struct RepeatFinder {
    private static let mostCandidates = 1024
    private static let nearOverlap = 0.3
    /// Of two places that overlap by more, the one with more pictures stands for both.
    private static let oneThing = 0.6

    private let reader: FindingReader
    private let deployments: DeploymentTable
    private let options: RepeatOptions

    private var deployment: String?
    private var candidates: [PlaceCandidate] = []
    private var found: [RepeatedPlace] = []
    private var records = 0

    public init(classes: MediaClasses, deployments: DeploymentTable, options: RepeatOptions = RepeatOptions()) {
        reader = FindingReader(classes: classes, leastScore: options.leastScore)
        self.deployments = deployments
        self.options = options
    }

    /// Takes the next record in the order of ``MediaCatalogue/forEachByTime(_:)``.
    public mutating func add(_ record: MediaRecord) {
        if record.deployment != deployment {
            endDeployment()
            deployment = record.deployment
        }
        records += 1
        guard let time = record.metadata.captureTime else { return }
        let moment = deployments.moment(of: time, in: record.deployment)
        for finding in reader.findings(in: record)
        where (finding.subject == .animal || finding.subject == .vehicle) && finding.detection.box.isUsable {
            add(finding, record, moment)
        }
    }

    public mutating func finish() -> RepeatedPlaces {
        endDeployment()
        return RepeatedPlaces(found)
    }

    private mutating func add(_ finding: Finding, _ record: MediaRecord, _ moment: CaptureMoment) {
        let box = finding.detection.box
        var isKnown = false
        for index in candidates.indices {
            let overlap = RepeatedPlaces.overlap(candidates[index].box, box)
            if overlap >= RepeatedPlaces.sameOverlap {
                // All that it fits take it. Two candidates for one thing, begun with boxes at its two ends, grow together so.
                candidates[index].addSame(finding, path: record.path, record: records, moment: moment)
                isKnown = true
            } else if overlap >= Self.nearOverlap {
                candidates[index].addNear(moment: moment)
            }
        }
        guard !isKnown else { return }
        if candidates.count >= Self.mostCandidates { dropWeakest() }
        var candidate = PlaceCandidate(finding, path: record.path, moment: moment)
        candidate.addSame(finding, path: record.path, record: records, moment: moment)
        candidates.append(candidate)
    }

    private mutating func dropWeakest() {
        candidates.sort { ($0.occasions, $0.last.seconds) > ($1.occasions, $1.last.seconds) }
        candidates.removeLast(candidates.count - Self.mostCandidates / 2)
    }

    private mutating func endDeployment() {
        guard let deployment else { return }
        var repeated: [PlaceCandidate] = []
        for candidate in candidates.sorted(by: { ($0.pictures, $1.first.seconds) > ($1.pictures, $0.first.seconds) })
        where candidate.occasions >= options.leastOccasions && candidate.days >= options.leastDays
            && candidate.concentration >= options.leastConcentration
            && !repeated.contains(where: { RepeatedPlaces.overlap($0.box, candidate.box) >= Self.oneThing })
        {
            repeated.append(candidate)
        }
        for candidate in repeated.sorted(by: { ($0.first.seconds, $0.firstPath) < ($1.first.seconds, $1.firstPath) }) {
            let numbers = [candidate.box.x, candidate.box.y].map { String(Int(($0 * 10_000).rounded())) }
            found.append(
                RepeatedPlace(
                    id: StableID.of("place", deployment, candidate.firstPath, numbers[0], numbers[1]),
                    deployment: deployment, box: candidate.box, name: candidate.name, pictures: candidate.pictures,
                    occasions: candidate.occasions, concentration: candidate.concentration, days: candidate.days,
                    first: candidate.first, last: candidate.last, examples: candidate.examples))
        }
        candidates.removeAll(keepingCapacity: true)
        self.deployment = nil
    }
}

extension RepeatedPlaces {
    /// Goes through a batch once.
    public init(in catalogue: some MediaCatalogue, options: RepeatOptions = RepeatOptions()) throws {
        var finder = RepeatFinder(
            classes: catalogue.classes, deployments: catalogue.deployments, options: options)
        try catalogue.forEachByTime { finder.add($0) }
        self = finder.finish()
    }
}

extension NormalizedBox {
    /// Are its numbers numbers, near enough to a picture to be rounded?
    fileprivate var isUsable: Bool {
        [x, y, width, height].allSatisfy { $0.isFinite && abs($0) <= 10 } && area > 0
    }
}
